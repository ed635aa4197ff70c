#include "value/count_forecast.h"

#include <algorithm>
#include <cmath>

#include "value/gauss_legendre.h"
#include "value/pareto_likelihood.h"
#include "value/regular_likelihood.h"
#include "value/special_functions.h"

namespace dangol {
namespace {

constexpr double negligible = 1e-7;
constexpr std::size_t most_counted = 200'000;  // purchases forecast at most: a regular of a century

// P(N >= n) for a negative binomial N: gamma rate of this shape and scale, over `weeks`.
class StageTail {
 public:
  StageTail(double shape, double scale, double weeks) {
    const double ratio = weeks / (scale + weeks);
    const double mean = shape * weeks / scale;
    const double deviation = std::sqrt(mean * (1 + weeks / scale));
    first_ = static_cast<std::size_t>(std::max(0.0, std::floor(mean - 12 * deviation)));  // below it, all but surely
    const double n = static_cast<double>(first_);
    double chance = std::exp(log_gamma(shape + n) - log_gamma(shape) - log_gamma(n + 1) +
                             shape * std::log(scale / (scale + weeks)) + n * std::log(ratio));
    double left = 1;
    for (std::size_t i = first_; left > negligible && tail_.size() < most_counted; ++i) {
      tail_.push_back(left);
      left -= chance;
      chance *= (shape + static_cast<double>(i)) / static_cast<double>(i + 1) * ratio;
    }
  }
  double at_least(std::size_t n) const {
    if (n <= first_) return 1;
    return n - first_ < tail_.size() ? tail_[n - first_] : 0;
  }
  std::size_t end() const { return first_ + tail_.size(); }

 private:
  std::size_t first_ = 0;
  std::vector<double> tail_;
};

double chances_so_far(const BuyingModel& model, const BuyingHistory& history) {
  return model.stopping == Stopping::mbg ? history.repeat_purchases + 1.0 : history.repeat_purchases;
}

StageTail stage_tail(const BuyingModel& model, const BuyingHistory& history, std::size_t stage, double weeks) {
  const BuyingParameters& p = model.parameters;
  return {p.r + model.stages * static_cast<double>(history.repeat_purchases) + static_cast<double>(stage),
          p.alpha / model.stages + history.age_days / days_a_week, weeks};
}

// P(at least n purchases) if she never stopped, times `weight`, added to [n - 1].
void add_purchases(std::vector<double>& result, const BuyingModel& model, const BuyingHistory& history,
                   const Standing& standing, double weeks, double weight) {
  const auto k = static_cast<std::size_t>(model.stages);
  for (std::size_t stage = 0; stage < standing.stages.size(); ++stage) {
    const double share = weight * standing.stages[stage];
    if (share < negligible) continue;
    const StageTail tail = stage_tail(model, history, stage, weeks);
    for (std::size_t n = 1; n * k - stage < tail.end(); ++n) {
      if (result.size() < n) result.push_back(0);
      result[n - 1] += share * tail.at_least(n * k - stage);
    }
  }
}

std::vector<double> geometric_at_least(const BuyingModel& model, const BuyingHistory& history, const Standing& standing,
                                       double weeks) {
  std::vector<double> result;
  add_purchases(result, model, history, standing, weeks, 1);
  double stays = 1;
  double kept = model.parameters.stop_scale + chances_so_far(model, history);
  for (double& chance : result) {
    chance *= stays;
    stays *= kept / (model.parameters.stop_shape + kept);
    kept += 1;
  }
  return result;
}

// Over the time at which she stops: after `weeks` with the weight `stays`, else at quantiles of the rest.
std::vector<double> pareto_at_least(const BuyingModel& model, const BuyingHistory& history, const Standing& standing,
                                    double weeks) {
  const double s = model.parameters.stop_shape;
  const double beta = model.parameters.stop_scale + history.age_days / days_a_week;
  const double stays = std::exp(-s * std::log1p(weeks / beta));
  std::vector<double> result;
  add_purchases(result, model, history, standing, weeks, stays);
  for (const auto& [at, weight] : four_points()) {
    const double still = 1 - at * (1 - stays);
    const double until = beta * std::expm1(-std::log(still) / s);
    if (until > 0) add_purchases(result, model, history, standing, until, weight * (1 - stays));
  }
  return result;
}

// (1 - e^(-power log)) / power, also where the power is zero or negative (s = 1 divides the published formula by zero).
double decayed(double power, double log) {
  return std::fabs(power * log) < 1e-9 ? log : -std::expm1(-power * log) / power;
}

}  // namespace

Standing standing(const BuyingModel& model, const BuyingHistory& history) {
  const double last = history.recency_days / days_a_week;
  const double age = history.age_days / days_a_week;
  const double silent = (age - last) / weeks_away;
  const double away = std::log(model.share_away) - silent * silent;
  const BuyingParameters& p = model.parameters;
  RegularTerms terms = regular_terms(p, model.stopping, model.stages, history);
  const std::span<double> stages(terms.alive.data(), static_cast<std::size_t>(terms.stages));
  const double buying = log_sum(stages);
  std::array bought{buying, terms.stopped};
  double at_home = 0;  // ln P(has not stopped by now), where that is no part of `buying`
  if (model.stopping == Stopping::pareto) {
    const ParetoTerms pareto = pareto_terms(p, model.stages, history.repeat_purchases, last, age, false);
    bought = {pareto.alive, pareto.stopped};
    at_home = pareto.alive - buying;
  }
  const std::array all{bought[0], away + terms.away + at_home, bought[1]};
  Standing result;
  result.alive = -std::expm1(bought[1] - log_sum(all));
  for (const double stage : stages) result.stages.push_back(std::exp(stage - buying));
  result.log_likelihood = terms.common + log_sum(bought);
  return result;
}

std::vector<double> at_least_if_alive(const BuyingModel& model, const BuyingHistory& history, const Standing& standing,
                                      double weeks) {
  if (!(weeks > 0)) return {};
  if (model.stopping == Stopping::pareto) return pareto_at_least(model, history, standing, weeks);
  return geometric_at_least(model, history, standing, weeks);
}

double expected_if_alive(const BuyingModel& model, const BuyingHistory& history, const Standing& standing,
                         double weeks) {
  if (!(weeks > 0)) return 0;
  const double age = history.age_days / days_a_week;
  if (model.stopping == Stopping::pareto && model.stages == 1) {
    const BuyingParameters& p = model.parameters;
    const double beta = p.stop_scale + age;
    return (p.r + history.repeat_purchases) / (p.alpha + age) * beta *
           decayed(p.stop_shape - 1, std::log1p(weeks / beta));
  }
  double sum = 0;
  for (const double chance : at_least_if_alive(model, history, standing, weeks)) sum += chance;
  return sum;
}

}  // namespace dangol
