#include "experiments/off_policy.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace dangol {
namespace {

constexpr double z95 = 1.959963984540054;

struct Weighed {
  double weight = 0;
  LoggedChoice choice;
};

bool usable(const LoggedChoice& row) {
  return row.logged > 0 && row.logged <= 1 && row.target >= 0 && row.target <= 1 && row.reward >= 0 &&
         row.reward <= 1 && std::isfinite(row.predicted) && std::isfinite(row.predicted_under_target);
}

struct ValueAndVariance {
  double value = 0;
  double variance = 0;
};

ValueAndVariance mean_of(std::span<const Weighed> rows, OffPolicyMethod method) {
  const auto term = [&](const Weighed& row) {
    if (method == OffPolicyMethod::ips) return row.weight * row.choice.reward;
    return row.choice.predicted_under_target + row.weight * (row.choice.reward - row.choice.predicted);
  };
  const auto n = static_cast<double>(rows.size());
  double sum = 0;
  for (const Weighed& row : rows) sum += term(row);
  const double mean = sum / n;
  double squares = 0;
  for (const Weighed& row : rows) squares += (term(row) - mean) * (term(row) - mean);
  return {mean, squares / (n * n)};
}

// The variance by linearisation: Owen, "Monte Carlo theory", 2013, eq. 9.9.
ValueAndVariance ratio_of(std::span<const Weighed> rows) {
  double weights = 0;
  double sum = 0;
  for (const Weighed& row : rows) {
    weights += row.weight;
    sum += row.weight * row.choice.reward;
  }
  const double value = sum / weights;
  double squares = 0;
  for (const Weighed& row : rows) squares += std::pow(row.weight * (row.choice.reward - value), 2);
  return {value, squares / (weights * weights)};
}

}  // namespace

Interval wilson_interval(double value, double size) {
  if (!(size > 0)) return {0, 1};
  const double p = std::clamp(value, 0.0, 1.0);
  const double z2 = z95 * z95 / size;
  const double middle = (p + z2 / 2) / (1 + z2);
  const double half = std::sqrt(z2 * (p * (1 - p) + z2 / 4)) / (1 + z2);
  return {std::max(middle - half, 0.0), std::min(middle + half, 1.0)};
}

OffPolicyResult off_policy(std::span<const LoggedChoice> log, OffPolicyMethod method) {
  OffPolicyResult result;
  std::vector<Weighed> rows;
  rows.reserve(log.size());
  double weights = 0;
  double squares = 0;
  for (const LoggedChoice& choice : log) {
    const double weight = choice.target / choice.logged;
    if (!usable(choice) || !std::isfinite(weight * weight)) {
      ++result.refused_rows;
      continue;
    }
    rows.push_back({weight, choice});
    weights += weight;
    squares += weight * weight;
    result.largest_weight = std::max(result.largest_weight, weight);
  }
  result.effective_size = squares > 0 ? weights * weights / squares : 0;
  if (result.effective_size < least_effective) return result;
  const ValueAndVariance found = method == OffPolicyMethod::snips ? ratio_of(rows) : mean_of(rows, method);
  const double share = std::clamp(found.value, 0.0, 1.0);
  double size = result.effective_size;
  if (found.variance > 0) size = std::min(size, std::max(share * (1 - share) / found.variance, 1.0));
  result.estimate = OffPolicyEstimate{found.value, wilson_interval(share, size), result.effective_size};
  return result;
}

}  // namespace dangol
