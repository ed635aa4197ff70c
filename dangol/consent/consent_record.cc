#include "consent/consent_record.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "consent/consent_state.h"

namespace dangol {
namespace {

auto place(const ConsentChanged& told) { return std::tuple(told.purpose, told.channel); }

// Whether that is what counts for its purpose and channel by now.
bool holds(const ConsentRecord& record, const ConsentState& state) {
  const Answer said = record.told.given ? Answer::given : Answer::refused;
  return state.answer(record.told.purpose, record.told.channel) == said;
}

}  // namespace

std::vector<ConsentRecord> consents_at(std::span<const Event> history, Instant then) {
  ConsentState state;
  std::vector<ConsentRecord> records;
  for (const Event& event : history) {
    const auto* told = std::get_if<ConsentChanged>(&event.body);
    if (told == nullptr || event.at > then) continue;
    state.apply(*told, event.at);
    records.push_back({event.at, *told});
  }
  std::erase_if(records, [&](const ConsentRecord& each) { return !holds(each, state); });
  // Of those that say the same of one thing, the newest.
  std::ranges::stable_sort(records, {}, [](const ConsentRecord& each) { return std::pair(place(each.told), each.at); });
  std::ranges::reverse(records);
  const auto same = [](const ConsentRecord& a, const ConsentRecord& b) { return place(a.told) == place(b.told); };
  records.erase(std::unique(records.begin(), records.end(), same), records.end());
  std::ranges::reverse(records);
  return records;
}

}  // namespace dangol
