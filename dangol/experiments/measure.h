// What an experiment may ask about, and how it is counted for one customer within one window of time (say 60 days).
#pragma once

#include <cstdint>
#include <string_view>

namespace dangol {

enum class Measure : std::uint8_t {
  revisit,       // came again within the window: 0 or 1
  repurchase,    // bought the same item again: 0 or 1
  visits,        // how often, a count
  spend,         // minor units of money, refunds taken off; may be negative
  cycle_length,  // days between visits, > 0: shorter is better
  satisfaction,  // 1 to 5
};

enum class MeasureShape : std::uint8_t { rate, scale, amount };

struct MeasureFacts {
  std::string_view name;
  MeasureShape shape = MeasureShape::amount;
  bool more_is_better = true;
};

MeasureFacts facts_of(Measure measure);

inline constexpr double lowest_satisfaction = 1;
inline constexpr double highest_satisfaction = 5;

}  // namespace dangol
