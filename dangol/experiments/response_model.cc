#include "experiments/response_model.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/assert.h"

namespace dangol {
namespace {

constexpr float widest = 1000;
constexpr double largest_weight = 1e6;
constexpr double largest_step = 3;  // of the log-odds, by one showing

float sane(float feature) { return std::isnan(feature) ? 0 : std::clamp(feature, -widest, widest); }

double logistic_of(double x) { return 1 / (1 + std::exp(-x)); }

// A logistic averaged over a normal log-odds.
double averaged(const Belief& belief) {
  return logistic_of(belief.mean / std::sqrt(1 + std::numbers::pi / 8 * belief.deviation * belief.deviation));
}

}  // namespace

ResponseModel::ResponseModel(std::size_t candidates, std::size_t features, double precision)
    : candidates_(candidates), features_(features), weights_(candidates * features) {
  const double first = precision > 0 ? std::clamp(precision, 1e-6, 1e6) : 1;
  for (Weight& weight : weights_) weight.precision = static_cast<float>(first);
}

Belief ResponseModel::belief(std::size_t candidate, std::span<const float> context) const {
  const Weight* weights = weights_.data() + candidate * features_;
  double mean = 0;
  double variance = 0;
  for (std::size_t i = 0; i < features_; ++i) {
    const float x = sane(context[i]);
    mean += static_cast<double>(weights[i].mean * x);
    variance += static_cast<double>(x * x / weights[i].precision);
  }
  return {mean, std::sqrt(variance)};
}

std::vector<Belief> ResponseModel::beliefs(std::span<const float> context) const {
  std::vector<Belief> all(candidates_);
  beliefs(context, all);
  return all;
}

void ResponseModel::beliefs(std::span<const float> context, std::span<Belief> into) const {
  DANGOL_ASSERT(context.size() == features_ && into.size() == candidates_);
  for (std::size_t i = 0; i < candidates_; ++i) into[i] = belief(i, context);
}

double ResponseModel::chance(std::size_t candidate, std::span<const float> context) const {
  DANGOL_ASSERT(candidate < candidates_ && context.size() == features_);
  return averaged(belief(candidate, context));
}

// One Newton step on the log-posterior along the direction precision^-1 * x: with several features at once, the step of
// each alone would go too far by as many times.
void ResponseModel::learn(std::size_t candidate, std::span<const float> context, bool answered, double weight) {
  DANGOL_ASSERT(candidate < candidates_ && context.size() == features_);
  if (!(weight > 0)) return;
  const double counted = std::min(weight, largest_weight);
  const Belief before = belief(candidate, context);
  const double chance = logistic_of(before.mean);
  const double curvature = counted * chance * (1 - chance);
  const double spread = before.deviation * before.deviation;
  const double error = counted * ((answered ? 1.0 : 0.0) - chance);
  const double step = error / (1 + curvature * spread);
  const double moved = std::abs(step) * spread;
  const auto kept = static_cast<float>(moved > largest_step ? step * largest_step / moved : step);
  Weight* weights = weights_.data() + candidate * features_;
  for (std::size_t i = 0; i < features_; ++i) {
    const float x = sane(context[i]);
    weights[i].mean += kept * x / weights[i].precision;
    weights[i].precision += static_cast<float>(curvature) * x * x;
  }
}

}  // namespace dangol
