#include "decisions/differences.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace dangol {
namespace {

constexpr float least_absence_days = 14;
constexpr int least_minutes = 20;  // earlier or later than that is worth a word
constexpr int most_minutes = 360;  // further off it is another time of day, not early or late
constexpr float spreads_away = 2;
constexpr int least_near_visits = 4;
constexpr std::size_t least_store_visits = 3;
constexpr std::size_t recent_orders = 6;  // in which a new habit must have begun
constexpr std::size_t least_before = 4;   // orders before it, without the item
constexpr int least_of_new = 3;

void add_absence(std::vector<Difference>& all, const VisitRhythm& rhythm) {
  if (rhythm.visits < 2 || rhythm.days_since_last < least_absence_days) return;
  if (rhythm.days_since_last <= rhythm.long_gap_days) return;
  all.push_back({DifferenceKind::long_absence, static_cast<int>(rhythm.days_since_last), {}, {}});
}

void add_other_store(std::vector<Difference>& all, const LookBack& back, StoreId store) {
  if (!store) return;
  std::size_t known = 0;
  for (const SeenOrder& order : back.orders()) {
    if (order.store == store) return;
    if (order.store) ++known;
  }
  if (known >= least_store_visits) all.push_back({DifferenceKind::other_store, 0, store, {}});
}

void add_time_of_day(std::vector<Difference>& all, const VisitRhythm& rhythm, LocalTime now) {
  if (rhythm.usual_minute < 0 || !rhythm.same_kind_of_day || rhythm.days_since_last < 1) return;
  if (rhythm.near_visits < least_near_visits || rhythm.near_visits * 5 < rhythm.kind_visits * 2) return;
  const int ahead = (rhythm.usual_minute - now.minute + 1440 + 720) % 1440 - 720;  // positive: she is early
  const int apart = std::abs(ahead);
  if (apart < least_minutes || apart > most_minutes) return;
  if (static_cast<float>(apart) <= spreads_away * rhythm.minute_spread) return;
  all.push_back({ahead > 0 ? DifferenceKind::earlier : DifferenceKind::later, apart, {}, {}});
}

// The usual item is one that she took up within her latest orders and had never had before.
void add_new_habit(std::vector<Difference>& all, const LookBack& back, const UsualOrder& usual) {
  const auto orders = back.orders();
  if (usual.lines.empty() || orders.size() < recent_orders + least_before) return;
  const ItemId item = usual.lines.front().item;
  const auto before = orders.first(orders.size() - recent_orders);
  const auto lately = orders.last(recent_orders);
  if (std::ranges::count(before, item, &SeenOrder::main) != 0) return;
  if (std::ranges::count(lately, item, &SeenOrder::main) < least_of_new) return;
  all.push_back({DifferenceKind::new_habit, 0, {}, item});
}

// Worth asking how it was.
void add_tried_new(std::vector<Difference>& all, std::span<const ItemId> tried, const UsualOrder& usual) {
  for (const ItemId item : tried) {
    if (!usual.lines.empty() && usual.lines.front().item == item) continue;
    all.push_back({DifferenceKind::tried_new, 0, {}, item});
    return;
  }
}

// A birthday on 29 February is kept on the 28th in other years.
bool is_birthday(date::year_month_day born, date::year_month_day today) {
  if (born.month() == today.month() && born.day() == today.day()) return true;
  const bool leap_day = born.month() == date::February && born.day() == date::day{29};
  return leap_day && !today.year().is_leap() && today.month() == date::February && today.day() == date::day{28};
}

}  // namespace

std::vector<Difference> differences_today(const CardInput& input, std::span<const ItemId> tried, const LookBack& back,
                                          const UsualOrder& usual, const VisitRhythm& rhythm, StoreId store) {
  std::vector<Difference> all;
  if (const FeedbackStep* complaint = input.feedback.open_complaint())
    all.push_back({DifferenceKind::complained, complaint->score, {}, complaint->item});
  if (input.habits.visits() == 0) all.push_back({DifferenceKind::first_visit, 0, {}, {}});
  add_absence(all, rhythm);
  add_other_store(all, back, store);
  add_time_of_day(all, rhythm, back.now());
  add_new_habit(all, back, usual);
  add_tried_new(all, tried, usual);
  const auto& born = input.customer.profile.birth_date;
  if (born && is_birthday(*born, back.now().date())) all.push_back({DifferenceKind::birthday, 0, {}, {}});
  return all;
}

}  // namespace dangol
