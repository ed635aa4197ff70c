#include "evaluation/change_task.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "evaluation/change_methods.h"
#include "evaluation/purchase_change.h"

using namespace dangol;

TEST_CASE("of simulated regulars ours notices more than CUSUM does, and few of those who did not change") {
  Evaluation evaluation;
  measure_change(simulated_regulars(600, 26, 1), "made up", evaluation);
  REQUIRE(evaluation.tables.size() == 2);
  const auto& rows = evaluation.tables[0].rows;
  REQUIRE(rows.size() == 6);
  CHECK(rows[0].name == "Dangol");
  CHECK(rows[0].figures[0].value < 0.08);
  CHECK(rows[0].figures[1].value > rows[1].figures[1].value);
  CHECK(rows[0].figures[3].value > rows[1].figures[3].value);
  CHECK(rows[0].figures[1].low.has_value());
}

TEST_CASE("too few regulars are said to be too few") {
  Evaluation evaluation;
  measure_change({}, "nobody", evaluation);
  measure_change(simulated_regulars(50, 12, 1), "newcomers", evaluation);
  measure_change(simulated_regulars(1, 26, 1), "one regular", evaluation);
  CHECK(evaluation.tables.empty());
  CHECK(evaluation.lines.size() == 6);
}

TEST_CASE("the published methods say nothing of gaps that stay, and more the more is changed") {
  std::vector<double> gaps;
  for (std::size_t i = 0; i < gaps_known + gaps_watched; ++i) gaps.push_back(i % 2 == 0 ? 3 : 5);
  auto changed = gaps;
  for (std::size_t i = gaps_known; i < gaps.size(); ++i) changed[i] *= 3;
  using Method = Looks (*)(std::span<const double>);
  for (const Method method : {Method([](auto each) { return cusum(each); }),
                              Method([](auto each) { return ewma(each); }), Method(bocpd), Method(own_quantile)}) {
    CHECK(std::ranges::max(method(changed)) > 1.5 * std::ranges::max(method(gaps)));
  }
  CHECK(bocpd(changed).back() > 0.5);
  CHECK(bocpd(gaps).back() < 0.2);
}

TEST_CASE("a change of what is spent and of what is bought is noticed where the file tells of it") {
  Purchases purchases{.rows = {}, .customers = 40, .items = {"milk", "bread"}, .services = {}, .has_amounts = true};
  for (std::int32_t day = 0; day < 30; ++day) {
    for (std::uint32_t customer = 0; customer < purchases.customers; ++customer) {
      const double amount = 20 + (day * 7 + static_cast<int>(customer) * 13) % 11;
      purchases.rows.push_back({customer, day, 1, 0, amount});
    }
  }
  Evaluation evaluation;
  measure_purchase_change(purchases, evaluation);
  REQUIRE(evaluation.tables.size() == 2);
  for (const Table& table : evaluation.tables) {
    CHECK(table.rows[0].figures[0].value < 0.1);
    CHECK(table.rows[0].figures[1].value > 0.9);
    CHECK(table.rows[0].figures[2].value > 0.9);
  }
  Evaluation empty;
  measure_purchase_change({}, empty);
  CHECK(empty.tables.empty());
}
