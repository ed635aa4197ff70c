#include "value/value_model.h"

#include <algorithm>
#include <cmath>

#include "base/normal.h"
#include "value/gauss_legendre.h"
#include "value/special_functions.h"

namespace dangol {
namespace {

constexpr std::uint64_t enough_repeaters = 10;
constexpr std::uint64_t certain_repeaters = 1'000;  // from here on the parameters' uncertainty is lost beside chance
constexpr std::size_t enough_to_stretch = 200;      // customers: the share that is held is known to three points
constexpr double narrowest = 1;                     // one part of the past that went smoothly is no promise
constexpr double widest = 1.6;
constexpr std::size_t most_compared = 5'000;
constexpr double beyond_chance = 2;  // standard errors
constexpr double least_gain = 3;  // and one in twenty by Bayes' reckoning: models that say the same differ in nothing
constexpr double least_chance = 1e-6;  // one surprise must not decide alone
constexpr double weeks_a_year = 365.25 / 7;

BuyingFit fit_of(ValueModelKind kind, std::span<const BuyingHistory> histories, const PurchaseTable& table,
                 const BuyingFitOptions& options) {
  switch (kind) {
    case ValueModelKind::bg: return fit_buying(table, Stopping::bg, options);
    case ValueModelKind::mbg: return fit_buying(table, Stopping::mbg, options);
    case ValueModelKind::regular: return fit_regular(histories, options);
    case ValueModelKind::pareto: break;
  }
  return fit_buying(table, Stopping::pareto, options);
}

std::vector<double> scores_of(const BuyingFit& fit, std::span<const HeldBack> customers, double weeks) {
  std::vector<double> scores;
  for (const HeldBack& customer : customers) {
    const PurchaseForecast forecast = forecast_purchases({&fit, 1}, customer.earlier, weeks);
    scores.push_back(std::log(std::max(least_chance, forecast.chance_of(customer.purchases))));
  }
  return scores;
}

ModelChoice compared(std::span<const double> scores, std::span<const double> with) {
  ModelChoice choice;
  double squares = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const double difference = scores[i] - with[i];
    choice.score += difference;
    squares += difference * difference;
  }
  const double mean = choice.score / static_cast<double>(scores.size());
  choice.error = std::sqrt(std::max(0.0, squares - mean * choice.score));
  return choice;
}

// What each held back number of purchases takes of its forecast: from `below` on, as much as `chance`.
struct Place {
  double below = 0;
  double chance = 0;

  // How much of it lies between these shares of the forecast, 0..1: whole numbers are not to be hit exactly (Czado,
  // Gneiting & Held 2009, the randomised probability integral transform).
  double between(double low, double high) const {
    return std::max(0.0, std::min(high, below + chance) - std::max(low, below)) / chance;
  }
};

// How many times as wide, in standard errors, an 80 % interval must be to hold 80 % of what was held back.
double stretch_for(const BuyingFit& fit, std::span<const HeldBack> customers, double weeks) {
  std::vector<Place> places;
  for (const HeldBack& customer : customers) {
    const PurchaseForecast forecast = forecast_purchases({&fit, 1}, customer.earlier, weeks);
    Place place;
    for (std::size_t n = 0; n < customer.purchases; ++n) place.below += forecast.chance_of(n);
    place.chance = std::max(least_chance, forecast.chance_of(customer.purchases));
    places.push_back(place);
  }
  constexpr double aim = 0.8;
  const double z = normal_quantile((1 + aim) / 2);
  double narrow = narrowest;
  double wide = widest;
  for (int i = 0; i < 20; ++i) {
    const double middle = (narrow + wide) / 2;
    const double low = normal_below(-z * middle);
    double held = 0;
    for (const Place& place : places) held += place.between(low, 1 - low);
    (held < aim * static_cast<double>(places.size()) ? narrow : wide) = middle;
  }
  return (narrow + wide) / 2;
}

void choose(ValueModel& model, const HeldBackSet& held_back, const BuyingFitOptions& options) {
  std::vector<HeldBack> customers;
  const std::size_t count = std::min(held_back.customers.size(), most_compared);
  for (std::size_t i = 0; i < count; ++i) {
    customers.push_back(held_back.customers[i * held_back.customers.size() / count]);
    customers.back().earlier = sound(customers.back().earlier);
  }
  if (count < enough_repeaters || !(held_back.weeks > 0)) return;
  std::vector<BuyingHistory> histories;
  for (const HeldBack& each : customers) histories.push_back(each.earlier);
  const PurchaseTable table = PurchaseTable::of(histories);
  std::vector<double> pareto;
  BuyingFit chosen;
  double best = least_gain;
  for (std::size_t i = 0; i < value_model_kinds; ++i) {
    const auto kind = static_cast<ValueModelKind>(i);
    const BuyingFit fit = fit_of(kind, histories, table, options);
    const auto scores = scores_of(fit, customers, held_back.weeks);
    if (kind == ValueModelKind::pareto) {
      pareto = scores;
      chosen = fit;
    }
    model.choices[i] = compared(scores, pareto);
    const double surely = model.choices[i].score - beyond_chance * model.choices[i].error;
    if (surely <= best) continue;
    best = surely;
    model.kind = kind;
    chosen = fit;
  }
  if (count >= enough_to_stretch) model.stretch = stretch_for(chosen, customers, held_back.weeks);
}

// What she will spend in all: n purchases are worth, together, a ratio of gammas (gamma_gamma.h), so that
// P(spend <= v) = sum over n of P(n) I_{v / (v + gamma')}(p n, q') with gamma' = gamma + x z and q' = q + p x.
class SpendDistribution {
 public:
  SpendDistribution(const PurchaseForecast& forecast, const SpendModel& spend, const BuyingHistory& history)
      : p_(spend.parameters.p),
        q_(spend.parameters.q + spend.parameters.p * history.paid_purchases),
        gamma_(spend.parameters.gamma + history.paid_purchases * history.mean_spend) {
    none_ = forecast.chance_of(0);
    const std::size_t counts = forecast.at_least.size();
    const std::size_t stride = counts / most_groups + 1;  // counts that differ little are taken together
    for (std::size_t n = 1; n <= counts; n += stride) {
      Group group;
      for (std::size_t i = n; i < std::min(n + stride, counts + 1); ++i) {
        group.chance += forecast.chance_of(i);
        group.purchases += forecast.chance_of(i) * static_cast<double>(i);
      }
      if (group.chance <= 0) continue;
      group.purchases /= group.chance;
      groups_.push_back(group);
    }
  }

  double quantile(double share) const {
    if (none_ >= share || gamma_ <= 0 || groups_.empty()) return 0;
    double low = 0;
    double high = 1;  // of v / (v + gamma')
    for (int i = 0; i < 40; ++i) {
      const double middle = (low + high) / 2;
      (below(middle) < share ? low : high) = middle;
    }
    return gamma_ * low / std::max(1 - low, 1e-12);
  }

 private:
  static constexpr std::size_t most_groups = 24;
  struct Group {
    double purchases = 0;
    double chance = 0;
  };

  double below(double ratio) const {
    double sum = none_;
    for (const Group& group : groups_) sum += group.chance * beta_below(ratio, p_ * group.purchases, q_);
    return sum;
  }

  double p_, q_, gamma_;
  double none_ = 0;
  std::vector<Group> groups_;
};

}  // namespace

std::string_view name_of(ValueModelKind kind) {
  constexpr std::array<std::string_view, value_model_kinds> names{"Pareto/NBD", "BG/NBD", "MBG/NBD",
                                                                  "Pareto/NBD with regularity"};
  return names[static_cast<std::size_t>(kind)];
}

HeldBackSet hold_back(std::span<const std::vector<BuyingDay>> customers, std::int32_t first, std::int32_t until) {
  const std::int32_t split = first + (until - first) / 3 * 2;
  HeldBackSet set;
  set.weeks = (until - split) / days_a_week;
  for (const auto& days : customers) {
    if (std::ranges::none_of(days, [&](const BuyingDay& each) { return each.day <= split; })) continue;
    const BuyingHistory now = buying_history(days, until);
    const BuyingHistory earlier = buying_history(days, split);
    const std::uint32_t since = now.repeat_purchases - std::min(earlier.repeat_purchases, now.repeat_purchases);
    set.customers.push_back({earlier, since});
  }
  return set;
}

ValueModel fit_value(std::span<const BuyingHistory> histories, const HeldBackSet& held_back,
                     const BuyingFitOptions& options) {
  ValueModel model;
  model.customers = histories.size();
  for (const BuyingHistory& history : histories) model.repeaters += sound_times(history).repeat_purchases > 0 ? 1U : 0U;
  model.enough = model.repeaters >= enough_repeaters;
  if (model.enough) choose(model, held_back, options);
  model.buying = fit_of(model.kind, histories, PurchaseTable::of(histories), options);
  if (model.repeaters < certain_repeaters) model.points = points_of(model.buying);
  model.spend = fit_spend(histories);
  return model;
}

double tail_share(const ValueModel& model, double interval) {
  return normal_below(-normal_quantile((1 + interval) / 2) * model.stretch);
}

double discounted_purchases(const BuyingFit& fit, const BuyingHistory& history, const Outlook& outlook) {
  // The integral of e^(-d u) dE(u), by parts: E is smooth, so that four points of it are enough.
  const double discount = std::log1p(std::max(outlook.yearly_discount, 0.0)) / weeks_a_year;
  std::array<double, 5> weeks{};
  for (std::size_t i = 0; i < 4; ++i) weeks[i] = outlook.weeks * four_points()[i].at;
  weeks[4] = outlook.weeks;
  const std::vector<double> expected = expected_purchases(fit, sound(history), weeks);
  double sum = std::exp(-discount * outlook.weeks) * expected[4];
  for (std::size_t i = 0; i < 4; ++i)
    sum += four_points()[i].weight * outlook.weeks * discount * std::exp(-discount * weeks[i]) * expected[i];
  return sum;
}

CustomerValue value_of(const ValueModel& model, const BuyingHistory& raw, const Outlook& outlook) {
  const BuyingHistory history = sound(raw);
  PurchaseForecast forecast = forecast_purchases({&model.buying, 1}, history, outlook.weeks);
  if (!model.points.empty()) forecast.at_least = forecast_purchases(model.points, history, outlook.weeks).at_least;
  const double tail = tail_share(model, outlook.interval);
  CustomerValue value;
  value.enough = model.enough;
  value.alive = forecast.alive;
  value.purchases = {forecast.expected, static_cast<double>(forecast.quantile(tail)),
                     static_cast<double>(forecast.quantile(1 - tail))};
  value.spend_each = model.spend.expected(history);
  const SpendDistribution spend(forecast, model.spend, history);
  value.value = {forecast.expected * value.spend_each, spend.quantile(tail), spend.quantile(1 - tail)};
  value.discounted = discounted_purchases(model.buying, history, outlook) * value.spend_each;
  return value;
}

}  // namespace dangol
