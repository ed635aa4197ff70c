#include "value/pareto_likelihood.h"

#include <algorithm>
#include <cmath>

#include "value/gauss_legendre.h"
#include "value/special_functions.h"

namespace dangol {
namespace {

// The n for which n ln(1 + u / n) = drop; 0 < drop < u. Roughly: it only places points.
double power_between(double u, double drop) {
  constexpr double steepest = 1e6;
  double n = std::min(steepest, u * u / (2 * std::max(u - drop, u * 1e-9)));
  for (int i = 0; i < 4; ++i) {
    const double log = std::log1p(u / n);
    n = std::clamp(n - (n * log - drop) / (log - u / (n + u)), n / 10, steepest);
  }
  return n;
}

// Points in time between `last` and `age` along C (1 - y Y)^(-1/w), y in 0..1. A function that falls like the power
// w + 1 of time is constant along it; C and w are those of the power that has the integrand's slope at `last` and falls
// as far as it does until `age`.
class PowerCurve {
 public:
  PowerCurve(const BuyingParameters& p, double purchases, double last, double age) : last_(last) {
    const double time = age - last;
    const double shape = p.r + purchases;
    const double steepness = shape / (p.alpha + last) + (p.stop_shape + 1) / (p.stop_scale + last);
    const double drop =
        shape * std::log1p(time / (p.alpha + last)) + (p.stop_shape + 1) * std::log1p(time / (p.stop_scale + last));
    const double power = power_between(steepness * time, drop);
    scale_ = power / steepness;
    power_ = std::fabs(power - 1) < 1e-6 ? 1e-6 : power - 1;
    reach_ = -std::expm1(-power_ * std::log1p(time / scale_));
  }
  struct Point {
    double time = 0;
    double log_width = 0;  // ln(d time / d y)
  };
  Point at(double y) const {
    const double log_ratio = -std::log1p(-y * reach_) / power_;
    return {last_ + scale_ * std::expm1(log_ratio), std::log(scale_ * reach_ / power_) + (1 + power_) * log_ratio};
  }

 private:
  double last_ = 0;
  double power_ = 1;
  double scale_ = 1;
  double reach_ = 0;
};

// That she has bought nothing between `last` and a time, at her rate: (alpha + time)^-shape times the chance of fewer
// than k stages.
struct Silence {
  double log = 0;
  double by_r = 0;
  double by_alpha = 0;  // by the alpha of a stage
};

Silence silence(double shape, double alpha, int k, double last, double time) {
  const double log_time = std::log(alpha + time);
  Silence result{-shape * log_time, -log_time, -shape / (alpha + time)};
  if (k == 1) return result;
  const double z = (time - last) / (alpha + time);
  double term = 1;  // Gamma(shape + j) / (Gamma(shape) j!) z^j
  double term_by_r = 0;
  double sum = 1;
  double sum_by_r = 0;
  double sum_by_alpha = 0;
  for (int j = 1; j < k; ++j) {
    const double factor = (shape + j - 1) / j * z;
    term_by_r = term_by_r * factor + term * z / j;
    term *= factor;
    sum += term;
    sum_by_r += term_by_r;
    sum_by_alpha -= j * term / (alpha + time);
  }
  result.log += std::log(sum);
  result.by_r += sum_by_r / sum;
  result.by_alpha += sum_by_alpha / sum;
  return result;
}

// ln(e^alive + e^stopped) and its slope by r, alpha, s, beta.
double either(const ParetoTerms& terms, Four& slope) {
  const double odds = terms.stopped - terms.alive;
  const double share = odds > 0 ? 1 / (1 + std::exp(-odds)) : std::exp(odds) / (1 + std::exp(odds));
  for (std::size_t i = 0; i < four; ++i)
    slope[i] = (1 - share) * terms.alive_slope[i] + (share > 0 ? share * terms.stopped_slope[i] : 0);
  return odds > 0 ? terms.stopped + std::log1p(std::exp(-odds)) : terms.alive + std::log1p(std::exp(odds));
}

// Gamma(r + kx) / Gamma(r) as a logarithm; kept while x stays the same, because gamma functions cost more than the
// rest.
struct RepeatFactor {
  double x = -1;
  double log = 0;
  double by_r = 0;

  void be_of(double new_x, double r, int k) {
    if (new_x == x) return;
    x = new_x;
    log = x > 0 ? log_gamma(r + k * x) - log_gamma(r) : 0;
    by_r = x > 0 ? digamma(r + k * x) - digamma(r) : 0;
  }
};

void by_logarithms_of(const BuyingParameters& p, const Four& sums, std::span<double> gradient) {
  const Four natural{p.r, p.alpha, p.stop_shape, p.stop_scale};
  for (std::size_t i = 0; i < four; ++i) gradient[i] = natural[i] * sums[i];
}

}  // namespace

ParetoTerms pareto_terms(const BuyingParameters& p, int k, double x, double last, double age, bool slopes) {
  const double shape = p.r + k * x;
  const double alpha = p.alpha / k;
  const double s = p.stop_shape;
  const double beta = p.stop_scale;
  ParetoTerms terms;
  const double stopping_age = std::log(beta + age);
  const Silence whole = silence(shape, alpha, k, last, age);
  terms.alive = whole.log + s * (std::log(beta) - stopping_age);
  terms.alive_slope = {whole.by_r, whole.by_alpha / k, std::log(beta) - stopping_age, s / beta - s / (beta + age)};
  terms.stopped = -HUGE_VAL;
  if (!(age > last)) return terms;

  const PowerCurve curve(p, x, last, age);
  struct Value {
    double height = 0;
    Silence silence;
    double stopping = 0;
    double time = 0;
  };
  std::array<Value, 16> values{};
  double highest = -HUGE_VAL;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto [time, log_width] = curve.at(sixteen_points()[i].at);
    const Silence silent = silence(shape, alpha, k, last, time);
    const double stopping = std::log(beta + time);
    const double height = std::log(sixteen_points()[i].weight) + log_width + silent.log - (s + 1) * stopping;
    values[i] = {height, silent, stopping, time};
    highest = std::max(highest, height);
  }
  double sum = 0;
  Four slope{};
  for (const Value& value : values) {
    const double share = std::exp(value.height - highest);
    sum += share;
    if (!slopes) continue;
    slope[0] += share * value.silence.by_r;
    slope[1] += share * value.silence.by_alpha / k;
    slope[2] -= share * value.stopping;
    slope[3] -= share * (s + 1) / (beta + value.time);
  }
  terms.stopped = std::log(s) + s * std::log(beta) + highest + std::log(sum);
  for (std::size_t i = 0; i < four; ++i) terms.stopped_slope[i] = slope[i] / sum;
  terms.stopped_slope[2] += 1 / s + std::log(beta);
  terms.stopped_slope[3] += s / beta;
  return terms;
}

double pareto_likelihood(const PurchaseTable& table, std::span<const double> logs, std::span<double> gradient) {
  const BuyingParameters p = parameters_of({logs[0], logs[1], logs[2], logs[3]});
  double height = 0;
  Four sums{};
  RepeatFactor repeats;
  for (const PurchaseCell& cell : table.cells()) {
    const double x = cell.repeat_purchases;
    repeats.be_of(x, p.r, 1);
    Four slope{};
    const double n = cell.customers;
    const ParetoTerms terms = pareto_terms(p, 1, x, cell.recency_days / days_a_week, cell.age_days / days_a_week, true);
    height += n * (repeats.log + p.r * logs[1] + either(terms, slope));
    for (std::size_t i = 0; i < four; ++i) sums[i] += n * slope[i];
    sums[0] += n * (repeats.by_r + logs[1]);
    sums[1] += n * p.r / p.alpha;
  }
  by_logarithms_of(p, sums, gradient);
  return height;
}

double regular_pareto_likelihood(std::span<const BuyingHistory> histories, const StageShares& shares,
                                 std::span<const double> logs, std::span<double> gradient) {
  constexpr std::size_t kinds = stage_counts.size();
  constexpr double negligible_share = 0.01;
  const BuyingParameters p = parameters_of({logs[0], logs[1], logs[2], logs[3]});
  double height = 0;
  Four sums{};
  std::array<RepeatFactor, kinds> repeats;
  for (const BuyingHistory& history : histories) {
    const double x = history.repeat_purchases;
    std::array<double, kinds> heights{};
    std::array<Four, kinds> slopes{};
    heights.fill(-HUGE_VAL);
    for (std::size_t i = 0; i < kinds; ++i) {
      if (shares[i] < negligible_share) continue;
      const int k = stage_counts[i];
      repeats[i].be_of(x, p.r, k);
      const ParetoTerms terms =
          pareto_terms(p, k, x, history.recency_days / days_a_week, history.age_days / days_a_week, true);
      heights[i] = std::log(shares[i]) + repeats[i].log + p.r * std::log(p.alpha / k) + either(terms, slopes[i]) +
                   gaps_factor(history, k);
      slopes[i][0] += repeats[i].by_r + std::log(p.alpha / k);
      slopes[i][1] += p.r / p.alpha;
    }
    const double sum = log_sum(heights);
    height += sum;
    for (std::size_t i = 0; i < kinds; ++i) {
      const double share = std::exp(heights[i] - sum);
      for (std::size_t j = 0; j < four && share > 0; ++j) sums[j] += share * slopes[i][j];
    }
  }
  by_logarithms_of(p, sums, gradient);
  return height;
}

}  // namespace dangol
