#include "evaluation/invented_value_task.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "value/simulated_shop.h"
#include "value/value_model.h"

namespace dangol {
namespace {

struct InventedKind {
  std::string_view name;
  SimulatedShop shop;
  std::int32_t learned = 273;  // days
  std::int32_t foretold = 273;
};

constexpr double year = 365.25;
constexpr BuyingParameters often{1.5, 4, 0.4, 60};
constexpr BuyingParameters steadily{1.5, 6, 0.6, 30};
const std::array invented_kinds{
    InventedKind{"Pareto/NBD", {.parameters = {0.8, 8, 0.6, 12}}},
    InventedKind{"BG/NBD", {.stopping = Stopping::bg, .parameters = {0.25, 4.4, 0.8, 2.4}}},
    InventedKind{"MBG/NBD", {.stopping = Stopping::mbg, .parameters = {0.9, 6, 0.9, 3}}},
    InventedKind{"Pareto/NBD, frequent", {.parameters = often}},
    InventedKind{"regular, two stages to a gap", {.parameters = steadily, .stages = 2}},
    InventedKind{"regular, four stages to a gap", {.parameters = steadily, .stages = 4}},
    InventedKind{"MBG/NBD, regular, three stages to a gap",
                 {.stopping = Stopping::mbg, .parameters = {1, 6, 0.5, 3}, .stages = 3}},
    InventedKind{"seasonal by 0.3, from any day of the year", {.parameters = often, .season = 0.3}},
    InventedKind{"pace drifting by 0.003 a week", {.parameters = often, .drift = 0.003}},
};

struct ShopResult {
  double held = 0;    // share of numbers of purchases, an edge counting in part
  double error = 0;   // mean absolute
  double pareto = 0;  // of Pareto/NBD by maximum likelihood
};

ShopResult result_of(const std::vector<std::vector<BuyingDay>>& customers, std::int32_t until, std::int32_t last) {
  const std::vector<BuyingHistory> known = histories_of(customers, until);
  const ValueModel model = fit_value(known, hold_back(customers, 0, until));
  BuyingFit pareto = fit_buying(PurchaseTable::of(known), Stopping::pareto, {.weak_prior = false});
  pareto.share_away = 0;
  const std::array weeks{(last - until) / days_a_week};
  ShopResult result;
  for (std::size_t i = 0; i < customers.size(); ++i) {
    const std::uint32_t came = buying_history(customers[i], last).repeat_purchases - known[i].repeat_purchases;
    result.held += pooled_forecast(model.pool, known[i], weeks[0]).share_between(came, 0.1, 0.9);
    result.error += std::fabs(expected_purchases(model.buying, known[i], weeks)[0] - came);
    result.pareto += std::fabs(expected_purchases(pareto, known[i], weeks)[0] - came);
  }
  const double count = static_cast<double>(customers.size());
  return {result.held / count, result.error / count, result.pareto / count};
}

Figure as_share(double value) { return share(value); }
Figure as_number(double value) { return number(value, 3); }

}  // namespace

Evaluation evaluate_invented_value(int shops, int customers, std::uint64_t seed) {
  Evaluation evaluation{
      .task = "invented-value", .title = "Customer value at invented shops", .lines = {}, .tables = {}};
  evaluation.say(
      fmt::format("{} shops of each kind, {} customers each, 39 weeks learned from, 39 foretold, seed {}; 95 % "
                  "intervals by the shops' spread",
                  shops, customers, seed));
  Table& table = evaluation.table(
      "Purchases in the weeks held back",
      {"80 % intervals hold", "least of a shop", "most of a shop", "mean absolute error", "error over Pareto/NBD's"});
  std::mt19937_64 dice(seed);
  for (const InventedKind& kind : invented_kinds) {
    std::array<std::vector<double>, 3> found;
    for (int i = 0; i < shops; ++i) {
      SimulatedShop shop = kind.shop;
      shop.customers = customers;
      shop.days = kind.learned + kind.foretold;
      shop.season_begins = std::uniform_real_distribution<double>(0, year)(dice);
      const ShopResult result = result_of(simulated(dice, shop), kind.learned, shop.days);
      found[0].push_back(result.held);
      found[1].push_back(result.error);
      found[2].push_back(result.error / result.pareto - 1);
    }
    table.row(std::string(kind.name),
              {mean_of(found[0], as_share), share(*std::ranges::min_element(found[0])),
               share(*std::ranges::max_element(found[0])), mean_of(found[1], as_number), mean_of(found[2], as_share)});
  }
  return evaluation;
}

Result<Evaluation> evaluate_invented_value_task(const EvaluationRequest& request) {
  return evaluate_invented_value(4, 800, request.seed);
}

}  // namespace dangol
