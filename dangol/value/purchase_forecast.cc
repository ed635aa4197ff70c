#include "value/purchase_forecast.h"

#include <algorithm>
#include <cmath>

namespace dangol {
namespace {

// One of the model's parts, as likely as her history makes it.
struct Part {
  BuyingModel model;
  Standing standing;
  double share = 0;
};

std::vector<Part> parts_for(const BuyingFit& fit, const BuyingHistory& history) {
  std::vector<Part> parts;
  std::vector<double> heights;
  for (const auto& [model, share] : fit.parts()) {
    parts.push_back({model, standing(model, history), 0});
    heights.push_back(std::log(share) + parts.back().standing.log_likelihood);
  }
  const double sum = log_sum(heights);
  for (std::size_t i = 0; i < parts.size(); ++i) parts[i].share = std::exp(heights[i] - sum);
  return parts;
}

}  // namespace

double PurchaseForecast::chance_of(std::size_t n) const {
  const double from = n == 0 ? 1 : (n <= at_least.size() ? at_least[n - 1] : 0);
  const double beyond = n < at_least.size() ? at_least[n] : 0;
  return std::max(0.0, from - beyond);
}

std::size_t PurchaseForecast::quantile(double share) const {
  const auto found = std::ranges::find_if(at_least, [&](double chance) { return 1 - chance >= share; });
  return static_cast<std::size_t>(found - at_least.begin());
}

double PurchaseForecast::share_between(std::size_t n, double low, double high) const {
  const double below = n == 0 ? 0 : 1 - (n <= at_least.size() ? at_least[n - 1] : 0);
  const double chance = std::max(chance_of(n), 1e-12);
  return std::clamp((std::min(high, below + chance) - std::max(low, below)) / chance, 0.0, 1.0);
}

PurchaseForecast forecast_purchases(std::span<const BuyingFit> points, const BuyingHistory& history, double weeks) {
  PurchaseForecast forecast;
  const double weight = 1 / static_cast<double>(points.size());
  for (const BuyingFit& fit : points) {
    for (const Part& part : parts_for(fit, history)) {
      const double alive = weight * part.share * part.standing.alive;
      forecast.alive += alive;
      forecast.expected += alive * expected_if_alive(part.model, history, part.standing, weeks);
      const auto chances = at_least_if_alive(part.model, history, part.standing, weeks);
      if (forecast.at_least.size() < chances.size()) forecast.at_least.resize(chances.size());
      for (std::size_t i = 0; i < chances.size(); ++i) forecast.at_least[i] += alive * chances[i];
    }
  }
  return forecast;
}

std::vector<double> expected_purchases(const BuyingFit& fit, const BuyingHistory& history,
                                       std::span<const double> weeks) {
  std::vector<double> expected(weeks.size());
  for (const Part& part : parts_for(fit, history)) {
    for (std::size_t i = 0; i < weeks.size(); ++i)
      expected[i] += part.share * part.standing.alive * expected_if_alive(part.model, history, part.standing, weeks[i]);
  }
  return expected;
}

std::vector<BuyingFit> points_of(const BuyingFit& fit) {
  std::vector<BuyingFit> points;
  const double reach = std::sqrt(static_cast<double>(four));
  const Four centre = logs_of(fit.parameters);
  for (std::size_t column = 0; column < four; ++column) {
    for (const double side : {-reach, reach}) {
      Four logs = centre;
      for (std::size_t row = 0; row < four; ++row)
        logs[row] = std::clamp(logs[row] + side * fit.root[row][column], -log_parameter_limit, log_parameter_limit);
      points.push_back(fit);
      points.back().parameters = parameters_of(logs);
    }
  }
  return points;
}

}  // namespace dangol
