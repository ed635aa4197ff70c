#include "value/geometric_likelihood.h"

#include <algorithm>
#include <cmath>

#include "value/special_functions.h"

namespace dangol {
namespace {

enum : std::size_t { r_, alpha_, a_, b_ };

// Derivatives by the parameters themselves, while they are being summed.
struct Sums {
  double height = 0;
  Four gradient{};
  FourByFour hessian{};  // upper triangle

  void curve(std::size_t i, std::size_t j, double value) { hessian[i][j] += value; }
};

// d ln f / d ln p = p f', and its second derivatives likewise.
Curvature by_logarithms(const Sums& sums, const Four& p) {
  Curvature result{sums.height};
  for (std::size_t i = 0; i < four; ++i) {
    result.gradient[i] = p[i] * sums.gradient[i];
    for (std::size_t j = i; j < four; ++j) {
      result.hessian[i][j] = p[i] * p[j] * sums.hessian[i][j] + (i == j ? result.gradient[i] : 0);
      result.hessian[j][i] = result.hessian[i][j];
    }
  }
  return result;
}

struct DayTerms {
  double logarithm = 0;  // ln(alpha + day)
  double inverse = 0;    // 1 / (alpha + day)
};

// What follows from x alone: the purchases at her rate, and that she did not stop after them.
void add_repeats(Sums& sums, const BuyingParameters& p, double x, double chances, double n) {
  const double both = p.stop_shape + p.stop_scale;
  sums.height += n * (p.r * std::log(p.alpha) + (x > 0 ? log_gamma(p.r + x) - log_gamma(p.r) : 0));
  sums.gradient[r_] += n * (std::log(p.alpha) + (x > 0 ? digamma(p.r + x) - digamma(p.r) : 0));
  sums.gradient[alpha_] += n * p.r / p.alpha;
  sums.curve(r_, r_, n * (x > 0 ? trigamma(p.r + x) - trigamma(p.r) : 0));
  sums.curve(r_, alpha_, n / p.alpha);
  sums.curve(alpha_, alpha_, -n * p.r / (p.alpha * p.alpha));
  if (chances <= 0) return;
  sums.height +=
      n * (log_gamma(p.stop_scale + chances) - log_gamma(p.stop_scale) + log_gamma(both) - log_gamma(both + chances));
  const double kept = digamma(both) - digamma(both + chances);
  const double kept_curve = trigamma(both) - trigamma(both + chances);
  sums.gradient[a_] += n * kept;
  sums.gradient[b_] += n * (kept + digamma(p.stop_scale + chances) - digamma(p.stop_scale));
  sums.curve(a_, a_, n * kept_curve);
  sums.curve(a_, b_, n * kept_curve);
  sums.curve(b_, b_, n * (kept_curve + trigamma(p.stop_scale + chances) - trigamma(p.stop_scale)));
}

// Nothing bought and no chance to stop: only her rate is at stake.
void add_waiting(Sums& sums, double shape, const DayTerms& age, double n) {
  sums.height -= n * shape * age.logarithm;
  sums.gradient[r_] -= n * age.logarithm;
  sums.gradient[alpha_] -= n * shape * age.inverse;
  sums.curve(r_, alpha_, -n * age.inverse);
  sums.curve(alpha_, alpha_, n * shape * age.inverse * age.inverse);
}

// ln(1 + exp(odds)), and exp(odds) / (1 + exp(odds)).
struct Softplus {
  double value = 0;
  double share = 0;
};

Softplus softplus(double odds) {
  constexpr double certain = 36;  // beyond it 1 is lost beside exp(odds)
  if (odds > certain) return {odds, 1};
  const double ratio = std::exp(odds);
  return {std::log(1 + ratio), ratio / (1 + ratio)};
}

// Over the cells of one x: how many have stopped, by all appearances, and how much of that is in doubt.
struct Stopped {
  double customers = 0;
  double doubt = 0;  // sum of share * (1 - share); then times the slopes by r and by alpha
  double doubt_r = 0;
  double doubt_alpha = 0;
};

// The bracket's ln(1 + a / (b + m - 1) ((alpha + T) / (alpha + t_x))^shape), as far as r and alpha go.
Stopped add_silence(Sums& sums, double shape, double log_stop, std::span<const PurchaseCell> cells,
                    std::span<const DayTerms> days) {
  Stopped stopped;
  for (const PurchaseCell& cell : cells) {
    const DayTerms age = days[static_cast<std::size_t>(cell.age_days)];
    const DayTerms last = days[static_cast<std::size_t>(cell.recency_days)];
    const double by_r = age.logarithm - last.logarithm;
    const double difference = age.inverse - last.inverse;
    const double by_alpha = shape * difference;
    const auto [value, share] = softplus(log_stop + shape * by_r);
    const double weight = cell.customers * share;
    const double spread = weight * (1 - share);
    sums.height += cell.customers * value;
    sums.gradient[r_] += weight * by_r;
    sums.gradient[alpha_] += weight * by_alpha;
    sums.curve(r_, r_, spread * by_r * by_r);
    sums.curve(r_, alpha_, weight * difference + spread * by_r * by_alpha);
    sums.curve(
        alpha_, alpha_,
        weight * shape * (last.inverse * last.inverse - age.inverse * age.inverse) + spread * by_alpha * by_alpha);
    stopped.customers += weight;
    stopped.doubt += spread;
    stopped.doubt_r += spread * by_r;
    stopped.doubt_alpha += spread * by_alpha;
  }
  return stopped;
}

// The same as far as a and b go: their slopes are those of ln(a / (b + m - 1)), the same in all cells of one x.
void add_stopping(Sums& sums, const Stopped& stopped, double by_a, double by_b) {
  sums.gradient[a_] += stopped.customers * by_a;
  sums.gradient[b_] += stopped.customers * by_b;
  sums.curve(r_, a_, stopped.doubt_r * by_a);
  sums.curve(r_, b_, stopped.doubt_r * by_b);
  sums.curve(alpha_, a_, stopped.doubt_alpha * by_a);
  sums.curve(alpha_, b_, stopped.doubt_alpha * by_b);
  sums.curve(a_, a_, (stopped.doubt - stopped.customers) * by_a * by_a);
  sums.curve(a_, b_, stopped.doubt * by_a * by_b);
  sums.curve(b_, b_, (stopped.doubt + stopped.customers) * by_b * by_b);
}

}  // namespace

Four logs_of(const BuyingParameters& p) {
  return {std::log(p.r), std::log(p.alpha), std::log(p.stop_shape), std::log(p.stop_scale)};
}

BuyingParameters parameters_of(const Four& logs) {
  return {std::exp(logs[0]), std::exp(logs[1]), std::exp(logs[2]), std::exp(logs[3])};
}

GeometricLikelihood::GeometricLikelihood(const PurchaseTable& table, Stopping stopping)
    : cells_(table.cells()), more_chances_(stopping == Stopping::mbg ? 1 : 0) {
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    const PurchaseCell& cell = cells_[i];
    const double x = cell.repeat_purchases;
    if (repeats_.empty() || repeats_.back().x != x) repeats_.push_back({x, 0, i, i});
    repeats_.back().customers += cell.customers;
    repeats_.back().end = i + 1;
    days_ = std::max(days_, static_cast<std::size_t>(cell.age_days) + 1);
  }
}

Curvature GeometricLikelihood::at(const Four& logs) const {
  const BuyingParameters p = parameters_of(logs);
  std::vector<DayTerms> days(days_);
  for (std::size_t day = 0; day < days_; ++day) {
    const double weeks = p.alpha + static_cast<double>(day) / days_a_week;
    days[day] = {std::log(weeks), 1 / weeks};
  }
  Sums sums;
  for (const Repeats& repeats : repeats_) {
    const double chances = repeats.x + more_chances_;
    const double before = p.stop_scale + chances - 1;
    const std::span<const PurchaseCell> cells = cells_.subspan(repeats.begin, repeats.end - repeats.begin);
    add_repeats(sums, p, repeats.x, chances, repeats.customers);
    for (const PurchaseCell& cell : cells)
      add_waiting(sums, p.r + repeats.x, days[static_cast<std::size_t>(cell.age_days)], cell.customers);
    if (chances <= 0) continue;
    const Stopped stopped = add_silence(sums, p.r + repeats.x, logs[a_] - std::log(before), cells, days);
    add_stopping(sums, stopped, 1 / p.stop_shape, -1 / before);
  }
  return by_logarithms(sums, {p.r, p.alpha, p.stop_shape, p.stop_scale});
}

}  // namespace dangol
