#include "shop/sending_acceptance.h"

#include <algorithm>

#include "base/korean.h"
#include "consent/gate.h"
#include "insights/segment_members.h"
#include "outbox/message_steps.h"
#include "segments/parse_expression.h"
#include "shop/display_link.h"
#include "shop/message_writer.h"
#include "templates/advertising_form.h"
#include "templates/alimtalk_words.h"

namespace dangol {
namespace {

constexpr std::size_t longest_line_bytes = 200;
constexpr std::size_t longest_code_bytes = 120;

Error refused(std::string message) { return {ErrorCode::invalid_input, std::move(message)}; }

bool is_line(std::string_view text, std::size_t longest = longest_line_bytes) {
  return text.size() <= longest && is_utf8(text) && text.find_first_of("\r\n") == text.npos;
}

// A display calls names, and carries no words of a campaign.
bool carries_words(Channel channel) { return channel != Channel::none && channel != Channel::display; }

bool is_public_url(std::string_view url) {
  return url.empty() || ((url.starts_with("https://") || url.starts_with("http://127.0.0.1")) && !url.ends_with('/'));
}

// Advertisements must name the number as free to call; the form of the text is held against the same rule.
bool is_free_number(std::string_view number) { return number.empty() || number.starts_with("080"); }

Result<void> accept_arrangement(const SendingArranged& sending) {
  const auto lines = {&sending.sender_name, &sending.contact,       &sending.opt_out_number,   &sending.public_url,
                      &sending.relay.name,  &sending.sender.digits, &sending.relay.certificate};
  if (!std::ranges::all_of(lines, [](const std::string* line) { return is_line(*line); }))
    return refused("each of the shop's names, numbers and addresses is one line of at most 200 bytes");
  if (!sending.sender.digits.empty() && !is_sender_number(sending.sender.digits))
    return refused("the number to send from has 8 to 11 digits with its area code, without hyphens");
  if (!is_free_number(sending.opt_out_number)) return refused("the number to opt out by is free for who calls: 080...");
  if (!is_public_url(sending.public_url))
    return refused("the public address begins with https:// and does not end with a slash");
  const FrequencyCap& cap = sending.cap;
  for (const int each : {cap.to_one_a_day, cap.to_one_in_7_days, cap.to_one_in_30_days, cap.by_shop_a_day}) {
    if (each < 0 || each > largest_cap) return refused("a cap is a number from 0 to 1,000,000,000");
  }
  constexpr AdvertisingHours by_law;
  const AdvertisingHours& hours = sending.hours;
  if (hours.from < by_law.from || hours.until > by_law.until || hours.from >= hours.until)
    return refused("advertisements go from 08:00 at the earliest until 20:50 at the latest: choose hours between them");
  const std::int64_t least =
      std::min({sending.sms_price_minor, sending.kakao_price_minor, sending.budget_minor.value_or(0)});
  const std::int64_t largest =
      std::max({sending.sms_price_minor, sending.kakao_price_minor, sending.budget_minor.value_or(0)});
  if (least < 0 || largest > 1'000'000'000'000) return refused("a price or budget is an amount of 0 or more");
  return {};
}

Result<void> accept_gateway(const GatewayArranged& gateway) {
  if (gateway.kind == GatewayKind::display || gateway.channel == Channel::display) {
    if (gateway == display_arrangement(gateway.secret) && is_display_token(gateway.secret)) return {};
    return refused("the screens that call names have a link of their own: make that");
  }
  if (gateway.channel == Channel::none || is_in_house(gateway.channel))
    return refused("a gateway is of a channel: sms, kakao, email or push");
  const auto lines = {&gateway.url, &gateway.user, &gateway.secret, &gateway.from};
  if (!std::ranges::all_of(lines, [](const std::string* line) { return is_line(*line, 1'000); }))
    return refused("a gateway's address, user, secret and sender are one line each");
  const bool is_mail = gateway.kind == GatewayKind::smtp;
  if (is_mail != (gateway.channel == Channel::email) && gateway.kind != GatewayKind::webhook)
    return refused("e-mail goes by smtp, text messages and KakaoTalk by solapi; a webhook carries any");
  return {};
}

Result<void> accept_campaign(const CampaignDefined& campaign, const ShopMemory& memory) {
  const Campaigns& campaigns = memory.outbox().campaigns();
  const Campaign* known = campaigns.find(campaign.campaign);
  if (!campaign.campaign) return refused("a campaign has a number from 1");
  if (known != nullptr && known->state != CampaignState::drafted)
    return Error{ErrorCode::conflict, "this campaign has begun: cancel it and make another"};
  if (known == nullptr && campaigns.all().size() >= most_campaigns)
    return Error{ErrorCode::too_much, "there are 1,000 campaigns already"};
  if (normalized(campaign.name).empty() || !is_line(campaign.name))
    return refused("a campaign needs a name of one line");
  if (!carries_words(campaign.channel))
    return refused("a campaign goes by a channel: sms, kakao, email, counter or printed");
  if (campaign.text.empty()) return refused("a campaign needs a text");
  if (campaign.channel == Channel::email && campaign.subject.empty()) return refused("an e-mail needs a subject");
  if (campaign.again_after_days > most_days_until_again)
    return refused("a message comes again after 1 to 366 days, or once: 0");
  const auto rule = read_expression(campaign.rule, segment_names(memory.catalog(), memory.settings().currency()));
  if (!rule) return rule.error();
  const bool english = memory.settings().founded.language == "en";
  if (auto read = read_message(campaign, english ? Language::english : Language::korean); !read) return read.error();
  if (campaign.bought_once && memory.catalog().item(campaign.bought_once) == nullptr)
    return refused("the item that one is enough of is not on the menu");
  return {};
}

Result<void> accept_campaign_move(const CampaignMoved& moved, const ShopMemory& memory) {
  const Campaign* known = memory.outbox().campaigns().find(moved.campaign);
  if (known == nullptr) return Error{ErrorCode::not_found, "there is no such campaign"};
  if (may_move(known->state, moved.to)) return {};
  return Error{ErrorCode::conflict, "the campaign cannot go there from where it is: look at it again"};
}

Result<void> accept_queued(const MessageQueued& queued) {
  if (!queued.message || queued.channel == Channel::none) return refused("a message has a number and a channel");
  // All who are in the shop read it.
  if (queued.channel == Channel::display && queued.what == MessageClass::advertising)
    return refused("a display calls names, and advertises nothing to anybody");
  if (queued.text.empty() || queued.text.size() > longest_message_bytes || !is_utf8(queued.text))
    return refused("a message is a text of at most 8,000 bytes");
  if (!is_line(queued.subject, longest_subject_bytes)) return refused("a subject is one line");
  const bool may_be_alimtalk = queued.channel == Channel::kakao && queued.what == MessageClass::information;
  if (queued.alimtalk != Alimtalk{} && !may_be_alimtalk) return refused("Alimtalk is information by KakaoTalk");
  const bool advertises = queued.what == MessageClass::advertising && !is_in_house(queued.channel);
  const bool marked = advertising_subject(queued.text).empty() &&
                      (queued.subject.empty() || advertising_subject(queued.subject).empty());
  if (advertises && !marked) return refused("an advertisement begins with (광고), its subject too");
  return {};
}

Result<void> accept_step(const MessageMoved& moved, const ShopMemory& memory) {
  const OutboxMessage* message = memory.outbox().find(moved.message);
  if (message == nullptr) return Error{ErrorCode::not_found, "there is no such message"};
  if (!is_line(moved.reference, longest_code_bytes) || !is_line(moved.detail, longest_code_bytes))
    return refused("a provider's reference or code is one line of at most 120 bytes");
  // A provider may say what it likes; what leaves the house is ours.
  if (moved.step == MessageStep::handing_over && !may_move(message->step, moved.step, message->what))
    return Error{ErrorCode::conflict, "this message may have left already"};
  return {};
}

}  // namespace

Result<void> accept_words(MessageClass what, std::string_view subject, std::string_view text) {
  if (what == MessageClass::advertising) return {};
  if (advertising_words_in(subject).empty() && advertising_words_in(text).empty()) return {};
  return refused("this text advertises: send it as advertising, or leave out what sells");
}

Result<void> accept_sending(const Event& event, const ShopMemory& memory) {
  if (const auto* sending = std::get_if<SendingArranged>(&event.body)) return accept_arrangement(*sending);
  if (const auto* gateway = std::get_if<GatewayArranged>(&event.body)) return accept_gateway(*gateway);
  if (const auto* campaign = std::get_if<CampaignDefined>(&event.body)) return accept_campaign(*campaign, memory);
  if (const auto* moved = std::get_if<CampaignMoved>(&event.body)) return accept_campaign_move(*moved, memory);
  if (const auto* queued = std::get_if<MessageQueued>(&event.body)) return accept_queued(*queued);
  if (const auto* moved = std::get_if<MessageMoved>(&event.body)) return accept_step(*moved, memory);
  return {};
}

}  // namespace dangol
