#include "experiments/off_policy.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

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

ValueAndVariance mean_of(std::span<const Weighed> rows, OffPolicyMethod method, double most) {
  const auto term = [&](const Weighed& row) {
    if (method == OffPolicyMethod::ips) return row.weight * row.choice.reward;
    const double weight = row.weight <= most ? row.weight : 0;
    return row.choice.predicted_under_target + weight * (row.choice.reward - row.choice.predicted);
  };
  const auto n = static_cast<double>(rows.size());
  double sum = 0;
  for (const Weighed& row : rows) sum += term(row);
  const double mean = sum / n;
  double squares = 0;
  for (const Weighed& row : rows) squares += (term(row) - mean) * (term(row) - mean);
  return {mean, squares / (n * n)};
}

// The other way's reward where weights are larger than `most`, as predicted: what is left when it is taken away
// elsewhere.
double predicted_beyond(std::span<const Weighed> rows, double most) {
  double left = 0;
  for (const Weighed& row : rows) {
    left += row.choice.predicted_under_target;
    if (row.weight <= most) left -= row.weight * row.choice.predicted;
  }
  return std::max(0.0, left / static_cast<double>(rows.size()));
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

// Of the weights up to `most`: how many choices they amount to, and what share of the other way's.
OffPolicyResult shown_by(std::span<const Weighed> rows, double most) {
  OffPolicyResult result;
  const auto n = static_cast<double>(rows.size());
  double weights = 0;
  double squares = 0;
  for (const Weighed& row : rows) {
    if (row.weight > most) continue;
    weights += row.weight;
    squares += row.weight * row.weight;
    result.largest_weight = std::max(result.largest_weight, row.weight);
  }
  if (!(squares > 0)) return result;
  result.effective_size = weights * weights / squares;
  result.shown = weights / n;
  result.shown_error = std::sqrt(std::max(0.0, squares / n - result.shown * result.shown) / n);
  return result;
}

OffPolicyDoubt doubt_of(const OffPolicyResult& result) {
  constexpr double beyond_chance = 4;  // standard errors
  constexpr double rounding = 1e-6;    // propensities are logged with so many digits
  const double error = beyond_chance * result.shown_error + rounding;
  if (result.shown - error > 1) return OffPolicyDoubt::wrong_propensities;
  if (result.effective_size < least_effective) return OffPolicyDoubt::few_choices;
  return result.shown + error < least_shown ? OffPolicyDoubt::never_shown : OffPolicyDoubt::none;
}

OffPolicyResult weighed(std::span<const Weighed> rows, OffPolicyMethod method, double most) {
  OffPolicyResult result = shown_by(rows, most);
  result.doubt = doubt_of(result);
  if (result.doubt != OffPolicyDoubt::none) return result;
  const ValueAndVariance found = method == OffPolicyMethod::snips ? ratio_of(rows) : mean_of(rows, method, most);
  const double bias = std::isfinite(most) ? predicted_beyond(rows, most) : 0;
  const double share = std::clamp(found.value, 0.0, 1.0);
  double size = result.effective_size;
  if (found.variance > 0) size = std::min(size, std::max(share * (1 - share) / found.variance, 1.0));
  const Interval interval = wilson_interval(share, size);
  result.estimate = OffPolicyEstimate{found.value,
                                      {std::max(interval.low - bias, 0.0), std::min(interval.high + bias, 1.0)},
                                      result.effective_size,
                                      bias};
  return result;
}

// The limit, each half of the one before, whose interval is the narrowest, with its bias; refused where all are.
OffPolicyResult switched(std::span<const Weighed> rows) {
  OffPolicyResult best = weighed(rows, OffPolicyMethod::switch_dr, HUGE_VAL);
  if (best.doubt == OffPolicyDoubt::wrong_propensities) return best;  // however few of them are believed
  const auto width = [](const OffPolicyResult& of) { return of.estimate->interval.high - of.estimate->interval.low; };
  for (double most = 1; most < 1e6; most *= 2) {
    const OffPolicyResult found = weighed(rows, OffPolicyMethod::switch_dr, most);
    if (found.estimate && (!best.estimate || width(found) < width(best))) best = found;
  }
  return best;
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

std::vector<LoggedChoice> with_estimated_propensities(std::span<const LoggedChoice> log) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> chosen;
  std::map<std::uint32_t, double> moments;
  for (const LoggedChoice& each : log) {
    chosen[{each.stratum, each.action}] += 1;
    moments[each.stratum] += 1;
  }
  std::vector<LoggedChoice> estimated(log.begin(), log.end());
  for (LoggedChoice& each : estimated) each.logged = chosen[{each.stratum, each.action}] / moments[each.stratum];
  return estimated;
}

OffPolicyResult off_policy(std::span<const LoggedChoice> log, OffPolicyMethod method) {
  OffPolicyResult refused;
  std::vector<Weighed> rows;
  rows.reserve(log.size());
  for (const LoggedChoice& choice : log) {
    const double weight = choice.target / choice.logged;
    if (usable(choice) && std::isfinite(weight * weight)) {
      rows.push_back({weight, choice});
    } else {
      ++refused.refused_rows;
    }
  }
  OffPolicyResult result = method == OffPolicyMethod::switch_dr ? switched(rows) : weighed(rows, method, HUGE_VAL);
  result.refused_rows = refused.refused_rows;
  return result;
}

std::optional<TrustedEstimate> trusted_as_logged(std::span<const LoggedChoice> log) {
  for (const OffPolicyMethod method : {OffPolicyMethod::dr, OffPolicyMethod::switch_dr}) {
    if (const auto found = off_policy(log, method).estimate) return TrustedEstimate{*found, method, false};
  }
  return std::nullopt;
}

std::optional<TrustedEstimate> most_trusted(std::span<const LoggedChoice> log) {
  if (auto trusted = trusted_as_logged(log)) return trusted;
  const auto found = off_policy(with_estimated_propensities(log), OffPolicyMethod::snips).estimate;
  if (!found) return std::nullopt;
  return TrustedEstimate{*found, OffPolicyMethod::snips, true};
}

}  // namespace dangol
