#include "insights/guest_insights.h"

#include <algorithm>
#include <array>
#include <span>

#include "baskets/first_times.h"

namespace dangol {
namespace {

// A few more than one: some she may have had long ago, some her allergies may forbid.
constexpr std::size_t new_things_considered = 4;

constexpr std::int32_t most_days_after_trying = 30;  // then nobody remembers

std::vector<ItemId> tried_lately(const GuestDays& days, const Categories& categories, std::int32_t today) {
  std::vector<ItemId> tried;
  if (days.empty() || today - days.days().back() > most_days_after_trying) return tried;
  const std::size_t last = days.size() - 1;
  std::array<VisitItems, CustomerHabits::remembered_orders> earlier;
  for (std::size_t i = 0; i < last; ++i) earlier[i] = days.items(i);
  const auto fresh = new_categories(std::span(earlier).first(last), days.items(last), categories.of_items());
  for (const ItemId item : days.items(last)) {
    if (std::ranges::find(fresh, CategoryId{categories.of(item)}) != fresh.end()) tried.push_back(item);
  }
  return tried;
}

}  // namespace

GuestInsights guest_insights(CustomerId guest, const CustomerHabits& habits, const TastePanel& panel,
                             const Knowledge& known, std::int32_t today) {
  GuestDays days;
  days.read(habits, today);
  GuestInsights insights;
  if (known.taste.learned_from > 0)
    insights.new_to_her = recommend(panel, known.taste, guest, habits, today, new_things_considered).fresh;
  insights.changes = changes_of(days, today, known.yardsticks);
  insights.due = due_service(days, known.categories, known.rhythm, today);
  insights.tried = tried_lately(days, known.categories, today);
  return insights;
}

}  // namespace dangol
