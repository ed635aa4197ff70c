// How many purchases one customer will make, by a fitted model: chance of coming back, expectation, interval.
#pragma once

#include <span>
#include <vector>

#include "value/buying_fit.h"

namespace dangol {

struct PurchaseForecast {
  double alive = 0;              // 0..1: she has not stopped for good
  double expected = 0;           // purchases, that is days with one
  std::vector<double> at_least;  // [n - 1]: the chance of at least n purchases

  double chance_of(std::size_t n) const;
  // The smallest n with P(at most n) >= share, 0..1.
  std::size_t quantile(double share) const;
  // How much of what n takes of this distribution, 0..1, lies between these shares of it: whole numbers are not to be
  // hit exactly (Czado, Gneiting & Held 2009, the randomised probability integral transform).
  double share_between(std::size_t n, double low, double high) const;
};

// Equal weights: one fit, or several points of its uncertainty (see points_of). `history` is sound; weeks >= 0.
PurchaseForecast forecast_purchases(std::span<const BuyingFit> points, const BuyingHistory& history, double weeks);

// The expectation alone, at each of `weeks`.
std::vector<double> expected_purchases(const BuyingFit& fit, const BuyingHistory& history,
                                       std::span<const double> weeks);

// Eight points with the mean and the covariance of the parameters' logarithms, a normal distribution whose covariance
// is the inverse of the likelihood's curvature (Julier & Uhlmann's unscented transform, 2004).
std::vector<BuyingFit> points_of(const BuyingFit& fit);

}  // namespace dangol
