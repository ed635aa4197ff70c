#include "simulated_shop.h"

namespace dangol {

std::string text_for(MessageId message) { return "(광고) " + std::to_string(message.value); }

SimulatedShop::SimulatedShop(TestDice& dice, FixedClock& clock, std::size_t many)
    : dice_(dice), clock_(clock), zone_(*Zone::named("Asia/Seoul")) {
  for (std::size_t i = 1; i <= many; ++i) {
    if (roll(dice, 10) == 0) continue;  // never asked
    happen({i}, ConsentChanged{Purpose::marketing, true, ConsentMethod::web, "1", Channel::sms});
    if (roll(dice, 5) == 0)
      happen({i}, ConsentChanged{Purpose::night_marketing, true, ConsentMethod::web, "1", Channel::sms});
  }
  happen({}, CampaignDefined{.campaign = {1}, .name = "a", .rule = "", .subject = "", .text = "", .starts_at = {}});
  happen({}, CampaignDefined{.campaign = {2}, .name = "b", .rule = "", .subject = "", .text = "", .starts_at = {}});
  move({1}, CampaignState::running);
  move({2}, CampaignState::running);
}

void SimulatedShop::happen(CustomerId guest, EventBody body) {
  journal_.push_back({{1}, guest, clock_.now(), {}, std::move(body)});
  fold(journal_.back());
}

void SimulatedShop::fold(const Event& event) {
  outbox_.apply(event, zone_);
  if (const auto* consent = std::get_if<ConsentChanged>(&event.body))
    consents_[event.customer].apply(*consent, event.at);
}

void SimulatedShop::queue(CustomerId guest, CampaignId campaign, MessageClass what) {
  const MessageId id{next_message_++};
  happen(guest, MessageQueued{id, campaign, Channel::sms, what, "", text_for(id)});
}

void SimulatedShop::opt_out(CustomerId guest) {
  happen(guest, ConsentChanged{Purpose::marketing, false, ConsentMethod::phone, "1", Channel::sms});
}

void SimulatedShop::move(CampaignId campaign, CampaignState to) { happen({}, CampaignMoved{campaign, to}); }

void SimulatedShop::report(const DeliveryReport& report) {
  const OutboxMessage* message = outbox_.find(report.message);
  if (message == nullptr) return;
  happen(message->customer, MessageMoved{report.message, step_told_by(report.outcome), SuppressionReason::end, "", ""});
}

void SimulatedShop::start_again() {
  outbox_ = {};
  consents_.clear();
  for (const Event& event : journal_) fold(event);
  const bool had_power = std::exchange(may_lose_power_, false);
  (void)note_without_answer(*this, outbox_.without_answer(now()));
  may_lose_power_ = had_power;
}

std::vector<OutboxMessage> SimulatedShop::take_due(Channel channel, std::size_t most) {
  std::vector<OutboxMessage> due;
  for (const MessageId id : outbox_.take_due(channel, now(), most)) due.push_back(*outbox_.find(id));
  return due;
}

SendVerdict SimulatedShop::ask_gate(const OutboxMessage& message, Question which) const {
  SendQuestion question;
  question.customer = message.customer;
  question.channel = message.channel;
  question.message = message.what;
  question.now = now();
  question.zone = zone_;
  question.has_address = true;
  if (const auto consent = consents_.find(message.customer); consent != consents_.end())
    question.consent = consent->second;
  question.form = {true, true, true};
  if (which == Question::whether) question.sent = outbox_.sent(message.customer, now(), zone_);
  question.relay = {"", "", 100'000, true, true, true};
  question.sender = {"0212345678", true};
  return gate(question);
}

std::optional<OutgoingMessage> SimulatedShop::text_of(const OutboxMessage& message) const {
  return OutgoingMessage{message.id, "01000000000", "", "", text_for(message.id), ""};
}

CampaignState SimulatedShop::campaign_of(const OutboxMessage& message) const {
  return outbox_.campaigns().state_of(message.campaign);
}

Result<void> SimulatedShop::record(std::span<const MessageMoved> moves) {
  if (may_lose_power_ && roll(dice_, 200) == 0) throw PowerCut{};  // nothing of it was written
  for (const MessageMoved& move : moves) {
    const OutboxMessage* message = outbox_.find(move.message);
    if (message != nullptr) happen(message->customer, move);
  }
  if (may_lose_power_ && roll(dice_, 200) == 0) throw PowerCut{};  // all was, but nobody heard
  return {};
}

}  // namespace dangol
