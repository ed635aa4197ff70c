// A customer's times of day, sorted and in groups: what her habits of hours are found in.
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "habits/look_back.h"

namespace dangol {

// Minutes of the day, ascending.
struct VisitMinutes {
  std::array<int, CustomerHabits::remembered_orders> values;
  std::size_t count = 0;

  std::span<const int> all() const { return {values.data(), count}; }
};

// `same_kind_only`: of working days only, or of weekends only, as now is.
VisitMinutes visit_minutes(const LookBack& back, bool same_kind_only);

// Of at least one; between two, the later minute of their middle.
int median(std::span<const int> sorted);

// Calls `use` with each single-linkage group of the sorted minutes, cut where 90 minutes are empty.
template <class Use>
void for_each_group(std::span<const int> sorted, const Use& use) {
  constexpr int empty_minutes = 90;
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= sorted.size(); ++i) {
    if (i < sorted.size() && sorted[i] - sorted[i - 1] <= empty_minutes) continue;
    use(sorted.subspan(begin, i - begin));
    begin = i;
  }
}

}  // namespace dangol
