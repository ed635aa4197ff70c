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
  for (std::size_t i = 0; i < count; ++i) some.push_back(sound(histories[i * histories.size() / count]));
  return some;
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
    for (const BuyingHistory& history : some)
      total += discounted_purchases(point, history, outlook) * model.spend.expected(history);
    sum += total;
    squares += total * total;
  }
  const double count = static_cast<double>(points.size());
  return std::max(0.0, squares / count - sum * sum / (count * count));
}

}  // namespace

Worth worth_of(const ValueModel& model, const BuyingHistory& raw, const Outlook& outlook) {
  const BuyingHistory history = sound(raw);
  return {discounted_purchases(model.buying, history, outlook), model.spend.expected(history)};
}

std::vector<Worth> worths_of(const ValueModel& model, std::span<const BuyingHistory> histories,
                             const Outlook& outlook) {
  std::vector<Worth> worths;
  worths.reserve(histories.size());
  for (const BuyingHistory& history : histories) worths.push_back(worth_of(model, history, outlook));
  return worths;
}

Equity equity(const ValueModel& model, std::span<const BuyingHistory> histories, const Outlook& outlook) {
  return equity(model, histories, worths_of(model, histories, outlook), outlook);
}

Equity equity(const ValueModel& model, std::span<const BuyingHistory> histories, std::span<const Worth> worths,
              const Outlook& outlook) {
  Equity result{model.enough, histories.size(), {}};
  double total = 0;
  for (const Worth& worth : worths) total += worth.total();
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

EquityChange what_moved_equity(std::span<const EquityStep> customers) {
  EquityChange change;
  for (const auto& [was_there, is_there, came, before, reread, after] : customers) {
    if (!was_there) {
      change.new_customers += is_there ? after.total() : 0;
      continue;
    }
    change.before += before.total();
    if (!is_there) {
      change.left -= before.total();
      continue;
    }
    (came ? change.bought : change.quiet) += (reread.purchases - before.purchases) * (before.each + reread.each) / 2;
    change.spend += (reread.each - before.each) * (before.purchases + reread.purchases) / 2;
    change.relearned += after.total() - reread.total();
  }
  change.after = change.before + change.new_customers + change.left + change.bought + change.quiet + change.spend +
                 change.relearned;
  return change;
}

}  // namespace dangol
