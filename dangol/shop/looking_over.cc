// The shop as a whole: walks over all its guests, and what is learned from them in the background.
#include <algorithm>

#include "shop/shop_parts.h"

namespace dangol {
namespace {

constexpr std::size_t guests_at_once = 256;  // while recording waits: a few tenths of a millisecond

constexpr std::size_t most_forbidden = 3;  // her allergies and low scores may forbid some of what she would like

}  // namespace

std::vector<CustomerId> known_guests(const Shop::Parts& parts, std::size_t most) {
  std::vector<CustomerId> ids;
  {
    const std::shared_lock lock(parts.mutex);
    ids.reserve(parts.memory.customers().size());
    for (const auto& [id, memory] : parts.memory.customers()) ids.push_back(id);
  }
  if (ids.size() > most) {
    std::ranges::nth_element(ids, ids.begin() + static_cast<std::ptrdiff_t>(most));
    ids.resize(most);
  }
  // The order in memory differs from run to run; what is learned must not.
  std::ranges::sort(ids);
  return ids;
}

Guest seen(CustomerId id, const CustomerMemory& memory) {
  return {id,
          memory.habits,
          memory.trial,
          memory.consent.may_personalise(),
          memory.consent.answer(Purpose::marketing) == Answer::given,
          memory.profile,
          &memory.feedback,
          &memory.suggested};
}

GuestWalk walk_over(const Shop::Parts& parts, std::size_t most) {
  return [&parts, most](const std::function<void(const Guest&)>& each) {
    const std::vector<CustomerId> ids = known_guests(parts, most);
    for (std::size_t begin = 0; begin < ids.size(); begin += guests_at_once) {
      const std::shared_lock lock(parts.mutex);
      for (std::size_t i = begin; i < std::min(begin + guests_at_once, ids.size()); ++i) {
        const CustomerMemory* memory = parts.memory.find(ids[i]);
        if (memory != nullptr) each(seen(ids[i], *memory));
      }
    }
  };
}

GuestWalk Shop::guests() const { return walk_over(*parts_); }

std::shared_ptr<const Knowledge> Shop::knowledge() const { return parts_->knowledge.load(); }

GuestRhythmLook Shop::rhythm_of(CustomerId id, std::int32_t today) const {
  const auto known = knowledge();
  GuestRhythmLook look;
  const std::shared_lock lock(parts_->mutex);
  const CustomerMemory* memory = parts_->memory.find(id);
  if (memory == nullptr) return look;
  GuestDays days;
  days.read(memory->habits, today);
  look.days.assign(days.days().begin(), days.days().end());
  look.rhythm = guest_rhythm(days, memory->habits, known->categories, known->rhythm, today);
  look.next_on = next_visit_by_day(days, memory->habits, known->rhythm, today);
  look.changes = changes_of(days, today, known->yardsticks);
  return look;
}

Recommendations Shop::tastes_of(CustomerId id, std::int32_t today, std::size_t limit) const {
  const auto known = knowledge();
  const std::shared_lock lock(parts_->mutex);
  const CustomerMemory* memory = parts_->memory.find(id);
  if (memory == nullptr || !memory->consent.may_personalise()) return {};
  Recommendations hers =
      recommend(parts_->memory.tastes(), known->taste, id, memory->habits, today, limit + most_forbidden);
  const auto forbidden = [&](const RecommendedItem& each) {
    const ItemDefined* item = parts_->memory.catalog().item(each.item);
    return item == nullptr || conflicts(*item, memory->allergies) || memory->feedback.dislikes(each.item);
  };
  for (auto* list : {&hers.repeat, &hers.fresh}) {
    std::erase_if(*list, forbidden);
    if (list->size() > limit) list->resize(limit);
  }
  return hers;
}

std::shared_ptr<const GuestInsights> Shop::Parts::insights_of(CustomerId guest, const CustomerMemory& guest_memory,
                                                              const PreparedInsights::Known& known,
                                                              std::int32_t day) const {
  static const auto nothing = std::make_shared<const GuestInsights>();
  if (!guest_memory.consent.may_personalise()) return nothing;
  if (auto kept = prepared.find(guest, day, known)) return kept;
  auto insights =
      std::make_shared<const GuestInsights>(guest_insights(guest, guest_memory.habits, memory.tastes(), *known, day));
  prepared.put(guest, day, known, insights);
  return insights;
}

void Shop::Parts::prepare_insights() {
  std::vector<CustomerId> guests;
  {
    const std::unique_lock lock(mutex);
    guests.swap(ordered);
  }
  const auto known = knowledge.load();
  for (const CustomerId guest : guests) {
    const std::shared_lock lock(mutex);
    const CustomerMemory* found = memory.find(guest);
    if (found != nullptr) insights_of(guest, *found, known, memory.settings().zone.local(clock.now()).day);
  }
}

void Shop::Parts::learn() {
  std::int32_t today = 0;
  Catalog catalog;
  ShopTaste panel;  // a copy: learning takes longer than recording may wait
  {
    const std::unique_lock lock(mutex);
    learning.begin(folded, LearningPace::Clock::now());
  }
  {
    const std::shared_lock lock(mutex);
    today = memory.settings().zone.local(clock.now()).day;
    catalog = memory.catalog();
    panel = memory.tastes().taste();
  }
  knowledge =
      std::make_shared<const Knowledge>(learn_knowledge(walk_over(*this, most_learned_from), catalog, panel, today));
  prepared.clear();
}

}  // namespace dangol
