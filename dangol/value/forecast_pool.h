// What a customer will do, as one distribution: the models' forecasts pooled, each with the share that it earned in
// what was held back, at a pace that drifts.
//
// A pool of distributions foretells at least nearly as well as the best of them, whichever that is (Geweke & Amisano
// 2011, "Optimal prediction pools", Journal of Econometrics 164). And no customer keeps her pace for ever, as the
// models believe: its logarithm strays as a random walk does. Between the mean of her past `age` weeks and that of the
// `weeks` to come lies a normal distribution of variance drift (age + weeks) / 3, which is what a walk's means are
// apart.
#pragma once

#include <vector>

#include "value/held_back.h"
#include "value/purchase_forecast.h"

namespace dangol {

// Variance of the logarithm of a pace, a week, where nothing was held back: after a year, for a year, a third more or
// less. What three shops' customers did after the days learned from spoke for 0.002 to 0.008.
inline constexpr double usual_drift = 0.003;

struct PoolMember {
  BuyingFit fit;
  double share = 1;
};

struct ForecastPool {
  std::vector<PoolMember> members;  // shares sum to one; none below 0.15
  double drift = usual_drift;
};

// `history` is sound; weeks >= 0. As long as forecast_purchases takes for each member, three times.
PurchaseForecast pooled_forecast(const ForecastPool& pool, const BuyingHistory& history, double weeks);

// [customer][model]: what each model of ValueModelKind said of the number of purchases that came. The shares with the
// highest likelihood, as if a few customers of each model's own had been seen, too; of a first among equals most.
std::vector<double> earned_shares(const std::vector<std::vector<double>>& chances);

// The drift that what was held back speaks for, expected to be `usual_drift` and never none: one part of the past that
// went smoothly is no promise. `members` were fitted to what came earlier. Of larger sets an even sample of 1,000 is
// asked.
double learned_drift(const std::vector<PoolMember>& members, const HeldBackSet& held_back);

}  // namespace dangol
