#include "rhythm/gap_sums.h"

#include <algorithm>

namespace dangol {
namespace {

constexpr double most_gaps = 200'000;  // older ones then fade, so that the shop may change
constexpr double least_variance = 0.05;

}  // namespace

void GapSums::add(double log_gap, double weight) {
  if (gaps_ >= most_gaps) {
    for (double* sum : {&gaps_, &sum_, &squares_, &pairs_, &pair_squares_}) *sum *= 0.5;
  }
  gaps_ = std::max(gaps_ + weight, 0.0);
  sum_ += weight * log_gap;
  squares_ = std::max(squares_ + weight * log_gap * log_gap, 0.0);
}

void GapSums::add_pair(double log_gap, double log_gap_before, double weight) {
  const double step = log_gap - log_gap_before;
  pairs_ = std::max(pairs_ + weight, 0.0);
  pair_squares_ = std::max(pair_squares_ + weight * step * step / 2, 0.0);
}

GapPrior GapSums::drawn_to(const GapPrior& parent, double strength) const {
  GapPrior prior;
  prior.mean = (sum_ + strength * parent.mean) / (gaps_ + strength);
  prior.within = std::max((pair_squares_ + strength * parent.within) / (pairs_ + strength), least_variance);
  const double mean = gaps_ > 0 ? sum_ / gaps_ : 0;
  const double all = gaps_ > 0 ? std::max(squares_ / gaps_ - mean * mean, 0.0) : 0;
  const double between = std::max(all - prior.within, 0.0);
  prior.between = std::max((gaps_ * between + strength * parent.between) / (gaps_ + strength), least_variance);
  return prior;
}

}  // namespace dangol
