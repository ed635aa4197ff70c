#include "value/equity.h"

#include <algorithm>
#include <cmath>

#include "base/normal.h"
#include "value/special_functions.h"

namespace dangol {
namespace {

constexpr std::size_t sampled_customers = 2'000;

std::vector<BuyingHistory> even_sample(std::span<const BuyingHistory> histories) {
  std::vector<BuyingHistory> some;
  const std::size_t count = std::min(histories.size(), sampled_customers);
  for (std::size_t i = 0; i < count; ++i) some.push_back(histories[i * histories.size() / count]);
  return some;
}

double worth(const BuyingFit& fit, const SpendModel& spend, const BuyingHistory& history, const Outlook& outlook) {
  return discounted_purchases(fit, history, outlook) * spend.expected(history);
}

// Of what one customer will spend: of how often she comes, and of how much each time (gamma_gamma.h: given her rate
// v, a purchase has mean p / v and variance p / v^2, and v is gamma distributed with shape q' and rate gamma').
double variance_of(const ValueModel& model, const BuyingHistory& history, const Outlook& outlook) {
  constexpr double least_shape = 2.2;  // a heavier tail has no variance at all
  const PurchaseForecast forecast = forecast_purchases({&model.buying, 1}, history, outlook.weeks);
  double squares = 0;
  for (std::size_t n = 1; n <= forecast.at_least.size(); ++n)
    squares += (2 * static_cast<double>(n) - 1) * forecast.at_least[n - 1];
  const auto [p, q, gamma] = model.spend.parameters;
  const double shape = std::max(least_shape, q + p * history.paid_purchases);
  const double rate = gamma + history.paid_purchases * history.mean_spend;
  const double mean = model.spend.expected(history);
  const double within = p * rate * rate / ((shape - 1) * (shape - 2));
  const double between = mean * mean / (shape - 2);
  return mean * mean * std::max(0.0, squares - forecast.expected * forecast.expected) + forecast.expected * within +
         squares * between;
}

// Of the sample's total, by the points of the parameters' uncertainty.
double variance_of_parameters(const ValueModel& model, std::span<const BuyingHistory> some, const Outlook& outlook) {
  double sum = 0;
  double squares = 0;
  const std::vector<BuyingFit> points = points_of(model.buying);
  for (const BuyingFit& point : points) {
    double total = 0;
    for (const BuyingHistory& history : some) total += worth(point, model.spend, history, outlook);
    sum += total;
    squares += total * total;
  }
  const double count = static_cast<double>(points.size());
  return std::max(0.0, squares / count - sum * sum / (count * count));
}

}  // namespace

Equity equity(const ValueModel& model, std::span<const BuyingHistory> raw, const Outlook& outlook) {
  Equity result{model.enough, raw.size(), {}};
  std::vector<BuyingHistory> histories(raw.size());
  std::ranges::transform(raw, histories.begin(), sound);
  double total = 0;
  for (const BuyingHistory& history : histories) total += worth(model.buying, model.spend, history, outlook);
  result.total = {total, total, total};
  if (!(total > 0)) return result;
  const std::vector<BuyingHistory> some = even_sample(histories);
  const double scale = static_cast<double>(histories.size()) / static_cast<double>(some.size());
  double variance = 0;
  for (const BuyingHistory& history : some) variance += scale * variance_of(model, history, outlook);
  variance += scale * scale * variance_of_parameters(model, some, outlook);
  const double spread = std::sqrt(std::log1p(variance / (total * total)));
  const double reach = normal_quantile((1 + outlook.interval) / 2) * spread;
  result.total.low = total * std::exp(-reach - spread * spread / 2);
  result.total.high = total * std::exp(reach - spread * spread / 2);
  return result;
}

EquityChange what_moved_equity(const ValueModel& before, const ValueModel& after, std::span<const EquityStep> customers,
                               const Outlook& outlook) {
  EquityChange change;
  for (const EquityStep& customer : customers) {
    const double now = customer.is_there ? worth(after.buying, after.spend, customer.after, outlook) : 0;
    if (!customer.was_there) {
      change.new_customers += now;
      continue;
    }
    const double purchases_before = discounted_purchases(before.buying, customer.before, outlook);
    const double spend_before = before.spend.expected(customer.before);
    change.before += purchases_before * spend_before;
    if (!customer.is_there) {
      change.left -= purchases_before * spend_before;
      continue;
    }
    const double purchases_then = discounted_purchases(before.buying, customer.after, outlook);
    const double spend_then = before.spend.expected(customer.after);
    const bool came = customer.after.repeat_purchases > customer.before.repeat_purchases;
    (came ? change.bought : change.quiet) += (purchases_then - purchases_before) * (spend_before + spend_then) / 2;
    change.spend += (spend_then - spend_before) * (purchases_before + purchases_then) / 2;
    change.relearned += now - purchases_then * spend_then;
  }
  change.after = change.before + change.new_customers + change.left + change.bought + change.quiet + change.spend +
                 change.relearned;
  return change;
}

}  // namespace dangol
