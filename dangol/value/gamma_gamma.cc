#include "value/gamma_gamma.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "value/maximum.h"
#include "value/special_functions.h"

namespace dangol {
namespace {

constexpr std::uint64_t fewest_spenders = 3;
// Where the prior stands, in logarithms: p 4, q 4 (between the published fits), a factor of e either way.
constexpr double prior_shape = 1.4;

struct Spender {
  double purchases = 0;
  double mean = 0;
};

std::vector<Spender> spenders_of(std::span<const BuyingHistory> histories, std::uint64_t most) {
  std::vector<Spender> spenders;
  for (const BuyingHistory& raw : histories) {
    const BuyingHistory history = sound(raw);
    if (history.paid_purchases > 0)
      spenders.push_back({static_cast<double>(history.paid_purchases), history.mean_spend});
  }
  if (spenders.size() <= most) return spenders;
  std::vector<Spender> some;
  for (std::uint64_t i = 0; i < most; ++i) some.push_back(spenders[i * spenders.size() / most]);
  return some;
}

double mean_of(std::span<const Spender> spenders) {
  double spent = 0;
  double purchases = 0;
  for (const Spender& spender : spenders) {
    spent += spender.purchases * spender.mean;
    purchases += spender.purchases;
  }
  return purchases > 0 ? spent / purchases : 0;
}

// ln Gamma(px + q) - ln Gamma(px) - ln Gamma(q) + q ln gamma + (px - 1) ln z + px ln x - (px + q) ln(gamma + x z):
// ibid. eq. 1a, with its slope by the logarithms of p, q, gamma.
double spend_likelihood(std::span<const Spender> spenders, std::span<const double> logs, std::span<double> gradient) {
  const double p = std::exp(logs[0]);
  const double q = std::exp(logs[1]);
  const double gamma = std::exp(logs[2]);
  double height = 0;
  double by_p = 0;
  double by_q = 0;
  double by_gamma = 0;
  for (const auto& [x, z] : spenders) {
    const double shape = p * x;
    const double total = std::log(gamma + x * z);
    height += log_gamma(shape + q) - log_gamma(shape) - log_gamma(q) + q * logs[2] + shape * std::log(x * z) -
              std::log(z) - (shape + q) * total;
    const double both = digamma(shape + q);
    by_p += x * (both - digamma(shape) + std::log(x * z) - total);
    by_q += both - digamma(q) + logs[2] - total;
    by_gamma += q / gamma - (shape + q) / (gamma + x * z);
  }
  gradient[0] = p * by_p;
  gradient[1] = q * by_q;
  gradient[2] = gamma * by_gamma;
  return height;
}

}  // namespace

double SpendModel::expected(const BuyingHistory& history) const {
  const double x = history.paid_purchases;
  const auto [p, q, gamma] = parameters;
  // q > 1 is what makes the mean exist (the prior and fit_spend keep it so).
  return p * (gamma + x * history.mean_spend) / (p * x + q - 1);
}

SpendModel fit_spend(std::span<const BuyingHistory> histories, const SpendFit& options) {
  std::vector<Spender> spenders = spenders_of(histories, options.most_customers);
  SpendModel model;
  model.customers = spenders.size();
  const double mean = mean_of(spenders);
  model.parameters = {4, 4, 0.75 * std::max(mean, 1e-9)};  // p gamma / (q - 1) is the mean
  if (mean <= 0) model.parameters.gamma = 0;
  if (spenders.size() < fewest_spenders) return model;
  for (Spender& spender : spenders) spender.mean /= mean;  // so that no currency's size matters to the search
  const double strength = options.weak_prior ? 1 : 0;
  const Slope slope = [&](std::span<const double> at, std::span<double> gradient) {
    double height = spend_likelihood(spenders, at, gradient);
    for (std::size_t i = 0; i < 2; ++i) {
      height -= strength * (at[i] - prior_shape) * (at[i] - prior_shape) / 2;
      gradient[i] -= strength * (at[i] - prior_shape);
    }
    return height;
  };
  const Maximum maximum = maximise(slope, {prior_shape, prior_shape, std::log(0.75)});
  std::vector<double> unused(3);
  const double q = std::exp(maximum.at[1]);
  if (!maximum.found || q <= 1) return model;
  double log_means = 0;
  for (std::size_t i = 0; i < spenders.size(); ++i) log_means += std::log(mean);
  model.parameters = {std::exp(maximum.at[0]), q, std::exp(maximum.at[2]) * mean};
  model.log_likelihood = spend_likelihood(spenders, maximum.at, unused) - log_means;
  model.learned = true;
  return model;
}

}  // namespace dangol
