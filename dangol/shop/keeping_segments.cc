// Who is in the saved segments: those who had an event are judged a moment later, and when a day begins those whom it
// moves; everybody anew when the rules or what they name changed.
#include "shop/shop_parts.h"

namespace dangol {
namespace {

// While recording waits: about a millisecond.
constexpr std::size_t judged_at_once = 256;
constexpr std::size_t judged_at_once_by_worth = 8;

// What a rule is read with: other names, another zone, another category.
bool changes_rules(const EventBody& body) {
  return std::holds_alternative<SegmentDefined>(body) || std::holds_alternative<ItemDefined>(body) ||
         std::holds_alternative<StoreDefined>(body) || std::holds_alternative<ShopFounded>(body);
}

}  // namespace

void Shop::Parts::note_for_segments(const Event& event) {
  if (changes_rules(event.body)) {
    segments_hold = false;
    ++rules_changed;
  }
  if (!event.customer || memory.settings().segments.empty()) return;
  to_judge.insert(event.customer);
  // What she allows has changed: until she is judged again she is in none.
  if (std::holds_alternative<ConsentChanged>(event.body)) segments.forget(event.customer);
}

// She is judged once more, as a count under way may have seen her.
void Shop::Parts::forget_in_segments(CustomerId customer) {
  segments.forget(customer);
  to_judge.insert(customer);
}

void Shop::Parts::bring_segments_up_to_date() {
  const std::scoped_lock turn(segments_turn);
  const std::int32_t today = turn_segments_to_today();
  const auto must_count = [this] {
    const std::shared_lock lock(mutex);
    return !segments_hold;
  };
  while (must_count()) count_segments_anew(today);
  judge_waiting_for_segments();
}

std::int32_t Shop::Parts::turn_segments_to_today() {
  const std::unique_lock lock(mutex);
  const std::int32_t today = memory.settings().zone.local(clock.now()).day;
  if (!segments_hold || segments.empty() || segments.today() == today) return today;
  if (segments.turn_to(today)) {
    const std::vector<CustomerId> due = segments.due();
    to_judge.insert(due.begin(), due.end());
  } else {
    segments_hold = false;
  }
  return today;
}

void Shop::Parts::judge_waiting_for_segments() {
  std::unordered_set<CustomerId> waiting;
  {
    const std::unique_lock lock(mutex);
    waiting.swap(to_judge);
  }
  for (auto next = waiting.begin(); next != waiting.end();) {
    const std::unique_lock lock(mutex);
    const std::size_t most = segments.by_worth() ? judged_at_once_by_worth : judged_at_once;
    for (std::size_t i = 0; i < most && next != waiting.end(); ++i, ++next) {
      const CustomerMemory* known = memory.find(*next);
      if (known != nullptr) {
        segments.judge(seen(*next, *known));
      } else {
        segments.forget(*next);
      }
    }
  }
}

void Shop::Parts::count_segments_anew(std::int32_t today) {
  SavedSegments fresh;
  std::uint64_t rules = 0;
  {
    const std::unique_lock lock(mutex);
    const ShopSettings& settings = memory.settings();
    if (!settings.segments.empty())
      fresh = SavedSegments(settings.segments, memory.catalog(), settings.currency(), settings.zone, today);
    rules = rules_changed;
    to_judge.clear();
  }
  if (!fresh.empty()) {
    const GuestWalk walk = walk_over(*this);
    if (fresh.by_worth()) fresh.learn_worth(walk);
    walk([&](const Guest& guest) { fresh.judge(guest); });
  }
  const std::unique_lock lock(mutex);
  if (rules != rules_changed) return;  // another rule meanwhile
  segments = std::move(fresh);
  segments_hold = true;
}

SegmentsLook Shop::segments() const {
  parts_->bring_segments_up_to_date();
  const std::shared_lock lock(parts_->mutex);
  return {parts_->segments.list(), parts_->segments.guests(), parts_->segments.today()};
}

std::vector<std::string> Shop::segments_of(CustomerId customer) const {
  const std::shared_lock lock(parts_->mutex);
  return parts_->segments_hold ? parts_->segments.of(customer) : std::vector<std::string>{};
}

}  // namespace dangol
