// How good the usual order is: every order of a history is forecast before it is learned from (prequential evaluation,
// Dawid 1984), by our model and by two simple rules, as if the shop had used Dangol from its first day.
//
//   UsualEvaluation report = evaluate_usual(orders, 3);     // forecasts for guests with at least three earlier orders
//
// An order counts when its customer is known (not 0), it has a main item (the first line with a positive quantity), and
// at least `least_earlier` earlier ones of hers had one. A forecast is right when it names the main item. `any_line`
// counts it right, too, when the item is anywhere in the order.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "events/event.h"

namespace dangol {

struct EvaluatedOrder {
  CustomerId customer;  // 0: a walk-in; the shop learns from it, nothing is forecast
  Instant at;
  LocalTime local;
  OrderPlaced order;
};

// A share with its 95 % interval (Wilson 1927), 0..1.
struct Share {
  std::uint64_t hits = 0;
  double value = 0;
  double low = 0;
  double high = 0;
};

// The difference of two shares over the same orders, with its 95 % interval (Wald with the paired variance of
// McNemar 1947: orders that both get right or both get wrong say nothing).
struct PairedDifference {
  double value = 0;
  double low = 0;
  double high = 0;
};

// One bin of a reliability diagram.
struct ReliabilityBin {
  std::uint64_t n = 0;
  double mean_confidence = 0;
  double right = 0;  // share that came true
};

struct UsualEvaluation {
  std::uint64_t orders = 0;     // read
  std::uint64_t forecasts = 0;  // n of all shares below

  Share ours;
  Share most_frequent;  // her most frequent main item so far; of equally frequent ones the latest
  Share last;           // the main item of her last order
  Share best_seller;    // the shop's most frequent main item so far
  Share any_line;       // ours, right when the item is anywhere in the order
  PairedDifference over_most_frequent;
  PairedDifference over_last;

  // Expected calibration error (Naeini et al. 2015): sum over bins of n_b / n * |right_b - mean confidence_b|.
  double calibration_error = 0;             // ten bins of equal width
  double calibration_error_equal_mass = 0;  // ten bins of equally many forecasts
  double brier = 0;                         // mean squared error of the confidence
  double log_loss = 0;                      // mean, natural logarithm, of the confidence
  std::array<ReliabilityBin, 10> bins;      // of equal width

  double certain_share = 0;  // of the forecasts, how many the card would offer
  Share certain;             // right among those
};

// `orders` in any sequence; they are played in the order of time (equal times: as given).
UsualEvaluation evaluate_usual(std::span<const EvaluatedOrder> orders, int least_earlier = 3);

}  // namespace dangol
