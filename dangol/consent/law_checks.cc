#include "consent/law_checks.h"

#include <algorithm>
#include <array>

#include "consent/gate.h"

namespace dangol {
namespace {

LawState in_order_if(bool is) { return is ? LawState::in_order : LawState::missing; }

const GatewayArranged* gateway_of(const LawQuestion& q, Channel channel) {
  const auto at = std::ranges::find(q.gateways, channel, &GatewayArranged::channel);
  return at == q.gateways.end() || at->url.empty() ? nullptr : &*at;
}

// The number that is registered must be the one that sends.
bool is_number_registered(const LawQuestion& q) {
  const GatewayArranged* by = gateway_of(q, Channel::sms);
  const SenderNumber& number = q.sending.sender;
  const bool sends = by == nullptr || by->kind != GatewayKind::solapi || by->from == number.digits;
  return sends && number.is_registered && is_sender_number(number.digits);
}

LawCheck certificate(const LawQuestion& q) {
  const std::int32_t last = q.sending.relay.certified_until;
  if (last <= 0) return {LawRule::relay_certificate, LawState::missing};
  const LawState left = last > q.today + soon_days ? LawState::in_order : LawState::due;
  return {LawRule::relay_certificate, last < q.today ? LawState::missing : left, last};
}

// Without a text of its own a shop asks by the words of the screens, which know nothing of the shop.
void add_texts(std::vector<LawCheck>& checks, const LawQuestion& q) {
  for (const Purpose purpose :
       {Purpose::personalisation, Purpose::sensitive, Purpose::marketing, Purpose::night_marketing}) {
    const PublishedText* text = q.texts.current(purpose, "ko");
    if (text == nullptr && purpose != Purpose::marketing) continue;
    LawCheck check{LawRule::consent_text, LawState::due, {}, Channel::none, purpose};
    if (text != nullptr) check.state = LawState::in_order;
    if (text != nullptr) check.day = q.zone.local(text->at).day;
    checks.push_back(check);
  }
}

LawCheck ending(const LawQuestion& q) {
  LawCheck check{LawRule::consents_ending, q.ending.soon > 0 ? LawState::due : LawState::in_order};
  check.ending = q.ending;
  if (q.ending.soon > 0) check.day = q.ending.first_day;
  return check;
}

// Advice: a paper in a drawer proves as much, as long as it is found.
LawCheck pictures(const LawQuestion& q) {
  const bool is_due = q.papers_without_picture > 0;
  LawCheck check{LawRule::papers_pictured, is_due ? LawState::due : LawState::in_order};
  check.papers = q.papers_without_picture;
  return check;
}

LawCheck answers(const LawQuestion& q) {
  if (q.requests.open == 0) return {LawRule::requests_answered, LawState::in_order};
  const bool is_over = q.requests.first_day < q.today;
  LawCheck check{LawRule::requests_answered, is_over ? LawState::missing : LawState::due, q.requests.first_day};
  check.requests = q.requests.open;
  return check;
}

LawCheck review(const LawQuestion& q, bool waits) {
  if (!waits) return {LawRule::trail_reviewed, LawState::in_order};
  const date::year_month_day today{date::sys_days{date::days{q.today}}};
  const date::sys_days last_of_month{today.year() / today.month() / date::last};
  return {LawRule::trail_reviewed, LawState::due, last_of_month.time_since_epoch().count()};
}

bool lets_anything_leave(const FrequencyCap& cap) {
  return std::min({cap.to_one_a_day, cap.to_one_in_7_days, cap.to_one_in_30_days, cap.by_shop_a_day}) > 0;
}

}  // namespace

std::vector<LawCheck> law_checks(const LawQuestion& q) {
  const SendingArranged& sending = q.sending;
  const Relay& relay = sending.relay;
  std::vector<LawCheck> checks{
      {LawRule::sender_named, in_order_if(!sending.sender_name.empty() && !sending.contact.empty())},
      {LawRule::free_opt_out, in_order_if(!sending.opt_out_number.empty() || !sending.public_url.empty())}};
  if (!sending.opt_out_number.empty() && q.hears_opt_out_calls)
    checks.push_back({LawRule::opt_out_calls, in_order_if(*q.hears_opt_out_calls)});
  checks.push_back({LawRule::sender_number, in_order_if(is_number_registered(q))});
  checks.push_back({LawRule::relay_contract, in_order_if(relay.has_contract)});
  checks.push_back({LawRule::relay_announced, in_order_if(relay.is_announced)});
  checks.push_back({LawRule::relay_told, in_order_if(relay.customers_know)});
  checks.push_back(certificate(q));
  add_texts(checks, q);
  checks.push_back(ending(q));
  checks.push_back({LawRule::caps, in_order_if(lets_anything_leave(sending.cap))});
  checks.push_back({LawRule::quiet_hours, LawState::in_order});
  for (const Channel channel : {Channel::sms, Channel::kakao, Channel::email})
    checks.push_back({LawRule::gateway, in_order_if(gateway_of(q, channel) != nullptr), {}, channel});
  checks.push_back(pictures(q));
  checks.push_back(answers(q));
  if (q.trail_waits) checks.push_back(review(q, *q.trail_waits));
  std::ranges::stable_sort(checks, {}, &LawCheck::state);
  return checks;
}

}  // namespace dangol
