#include "stories/parse_sending.h"

#include <array>
#include <optional>

#include "stories/step_text.h"

namespace dangol::story {
namespace {

constexpr int largest = 1'000'000;

Result<std::int32_t> local_day(std::string_view text) {
  const auto day = calendar_date(text);
  if (!day) return day.error();
  return static_cast<std::int32_t>(date::sys_days{*day}.time_since_epoch().count());
}

Result<void> read_number(std::string_view text, int& into) {
  const auto number = whole_number(text, 0, largest);
  if (!number) return number.error();
  into = *number;
  return {};
}

// "relay until 2025-12-31": everything that a relay needs.
Result<void> read_relay(std::string_view value, Relay& relay) {
  if (take_word(value) != "until") return expected("relay until DATE", value);
  const auto day = local_day(value);
  if (!day) return day.error();
  relay = {"중계사", "제1호", *day, true, true, true};
  return {};
}

// "hours 10:00-18:00"
Result<void> read_hours(std::string_view value, AdvertisingHours& hours) {
  const auto ends = split(value, "-");
  if (ends.size() != 2) return expected("hours HH:MM-HH:MM", value);
  const auto from = time_of_day(ends[0]);
  if (!from) return from.error();
  const auto until = time_of_day(ends[1]);
  if (!until) return until.error();
  hours = {static_cast<std::int16_t>(*from), static_cast<std::int16_t>(*until)};
  return {};
}

Result<void> read_part(std::string_view part, SendingArranged& sending) {
  std::string_view value = part;
  const std::string_view key = take_word(value);
  if (value.empty()) return expected("what to arrange and how", part);
  if (key == "name") return sending.sender_name = value, Result<void>();
  if (key == "contact") return sending.contact = value, Result<void>();
  if (key == "opt-out") return sending.opt_out_number = value, Result<void>();
  if (key == "page") return sending.public_url = value, Result<void>();
  if (key == "number") return sending.sender = {std::string(value), true}, Result<void>();
  if (key == "relay") return read_relay(value, sending.relay);
  if (key == "day") return read_number(value, sending.cap.to_one_a_day);
  if (key == "week") return read_number(value, sending.cap.to_one_in_7_days);
  if (key == "month") return read_number(value, sending.cap.to_one_in_30_days);
  if (key == "hours") return read_hours(value, sending.hours);
  if (key == "all") return read_number(value, sending.cap.by_shop_a_day);
  int minor = 0;
  if (key != "price" && key != "budget") return expected("name, contact, opt-out, page, number, relay or a cap", part);
  if (auto read = read_number(value, minor); !read) return read;
  if (key == "price") sending.sms_price_minor = minor;
  if (key == "budget") sending.budget_minor = minor;
  return {};
}

// What stands behind `word` in `head`, which is cut off there; nothing when it is not there.
std::optional<std::string> cut_off(std::string_view& head, std::string_view word) {
  const auto at = head.rfind(word);
  if (at == head.npos) return std::nullopt;
  std::string behind(trimmed(head.substr(at + word.size())));
  head = trimmed(head.substr(0, at));
  return behind;
}

struct Way {
  Channel channel{};
  std::string alimtalk_template;
};

// CHANNEL or CHANNEL as TEMPLATE
Result<Way> read_way(std::string_view text) {
  Way way;
  way.alimtalk_template = cut_off(text, " as ").value_or("");
  const auto by = channel(text);
  if (!by) return by.error();
  way.channel = *by;
  return way;
}

Result<StepBody> move_to(std::string_view text, CampaignState to, const char* form) {
  if (text.empty()) return expected(form, text);
  return StepBody{MoveCampaign{std::string(text), to}};
}

}  // namespace

Result<StepBody> parse_sending(std::string_view text) {
  ArrangeSending step;
  for (const std::string_view part : split(text, ",")) {
    if (auto read = read_part(part, step.sending); !read) return read.error();
  }
  return StepBody{std::move(step)};
}

// campaign NAME [information] [every N days] by CHANNEL [as TEMPLATE] [of one ITEM] [about SUBJECT] to RULE: TEXT
Result<StepBody> parse_campaign(std::string_view text) {
  const auto colon = text.find(": ");
  if (colon == text.npos) return expected("campaign NAME by CHANNEL to RULE: TEXT", text);
  std::string_view head = text.substr(0, colon);
  DraftCampaign step;
  step.campaign.text = trimmed(text.substr(colon + 1));
  auto rule = cut_off(head, " to ");
  auto subject = cut_off(head, " about ");
  step.bought_once = cut_off(head, " of one ").value_or("");
  const auto by = cut_off(head, " by ");
  if (!rule || !by) return expected("campaign NAME by CHANNEL to RULE: TEXT", text);
  step.campaign.rule = std::move(*rule);
  step.campaign.subject = std::move(subject).value_or("");
  auto way = read_way(*by);
  if (!way) return way.error();
  step.campaign.channel = way->channel;
  step.campaign.alimtalk_template = std::move(way->alimtalk_template);
  if (const auto days = cut_off(head, " every ")) {
    const auto number = whole_number(std::string_view(*days).substr(0, days->find(' ')), 1, 366);
    if (!number) return number.error();
    step.campaign.again_after_days = static_cast<std::uint32_t>(*number);
  }
  if (head.ends_with(" information")) {
    step.campaign.message = MessageClass::information;
    head = trimmed(head.substr(0, head.size() - std::string_view(" information").size()));
  }
  step.campaign.name = head;
  return StepBody{std::move(step)};
}

// message NAME by CHANNEL [as TEMPLATE]: TEXT      of an order or a booking: information
Result<StepBody> parse_message(std::string_view text) {
  const auto colon = text.find(": ");
  if (colon == text.npos) return expected("message NAME by CHANNEL: TEXT", text);
  std::string_view head = text.substr(0, colon);
  const auto by = cut_off(head, " by ");
  if (!by) return expected("message NAME by CHANNEL: TEXT", text);
  auto way = read_way(*by);
  if (!way) return way.error();
  return StepBody{SendMessage{std::string(head), way->channel, std::string(trimmed(text.substr(colon + 1))),
                              std::move(way->alimtalk_template)}};
}

Result<StepBody> parse_starts(std::string_view text) { return move_to(text, CampaignState::running, "starts NAME"); }
Result<StepBody> parse_pauses(std::string_view text) { return move_to(text, CampaignState::paused, "pauses NAME"); }
Result<StepBody> parse_cancels(std::string_view text) {
  return move_to(text, CampaignState::cancelled, "cancels NAME");
}

// says NAME[, not today]
Result<StepBody> parse_says(std::string_view text) {
  std::string_view who = text;
  const auto comma = who.find(',');
  const bool put_off = comma != who.npos;
  if (put_off && trimmed(who.substr(comma + 1)) != "not today") return expected("says NAME, not today", text);
  who = trimmed(who.substr(0, comma));
  if (who.empty()) return expected("says NAME", text);
  return StepBody{SayToHer{std::string(who), put_off ? Saying::not_today : Saying::said}};
}

// calls NAME[, no display|no answer]
Result<StepBody> parse_calls(std::string_view text) {
  std::string_view who = text;
  const auto comma = who.find(',');
  const std::string_view how = comma == who.npos ? std::string_view() : trimmed(who.substr(comma + 1));
  who = trimmed(who.substr(0, comma));
  if (who.empty()) return expected("calls NAME", text);
  if (how.empty() && comma == text.npos) return StepBody{CallHer{std::string(who), Handed::accepted}};
  if (how == "no display") return StepBody{CallHer{std::string(who), Handed::refused}};
  if (how == "no answer") return StepBody{CallHer{std::string(who), Handed::unknown}};
  return expected("calls NAME, no display or calls NAME, no answer", text);
}

Result<StepBody> parse_bounces(std::string_view text) {
  if (text.empty()) return expected("bounces NAME", text);
  return StepBody{ComeBack{std::string(text)}};
}

Result<StepBody> parse_replies(std::string_view text) {
  const auto colon = text.find(": ");
  if (colon == text.npos) return expected("replies NAME: TEXT", text);
  return StepBody{Reply{std::string(trimmed(text.substr(0, colon))), std::string(trimmed(text.substr(colon + 1)))}};
}

Result<StepBody> parse_prints(std::string_view text) {
  if (!text.empty()) return expected("prints alone on its line", text);
  return StepBody{PrintCards{}};
}

Result<StepBody> parse_printed(std::string_view text) {
  if (!text.empty() && text != "nothing") return expected("printed, or printed nothing", text);
  return StepBody{AnswerPrinting{text.empty()}};
}

Result<StepBody> parse_sends(std::string_view text) {
  if (!text.empty()) return expected("sends alone on its line", text);
  return StepBody{SendDue{}};
}

}  // namespace dangol::story
