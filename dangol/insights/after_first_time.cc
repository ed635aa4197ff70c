#include "insights/after_first_time.h"

#include "insights/guest_days.h"

namespace dangol {

std::vector<FirstTimeRule> after_first_times(const GuestWalk& walk, const Categories& categories, std::int32_t today) {
  FirstTimes shop(categories.of_items());
  GuestDays days;
  std::vector<VisitItems> visits;
  walk([&](const Guest& guest) {
    if (guest.habits.visits() > static_cast<std::uint32_t>(guest.habits.orders().count())) return;
    days.read(guest.habits, today);
    visits.clear();
    for (std::size_t i = 0; i < days.size(); ++i) visits.push_back(days.items(i));
    shop.add(visits);
  });
  return shop.rules({});
}

}  // namespace dangol
