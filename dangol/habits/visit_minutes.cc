#include "habits/visit_minutes.h"

namespace dangol {

// Sorted as they come: a handful of numbers, most of them already in place.
VisitMinutes visit_minutes(const LookBack& back, bool same_kind_only) {
  VisitMinutes minutes;
  for (const SeenOrder& order : back.orders()) {
    if (!order.timed || (same_kind_only && order.weekend != back.weekend())) continue;
    std::size_t place = minutes.count++;
    for (; place > 0 && minutes.values[place - 1] > order.at.minute; --place)
      minutes.values[place] = minutes.values[place - 1];
    minutes.values[place] = order.at.minute;
  }
  return minutes;
}

int median(std::span<const int> sorted) {
  const std::size_t middle = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle] + 1) / 2;
}

}  // namespace dangol
