#include "evaluation/rhythm_task.h"

#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <random>

#include "base/property_test.h"
#include "base/real_data_test.h"
#include "evaluation/rhythm_replay.h"

using namespace dangol;

namespace {

const Table* table_of(const Evaluation& evaluation, std::string_view beginning) {
  for (const Table& table : evaluation.tables) {
    if (table.title.starts_with(beginning)) return &table;
  }
  return nullptr;
}

double figure_in(const Table& table, std::string_view row, std::size_t column) {
  for (const TableRow& each : table.rows) {
    if (each.name == row) return each.figures[column].value;
  }
  return std::nan("");
}

// Customers who come every so many days, give or take; some for two services.
std::string invented_events(TestDice& dice) {
  std::string text = "customer,day,service\n";
  std::normal_distribution<double> normal;
  for (int customer = 0; customer < 60; ++customer) {
    for (const auto& [service, gap] : {std::pair{"trim", 30}, std::pair{"dye", 80}}) {
      double day = static_cast<double>(roll(dice, 60));
      const double hers = gap * std::exp(0.2 * normal(dice));
      for (; day < 700; day += std::max(1.0, hers * std::exp(0.2 * normal(dice)))) {
        text += std::to_string(customer) + "," + std::to_string(static_cast<int>(day)) + "," + service + "\n";
      }
    }
  }
  return text;
}

Result<Evaluation> evaluate_text(const std::string& text) {
  std::string folder = (std::filesystem::temp_directory_path() / "dangol-rhythm-XXXXXX").string();
  REQUIRE(mkdtemp(folder.data()) != nullptr);
  const std::filesystem::path file = std::filesystem::path(folder) / "events.csv";
  std::ofstream(file) << text;
  auto evaluation = evaluate_rhythm_task({.data = {file}, .mapping = {}, .until = {}});
  std::filesystem::remove_all(folder);
  return evaluation;
}

void check_beats_all(const Evaluation& evaluation, std::string_view title) {
  const Table* gaps = table_of(evaluation, title);
  REQUIRE(gaps != nullptr);
  for (const TableRow& row : gaps->rows) {
    CAPTURE(row.name);
    if (row.name != "Dangol") CHECK(row.figures[1].value < 0);
  }
}

}  // namespace

TEST_CASE("rhythm is measured for visits and for services, beside simple rules") {
  TestDice dice(property_seed());
  CAPTURE(property_seed());
  const auto evaluation = evaluate_text(invented_events(dice));
  REQUIRE(evaluation);
  check_beats_all(*evaluation, "The next gap between visits for one service");
  const Table* inside = table_of(*evaluation, "Visits for one service inside");
  REQUIRE(inside != nullptr);
  CHECK(figure_in(*inside, "all gaps", 1) > 0.75);
  CHECK(figure_in(*inside, "all gaps", 1) < 0.85);
  CHECK(table_of(*evaluation, "Back within 28 days") != nullptr);
}

TEST_CASE("files from which nothing can be forecast give no tables, and no failure") {
  const auto once = evaluate_text("customer,day\na,3\n");
  REQUIRE(once);
  CHECK(once->tables.empty());
  const auto same_day = evaluate_text("customer,day\na,3\na,3\nb,3\n");
  REQUIRE(same_day);
  CHECK(same_day->tables.empty());
  CHECK(!evaluate_text("customer,day\n"));
}

TEST_CASE("the CD shop: chance to be back within 90 days, as published splits have it") {
  const auto file = real_data("cdnow/CDNOW_sample.txt");
  if (!file) return;
  const auto evaluation = evaluate_rhythm_task({.data = {*file}, .mapping = {}, .until = "1997-09-30"});
  REQUIRE(evaluation);
  check_beats_all(*evaluation, "The next gap");
  const Table* back = table_of(*evaluation, "Back within 90 days");
  REQUIRE(back != nullptr);
  CHECK(figure_in(*back, "visits a day", 0) == doctest::Approx(0.704).epsilon(0.002));
  CHECK(figure_in(*back, "Dangol", 0) > 0.745);
  CHECK(figure_in(*back, "Dangol", 1) < 0.05);
  const Table* inside = table_of(*evaluation, "Visits inside");
  REQUIRE(inside != nullptr);
  CHECK(figure_in(*inside, "all gaps", 1) == doctest::Approx(0.8).epsilon(0.025));
}

TEST_CASE("the grocer's members: no rhythm to be found, and honest about it") {
  const auto file = real_data("groceries-members/purchases.csv.gz");
  if (!file) return;
  const auto evaluation = evaluate_rhythm_task({.data = {*file}, .mapping = {}, .until = {}});
  REQUIRE(evaluation);
  check_beats_all(*evaluation, "The next gap");
  const Table* inside = table_of(*evaluation, "Visits inside");
  REQUIRE(inside != nullptr);
  CHECK(figure_in(*inside, "all gaps", 1) == doctest::Approx(0.8).epsilon(0.025));
}
