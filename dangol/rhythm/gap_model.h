// When a customer's next gap ends: her own gaps drawn to her service's and the shop's, in open days.
//
// Log-normal to begin with (gap_sums.h: shop -> service -> customer), then corrected by what the shop shows: how far
// customers follow their own past (gap_regression.h), the shape of gaps (gap_shape.h), the ends of 80 % intervals
// (interval_levels.h), and who never comes back (drop_out.h). One of these holds visits for anything at all, another
// visits by service. Everything is learned in O(1) a gap.
#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>

#include "rhythm/customer_rhythm.h"
#include "rhythm/drop_out.h"
#include "rhythm/gap_regression.h"
#include "rhythm/gap_shape.h"
#include "rhythm/gap_sums.h"
#include "rhythm/interval_levels.h"
#include "rhythm/return_model.h"

namespace dangol {

// What is expected of a gap that has begun, in log open days.
struct ExpectedGap {
  double mean = 0;
  double deviation = 1;
  std::size_t shape = 0;  // of GapShape's classes
  double shop_mean = 0;   // what the mean was drawn to
  GapReadings readings{};
};

class GapModel {
 public:
  explicit GapModel(double new_shop_days) : new_shop_days_(new_shop_days) {}

  ExpectedGap expected(std::uint32_t service, const CustomerRhythm& customer) const;
  // A gap of the customer, who does not know it yet, ended. `sign` -1 takes one back: the sums exactly but for
  // rounding, the shape by what is expected of it now; the interval's ends and what faded are not undone. After many
  // gaps the sums alone learn from each, the rest from each eighth.
  void learn(std::uint32_t service, const CustomerRhythm& customer, const EndedGap& gap, double sign);

  // Share of gaps, 1e-9..1, longer than so many open days (> 0).
  double survival(const ExpectedGap& gap, double open_days) const;
  // The open days that a share of 0..1 of gaps are longer than.
  double longer_than(const ExpectedGap& gap, double share) const;

  double gaps(std::uint32_t service) const;  // learned from, those of very frequent customers counting less
  // Kept apart by how many gaps of hers are known, as their shapes are.
  const IntervalLevels& levels(const ExpectedGap& gap) const { return levels_[gap.shape]; }
  // Variance of g / (g + h) about one half, of successive gaps of one customer.
  double pair_variance() const;
  const GapRegression& regression() const { return regression_; }

  DropOut drop_out;
  ReturnModel returns;

 private:
  GapPrior prior(std::uint32_t service) const;
  void count(GapSums& sums, const CustomerRhythm& customer, double log_gap, double weight);
  void learn_outcome(std::uint32_t service, const CustomerRhythm& customer, const EndedGap& gap, double sign);
  void learn_interval(const ExpectedGap& expected, const EndedGap& gap, double weight);

  double new_shop_days_;
  GapSums all_;
  std::unordered_map<std::uint32_t, GapSums> services_;  // service 0 is all_
  GapRegression regression_;
  GapShape shape_;
  std::array<IntervalLevels, GapShape::classes> levels_{};
  std::uint64_t outcomes_ = 0;  // gaps met
  double pairs_ = 0;
  double pair_squares_ = 0;
};

}  // namespace dangol
