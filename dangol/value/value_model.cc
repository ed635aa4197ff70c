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

HeldBackSet sampled(const HeldBackSet& all) {
  HeldBackSet some{{}, all.weeks};
  const std::size_t count = std::min(all.customers.size(), most_compared);
  for (std::size_t i = 0; i < count; ++i) {
    some.customers.push_back(all.customers[i * all.customers.size() / count]);
    some.customers.back().earlier = sound(some.customers.back().earlier);
  }
  return some;
}

// [customer][model] against [customer][0].
ModelChoice compared(const std::vector<std::vector<double>>& chances, std::size_t model) {
  ModelChoice choice;
  double squares = 0;
  for (const std::vector<double>& said : chances) {
    const double difference = std::log(said[model] / said[0]);
    choice.score += difference;
    squares += difference * difference;
  }
  const double mean = choice.score / static_cast<double>(chances.size());
  choice.error = std::sqrt(std::max(0.0, squares - mean * choice.score));
  return choice;
}

// What each model, fitted to what came before, says of what was held back; and so which to ask, and how far to trust
// it.
void judge(ValueModel& model, const HeldBackSet& all, const BuyingFitOptions& options) {
  const HeldBackSet held_back = sampled(all);
  if (held_back.customers.size() < enough_repeaters || !(held_back.weeks > 0)) return;
  std::vector<BuyingHistory> histories;
  for (const HeldBack& each : held_back.customers) histories.push_back(each.earlier);
  const PurchaseTable table = PurchaseTable::of(histories);
  std::vector<PoolMember> members;
  std::vector<std::vector<double>> chances(histories.size());
  for (std::size_t kind = 0; kind < value_model_kinds; ++kind) {
    members.push_back({fit_of(static_cast<ValueModelKind>(kind), histories, table, options)});
    for (std::size_t i = 0; i < histories.size(); ++i) {
      const auto said = forecast_purchases({&members.back().fit, 1}, histories[i], held_back.weeks);
      chances[i].push_back(std::max(least_chance, said.chance_of(held_back.customers[i].purchases)));
    }
  }
  const std::vector<double> shares = earned_shares(chances);
  double best = least_gain;
  for (std::size_t kind = 0; kind < value_model_kinds; ++kind) {
    members[kind].share = shares[kind];
    model.choices[kind] = compared(chances, kind);
    model.choices[kind].share = shares[kind];
    const double surely = model.choices[kind].score - beyond_chance * model.choices[kind].error;
    if (surely <= best) continue;
    best = surely;
    model.kind = static_cast<ValueModelKind>(kind);
  }
  std::erase_if(members, [](const PoolMember& each) { return each.share <= 0; });
  model.pool.drift = learned_drift(members, held_back);
}

// In shops of few repeaters a fit is as many points as its uncertainty needs.
void add_to_pool(ValueModel& model, const BuyingFit& fit, double share) {
  if (model.repeaters >= certain_repeaters) {
    model.pool.members.push_back({fit, share});
    return;
  }
  const std::vector<BuyingFit> points = points_of(fit);
  for (const BuyingFit& point : points)
    model.pool.members.push_back({point, share / static_cast<double>(points.size())});
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

ValueModel fit_value(std::span<const BuyingHistory> histories, const HeldBackSet& held_back,
                     const BuyingFitOptions& options) {
  ValueModel model;
  model.customers = histories.size();
  for (const BuyingHistory& history : histories) model.repeaters += sound_times(history).repeat_purchases > 0 ? 1U : 0U;
  model.enough = model.repeaters >= enough_repeaters;
  model.choices[0].share = 1;
  if (model.enough) judge(model, held_back, options);
  const PurchaseTable table = PurchaseTable::of(histories);
  for (std::size_t i = 0; i < value_model_kinds; ++i) {
    const auto kind = static_cast<ValueModelKind>(i);
    if (model.choices[i].share <= 0 && kind != model.kind) continue;
    const BuyingFit fit = fit_of(kind, histories, table, options);
    if (kind == model.kind) model.buying = fit;
    if (model.choices[i].share > 0) add_to_pool(model, fit, model.choices[i].share);
  }
  model.spend = fit_spend(histories);
  return model;
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
  forecast.at_least = pooled_forecast(model.pool, history, outlook.weeks).at_least;
  const double tail = (1 - outlook.interval) / 2;
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
