// Who is in the saved segments: judged after each event of hers and when a day begins; everybody anew when the rules or
// what they name changed.
#include "shop/shop_parts.h"

namespace dangol {
namespace {

constexpr std::size_t judged_at_once = 256;  // while recording waits: about a millisecond

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
  if (!event.customer) return;
  if (counting_segments) changed_meanwhile.push_back(event.customer);
  if (segments_hold) judge_for_segments({&event.customer, 1});
}

void Shop::Parts::forget_in_segments(CustomerId customer) {
  if (counting_segments) changed_meanwhile.push_back(customer);
  segments.forget(customer);
}

void Shop::Parts::judge_for_segments(std::span<const CustomerId> customers) {
  if (segments.empty()) return;
  for (const CustomerId customer : customers) {
    const CustomerMemory* known = memory.find(customer);
    if (known != nullptr) {
      segments.judge(seen(customer, *known));
    } else {
      segments.forget(customer);
    }
  }
}

void Shop::Parts::bring_segments_to_today() {
  const std::scoped_lock turn(segments_turn);
  std::int32_t today = 0;
  std::vector<CustomerId> due;
  {
    const std::unique_lock lock(mutex);
    today = memory.settings().zone.local(clock.now()).day;
    if (segments_hold && segments.empty()) return;
    if (segments_hold && segments.today() == today) return;
    if (segments_hold && segments.turn_to(today)) {
      due = segments.due();
    } else {
      segments_hold = false;
    }
  }
  const std::span<const CustomerId> all(due);
  for (std::size_t begin = 0; begin < all.size(); begin += judged_at_once) {
    const std::unique_lock lock(mutex);
    judge_for_segments(all.subspan(begin, std::min(judged_at_once, all.size() - begin)));
  }
  const auto must_count = [this] {
    const std::shared_lock lock(mutex);
    return !segments_hold;
  };
  while (must_count()) count_segments_anew(today);
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
    counting_segments = true;
    changed_meanwhile.clear();
  }
  if (!fresh.empty()) {
    const GuestWalk walk = walk_over(*this);
    if (fresh.by_worth()) fresh.learn_worth(walk);
    walk([&](const Guest& guest) { fresh.judge(guest); });
  }
  const std::unique_lock lock(mutex);
  counting_segments = false;
  if (rules != rules_changed) return;  // another rule meanwhile
  segments = std::move(fresh);
  segments_hold = true;
  judge_for_segments(changed_meanwhile);
}

SegmentsLook Shop::segments() const {
  parts_->bring_segments_to_today();
  const std::shared_lock lock(parts_->mutex);
  return {parts_->segments.list(), parts_->segments.guests(), parts_->segments.today()};
}

std::vector<std::string> Shop::segments_of(CustomerId customer) const {
  const std::shared_lock lock(parts_->mutex);
  return parts_->segments_hold ? parts_->segments.of(customer) : std::vector<std::string>{};
}

}  // namespace dangol
