#include "evaluation/value_task.h"

#include <doctest/doctest.h>

#include <random>

#include "base/real_data_test.h"

using namespace dangol;

namespace {

double figure_of(const Evaluation& evaluation, std::string_view table, std::string_view row, std::size_t column) {
  for (const Table& each : evaluation.tables) {
    if (!each.title.starts_with(table)) continue;
    for (const TableRow& line : each.rows) {
      if (line.name == row) return line.figures.at(column).value;
    }
  }
  FAIL("no such row");
  return 0;
}

}  // namespace

TEST_CASE("a made-up shop: the models are fitted, forecasts compared with what came") {
  std::mt19937_64 dice(4);
  std::vector<std::vector<BuyingDay>> customers(150);
  for (auto& days : customers) {
    const auto gap = 4 + static_cast<int>(dice() % 30);
    const int stops = static_cast<int>(dice() % 600);
    for (int day = static_cast<int>(dice() % 60); day < std::min(stops, 400); day += gap)
      days.push_back({day, 5.0 + static_cast<double>(dice() % 9)});
  }
  const Evaluation found = evaluate_value(customers, 0, 200, 400, 1);
  CHECK(figure_of(found, "Purchases", "Dangol", 0) > 0.5);
  CHECK(figure_of(found, "Purchases", "Dangol", 1) < figure_of(found, "Purchases", "as often as before", 1));
  CHECK(figure_of(found, "Spend", "Dangol", 0) > 0.4);
}

TEST_CASE("nobody, and nothing left to forecast, are said") {
  CHECK(evaluate_value({}, 0, 50, 100, 1).tables.empty());
  const std::vector<std::vector<BuyingDay>> one{{{1, 5}, {9, 6}}};
  CHECK(evaluate_value(one, 0, 50, 50, 1).tables.empty());
  CHECK_FALSE(evaluate_value(one, 0, 5, 20, 1).tables.empty());
}

TEST_CASE("CDNOW: the published hold-out figures, and ours no worse than the best of them") {
  const auto file = real_data("cdnow/CDNOW_sample.txt");
  if (!file) return;
  EvaluationRequest request;
  request.data = {*file};
  const auto found = evaluate_value_task(request);
  REQUIRE(found);
  const auto purchases = [&](std::string_view row, std::size_t column) {
    return figure_of(*found, "Purchases", row, column);
  };
  CHECK(std::abs(purchases("Pareto/NBD", 0) - 0.630) < 0.0006);
  CHECK(std::abs(purchases("Pareto/NBD", 1) - 0.755) < 0.0006);
  CHECK(std::abs(purchases("BG/NBD", 0) - 0.626) < 0.0006);
  CHECK(std::abs(purchases("BG/NBD", 1) - 0.786) < 0.0006);
  CHECK(std::abs(purchases("MBG/NBD", 1) - 0.765) < 0.0006);
  for (const std::string_view model : {"Pareto/NBD", "BG/NBD", "MBG/NBD"}) {
    CHECK(purchases("Dangol", 0) >= purchases(model, 0));
    CHECK(purchases("Dangol", 1) <= purchases(model, 1) + 1e-3);
    CHECK(std::abs(purchases("Dangol", 2)) <= std::abs(purchases(model, 2)) + 1e-3);
  }
}
