#include "evaluation/value_task.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include "base/time.h"
#include "evaluation/purchases.h"
#include "value/value_model.h"

namespace dangol {
namespace {

constexpr int resamples = 500;
constexpr double outer_share = 0.025;  // beyond each end of a 95 % interval
constexpr BuyingFitOptions as_published{
    .weak_prior = false, .most_pareto = 50'000, .most_regular = 3'000};  // maximum likelihood

struct Outcomes {
  std::vector<BuyingHistory> known;
  std::vector<double> purchases;
  std::vector<double> spent;
  double weeks = 0;
};

Outcomes outcomes_of(std::span<const std::vector<BuyingDay>> customers, std::int32_t until, std::int32_t last) {
  Outcomes outcomes;
  outcomes.weeks = (last - until) / days_a_week;
  for (const auto& days : customers) {
    const BuyingHistory now = buying_history(days, until);
    const BuyingHistory later = buying_history(days, last);
    outcomes.known.push_back(now);
    outcomes.purchases.push_back(later.repeat_purchases - std::min(later.repeat_purchases, now.repeat_purchases));
    double spent = 0;
    for (const BuyingDay& day : days) spent += day.day > until && day.day <= last ? day.amount : 0;
    outcomes.spent.push_back(spent);
  }
  return outcomes;
}

struct Quality {
  double correlation = 0;
  double error = 0;  // mean absolute
  double total = 0;  // forecast / came - 1
};

template <class Pick>
Quality quality_of(std::span<const double> forecast, std::span<const double> came, const Pick& pick) {
  double f = 0, c = 0, ff = 0, cc = 0, fc = 0, error = 0;
  const std::size_t count = came.size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = pick(i);
    const double x = forecast[at];
    const double y = came[at];
    f += x;
    c += y;
    ff += x * x;
    cc += y * y;
    fc += x * y;
    error += std::fabs(x - y);
  }
  const double n = static_cast<double>(count);
  const double spread = std::sqrt(std::max(0.0, (ff - f * f / n) * (cc - c * c / n)));
  return {spread > 0 ? (fc - f * c / n) / spread : 0, error / n, c > 0 ? f / c - 1 : 0};
}

void add_row(Table& table, const std::string& name, std::span<const double> forecast, std::span<const double> came,
             std::uint64_t seed, int decimals) {
  std::mt19937_64 dice(seed);  // the same resamples for every row
  std::array<std::vector<double>, 3> drawn;
  std::vector<std::size_t> picked(came.size());
  for (int i = 0; i < resamples; ++i) {
    for (std::size_t& each : picked) each = dice() % came.size();
    const Quality quality = quality_of(forecast, came, [&](std::size_t at) { return picked[at]; });
    drawn[0].push_back(quality.correlation);
    drawn[1].push_back(quality.error);
    drawn[2].push_back(quality.total);
  }
  const auto between = [&](Figure figure, std::vector<double>& values) {
    std::ranges::sort(values);
    const auto at = [&](double part) { return values[static_cast<std::size_t>(part * (resamples - 1))]; };
    return with_interval(figure, at(outer_share), at(1 - outer_share));
  };
  const Quality quality = quality_of(forecast, came, [](std::size_t at) { return at; });
  table.row(name, {between(number(quality.correlation, 4), drawn[0]),
                   between(number(quality.error, decimals), drawn[1]), between(share(quality.total), drawn[2])});
}

std::vector<double> forecasts_of(const BuyingFit& fit, const Outcomes& outcomes) {
  std::vector<double> forecasts;
  const std::array weeks{outcomes.weeks};
  for (const BuyingHistory& history : outcomes.known) forecasts.push_back(expected_purchases(fit, history, weeks)[0]);
  return forecasts;
}

void add_fit(Table& table, const std::string& name, const BuyingFit& fit) {
  const BuyingParameters& p = fit.parameters;
  table.row(name, {number(p.r, 4), number(p.alpha, 3), number(p.stop_shape, 4), number(p.stop_scale, 3),
                   number(fit.log_likelihood, 2)});
}

// Of as many as `asked`, with the normal approximation's 95 % interval.
Figure share_of(double inside, double asked) {
  if (asked <= 0) return absent();
  const double part = inside / asked;
  const double reach = 1.96 * std::sqrt(std::max(part * (1 - part), 0.25 / asked) / asked);
  return with_interval(share(part), std::max(0.0, part - reach), std::min(1.0, part + reach));
}

// How often the 80 % intervals held what came.
class Coverage {
 public:
  explicit Coverage(bool has_spend) : has_spend_(has_spend) {}
  void see(const CustomerValue& said, const PurchaseForecast& forecast, double purchases, double spent) {
    ++asked_;
    purchases_ += purchases >= said.purchases.low && purchases <= said.purchases.high ? 1 : 0;
    spent_ += spent >= said.value.low && spent <= said.value.high ? 1 : 0;
    split_ += forecast.share_between(static_cast<std::size_t>(purchases), outer_tenth, 1 - outer_tenth);
  }
  void add_rows(Table& table) const {
    table.row("purchases", {share_of(purchases_, asked_)});
    table.row("purchases, a number on an interval's edge counting in part", {share_of(split_, asked_)});
    if (has_spend_) table.row("spend", {share_of(spent_, asked_)});
  }

 private:
  static constexpr double outer_tenth = 0.1;
  bool has_spend_;
  double asked_ = 0;
  double purchases_ = 0;
  double split_ = 0;
  double spent_ = 0;
};

void add_coverage(Evaluation& evaluation, const ValueModel& model, const Outcomes& outcomes) {
  constexpr std::size_t most_asked = 5'000;
  const std::size_t asked = std::min(outcomes.known.size(), most_asked);
  Coverage coverage(model.spend.customers > 0);
  for (std::size_t i = 0; i < asked; ++i) {
    const std::size_t at = i * outcomes.known.size() / asked;
    const CustomerValue said = value_of(model, outcomes.known[at], {.weeks = outcomes.weeks});
    const PurchaseForecast forecast = pooled_forecast(model.pool, outcomes.known[at], outcomes.weeks);
    coverage.see(said, forecast, outcomes.purchases[at], outcomes.spent[at]);
  }
  coverage.add_rows(evaluation.table("80 % intervals hold what came, with 95 % intervals", {"held"}));
}

void add_spend(Evaluation& evaluation, const ValueModel& model, const Outcomes& outcomes,
               std::span<const double> purchases, std::uint64_t seed) {
  const SpendModel published = fit_spend(outcomes.known, {.weak_prior = false});
  Table& parameters = evaluation.table("Gamma-gamma by maximum likelihood", {"p", "q", "gamma", "customers"});
  parameters.row("spend", {number(published.parameters.p, 3), number(published.parameters.q, 3),
                           number(published.parameters.gamma, 3), count(static_cast<double>(published.customers))});
  std::vector<double> ours;
  std::vector<double> plain;
  for (std::size_t i = 0; i < outcomes.known.size(); ++i) {
    const BuyingHistory& history = outcomes.known[i];
    ours.push_back(purchases[i] * model.spend.expected(history));
    const double own = history.paid_purchases > 0 ? history.mean_spend : model.spend.expected({});
    plain.push_back(purchases[i] * own);
  }
  Table& table = evaluation.table("Spend in the weeks held back, with 95 % intervals",
                                  {"correlation", "mean absolute error", "total error"});
  add_row(table, "Dangol", ours, outcomes.spent, seed, 2);
  add_row(table, "the same purchases at her own mean", plain, outcomes.spent, seed, 2);
}

void say_choice(Evaluation& evaluation, const ValueModel& model) {
  evaluation.say(fmt::format("Dangol expects by {}", name_of(model.kind)) +
                 (model.enough ? "" : "; not enough yet to choose"));
  for (std::size_t i = 0; i < value_model_kinds; ++i) {
    const ModelChoice& choice = model.choices[i];
    const std::string against = i == 0 ? ""
                                       : fmt::format(
                                             "; foretold the last third of the days learned from by {:+.1f} (standard "
                                             "error {:.1f}) in log-likelihood "
                                             "against Pareto/NBD",
                                             choice.score, choice.error);
    evaluation.say(fmt::format("  {}: {:.0f} % of the pool that intervals are read from{}",
                               name_of(static_cast<ValueModelKind>(i)), 100 * choice.share, against));
  }
  evaluation.say(
      fmt::format("  a customer's pace drifts: its logarithm by a variance of {:.4f} a week", model.pool.drift));
}

std::string date_text(std::int32_t day) {
  const auto date = LocalTime{day, 0}.date();
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

}  // namespace

Evaluation evaluate_value(std::span<const std::vector<BuyingDay>> customers, std::int32_t first, std::int32_t until,
                          std::int32_t last, std::uint64_t seed) {
  Evaluation evaluation{.task = "value", .title = "Customer value", .lines = {}, .tables = {}};
  std::vector<std::vector<BuyingDay>> met;  // until then
  for (const auto& days : customers) {
    const auto bought = [&](const BuyingDay& day) { return day.day <= until && day.amount >= 0; };
    if (std::ranges::any_of(days, bought)) met.push_back(days);
  }
  const Outcomes outcomes = outcomes_of(met, until, last);
  evaluation.say(
      fmt::format("{} customers met until {}; forecast until {}, {:.1f} weeks; 95 % intervals from {} "
                  "resamples of customers, seed {}",
                  met.size(), date_text(until), date_text(last), outcomes.weeks, resamples, seed));
  if (met.empty() || !(outcomes.weeks > 0)) {
    evaluation.say("nobody to forecast");
    return evaluation;
  }
  const ValueModel model = fit_value(outcomes.known, hold_back(met, first, until));
  say_choice(evaluation, model);

  const PurchaseTable table = PurchaseTable::of(outcomes.known);
  Table& fits = evaluation.table("Fits: the published models by maximum likelihood, Dangol's with a weak prior",
                                 {"r", "alpha", "a or s", "b or beta", "log-likelihood"});
  Table& forecasts = evaluation.table("Purchases in the weeks held back, with 95 % intervals",
                                      {"correlation", "mean absolute error", "total error"});
  const std::vector<double> ours = forecasts_of(model.buying, outcomes);
  add_fit(fits, "Dangol", model.buying);
  add_row(forecasts, "Dangol", ours, outcomes.purchases, seed, 4);
  constexpr std::array<std::pair<const char*, Stopping>, 3> published{
      {{"Pareto/NBD", Stopping::pareto}, {"BG/NBD", Stopping::bg}, {"MBG/NBD", Stopping::mbg}}};
  for (const auto& [name, stopping] : published) {
    BuyingFit fit = fit_buying(table, stopping, as_published);
    fit.share_away = 0;
    add_fit(fits, name, fit);
    add_row(forecasts, name, forecasts_of(fit, outcomes), outcomes.purchases, seed, 4);
  }
  std::vector<double> as_before;
  for (const BuyingHistory& history : outcomes.known)
    as_before.push_back(history.repeat_purchases * days_a_week / std::max(history.age_days, 7) * outcomes.weeks);
  add_row(forecasts, "as often as before", as_before, outcomes.purchases, seed, 4);
  add_coverage(evaluation, model, outcomes);
  if (model.spend.customers > 0) add_spend(evaluation, model, outcomes, ours, seed);
  return evaluation;
}

Result<Evaluation> evaluate_value_task(const EvaluationRequest& request) {
  const auto read = read_purchases(request.data);
  if (!read) return read.error();
  if (read->rows.empty()) return Error{ErrorCode::invalid_input, "the files hold no purchase that can be read"};
  const std::int32_t first = read->rows.front().day;
  const std::int32_t last = read->rows.back().day;
  std::int32_t until = first + (last - first) / 2;
  if (!request.until.empty()) {
    const auto moment = parse_instant(request.until, Zone::utc());
    if (!moment) return moment.error();
    until = Zone::utc().local(*moment).day;
    if (until < first || until >= last)
      return Error{ErrorCode::invalid_input, "--until must lie between the files' first day and their last"};
  }
  std::vector<std::vector<BuyingDay>> customers(read->customers);
  for (const Purchase& row : read->rows) customers[row.customer].push_back({row.day, row.amount});
  return evaluate_value(customers, first, until, last, request.seed);
}

}  // namespace dangol
