#include "feedback/fatigue.h"

#include <algorithm>
#include <cmath>

namespace dangol {
namespace {

constexpr float least_gap_days = 7;
constexpr float most_gap_days = 60;
constexpr float unknown_gap_days = 14;
constexpr float heeded_to_begin_with = 3;

}  // namespace

int patience_days(float gap_days) {
  const float gap = std::clamp(gap_days > 0 ? gap_days : unknown_gap_days, least_gap_days, most_gap_days);
  return static_cast<int>(std::ceil(gap));
}

bool is_unheeded(Instant advertised, Instant last_visit, float gap_days, Instant now) {
  return last_visit < advertised && now - advertised >= std::chrono::hours{24} * patience_days(gap_days);
}

float fatigue(int unheeded, int other_signs) {
  const auto signs = static_cast<float>(unheeded + other_signs);
  return signs / (signs + heeded_to_begin_with);
}

}  // namespace dangol
