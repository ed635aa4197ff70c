#include "consent/consent_record.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "consent/consent_state.h"
#include "consent/own_consent.h"

namespace dangol {
namespace {

auto place(const ConsentChanged& told) { return std::tuple(told.purpose, told.channel); }

// Whether that is what counts for its purpose and channel by now.
bool holds(const ConsentRecord& record, const ConsentState& state) {
  const Answer said = record.told.given ? Answer::given : Answer::refused;
  return state.answer(record.told.purpose, record.told.channel) == said;
}

// As it stands by now: an earlier one was a mistake.
std::optional<date::year_month_day> birth_date_in(std::span<const Event> history) {
  std::optional<date::year_month_day> birth;
  for (const Event& event : history) {
    if (const auto* registered = std::get_if<CustomerRegistered>(&event.body)) birth = registered->profile.birth_date;
    if (const auto* changed = std::get_if<ProfileChanged>(&event.body)) birth = changed->profile.birth_date;
  }
  return birth;
}

}  // namespace

std::vector<ConsentRecord> consents_at(std::span<const Event> history, Instant then, const Zone& zone) {
  const auto birth = birth_date_in(history);
  ConsentState state;
  std::vector<ConsentRecord> records;
  for (const Event& event : history) {
    if (event.at > then) continue;
    state.apply(event.body, event.at);
    const auto* told = std::get_if<ConsentChanged>(&event.body);
    if (told == nullptr) continue;
    const bool by_guardian = state.is_guardians() && is_child(birth, zone.local(event.at).date());
    records.push_back({event.at, *told, by_guardian});
  }
  std::erase_if(records, [&](const ConsentRecord& each) { return !holds(each, state); });
  // Of those that say the same of one thing, the newest.
  std::ranges::stable_sort(records, {}, [](const ConsentRecord& each) { return std::pair(place(each.told), each.at); });
  std::ranges::reverse(records);
  const auto same = [](const ConsentRecord& a, const ConsentRecord& b) { return place(a.told) == place(b.told); };
  records.erase(std::unique(records.begin(), records.end(), same), records.end());
  std::ranges::reverse(records);
  for (ConsentRecord& each : records)
    each.is_outgrown = state.is_outdated(each.told.purpose, each.told.channel, Instant::min());
  return records;
}

}  // namespace dangol
