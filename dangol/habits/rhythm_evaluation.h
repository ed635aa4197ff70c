// How honest "she comes within the hour" is: every known guest is asked about once on every day of a history, at a time
// of day that is drawn from the shop's own visits, and forecast from what had been seen until then (prequential
// evaluation, Dawid 1984).
//
//   RhythmEvaluation report = evaluate_rhythm(orders);
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "habits/usual_evaluation.h"

namespace dangol {

struct RhythmEvaluation {
  std::uint64_t forecasts = 0;
  std::uint64_t came = 0;        // within the minutes asked about
  double expected = 0;           // the sum of all chances: as many as came, when they are honest
  double calibration_error = 0;  // as in UsualEvaluation, ten bins of equal width
  double log_loss = 0;           // mean, natural logarithm
  double shop_log_loss = 0;      // of one chance for everybody, the share that came: what there is to beat
  std::array<ReliabilityBin, 10> bins;
};

// `orders` in any sequence; those without a customer or a time are learned from only. Guests are asked about once they
// have `least_visits`.
RhythmEvaluation evaluate_rhythm(std::span<const EvaluatedOrder> orders, int within_minutes = 60, int least_visits = 3);

}  // namespace dangol
