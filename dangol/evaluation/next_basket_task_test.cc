#include "evaluation/next_basket_task.h"

#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "base/real_data_test.h"
#include "evaluation/basket_scores.h"
#include "evaluation/invented_baskets.h"
#include "evaluation/tifu_knn.h"

using namespace dangol;

namespace {

class BasketFiles {
 public:
  BasketFiles() : folder_(std::filesystem::temp_directory_path() / "dangol-basket-files") {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~BasketFiles() { std::filesystem::remove_all(folder_); }
  std::filesystem::path write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name) << text;
    return folder_ / name;
  }

 private:
  std::filesystem::path folder_;
};

}  // namespace

TEST_CASE("published splits are read as they are, key sets given or not") {
  const BasketFiles files;
  const auto history = files.write(
      "shoply_history.json", R"({"10":[[-1],[3,1],[2],[-1]],"11":[[-1],[2],[2,4],[5],[-1]],"12":[[-1],[1],[-1]]})");
  const auto future =
      files.write("shoply_future.json", R"({"10":[[-1],[1,7],[-1]],"11":[[-1],[4],[-1]],"12":[[-1],[1],[-1]]})");
  const auto keys = files.write("shoply_keyset_0.json", R"({"item_num":8,"train":["10"],"val":["12"],"test":["11"]})");
  const auto read = read_basket_sequences(std::vector{history, future, keys});
  REQUIRE(static_cast<bool>(read));
  CHECK(read->name == "shoply");
  CHECK(read->item_limit == 8);
  REQUIRE(read->customers.size() == 3);
  CHECK(read->customers[0].history[0].items == std::vector<ItemId>{{1}, {3}});
  CHECK(read->customers[0].next.items == std::vector<ItemId>{{1}, {7}});
  CHECK(read->customers[1].history.size() == 3);
  REQUIRE(read->folds.size() == 1);
  CHECK(read->folds[0].tested == std::vector<std::uint32_t>{1});
  CHECK(read->folds[0].train == std::vector<std::uint32_t>{0});
  CHECK(read->folds[0].others == std::vector<std::uint32_t>{0, 2});
  CHECK(read_basket_sequences(std::vector{history, future})->folds.size() == 5);

  CHECK_FALSE(static_cast<bool>(read_basket_sequences(std::vector{history})));
  CHECK_FALSE(static_cast<bool>(read_basket_sequences(std::vector{history, history, future})));
  CHECK_FALSE(static_cast<bool>(read_basket_sequences(std::vector{files.write("a.json", "[1]"), future})));
  for (const char* broken : {R"({"1":[[-1],[4294967296],[-1]]})", R"({"1":[[-1],["x"],[-1]]})", R"({"1":5})", "{"})
    CHECK_FALSE(static_cast<bool>(read_basket_sequences(std::vector{files.write("b.json", broken), future})));
}

TEST_CASE("of purchases the newest basket of whoever has three is foretold") {
  const BasketFiles files;
  const auto sales = files.write("sales.csv",
                                 "customer,date,item\n1,2024-01-03,c\n1,2024-01-01,a\n1,2024-01-02,b\n1,2024-01-03,a\n"
                                 "2,2024-01-01,a\n2,2024-01-02,a\n");
  const auto read = read_basket_sequences(std::vector{sales});
  REQUIRE(static_cast<bool>(read));
  REQUIRE(read->customers.size() == 1);
  CHECK(read->customers[0].history.size() == 2);
  CHECK(read->customers[0].next.items.size() == 2);
}

TEST_CASE("scores of a list, worked out by hand") {
  const std::vector<std::uint32_t> list{5, 1, 9};
  const std::vector<ItemId> truth{{1}, {5}, {7}};
  const std::vector<std::uint32_t> before{1, 2};
  const BasketScores scores = score_list(list, truth, before);
  const double ideal = 1 + 1 / std::log2(3) + 0.5;
  CHECK(scores[0] == doctest::Approx(2.0 / 3));
  CHECK(scores[1] == doctest::Approx((1 + 1 / std::log2(3)) / ideal));
  CHECK(scores[2] == 1);
  CHECK(scores[3] == 1);    // 1 was bought before and is in the list
  CHECK(scores[4] == 0.5);  // of 5 and 7 one
  CHECK(score_list({}, truth, before)[2] == 0);
  CHECK(score_list(list, truth, {})[3] < 0);  // nothing repeated: does not apply
}

TEST_CASE("TIFU-KNN's vectors and forecast, worked out by hand") {
  BasketSequences sequences;
  sequences.item_limit = 5;
  const auto with = [](std::vector<std::vector<ItemId>> baskets) {
    BasketSequence made;
    for (auto& items : baskets) made.history.push_back({0, std::move(items)});
    return made;
  };
  // Three baskets in two groups: the first holds one, the second two.
  sequences.customers = {with({{{1}}, {{2}}, {{2}, {3}}}), with({{{4}}})};
  const TifuParameters parameters{
      .neighbours = 1, .within_decay = 0.5F, .group_decay = 0.1F, .alpha = 0.5F, .groups = 2};
  // 1: .25 * .1 / 2 = .0125; 2: (.5 + 1) / 2 / 2 = .375; 3: 1 / 2 / 2 = .25; all halved, and 4: .1 / 2 of the
  // neighbour.
  const std::vector<std::uint32_t> train{1};
  TifuKnn tifu(sequences, train, parameters);
  CHECK(tifu.forecast(sequences.customers[0], 4) == std::vector<std::uint32_t>{2, 3, 4, 1});
  CHECK(published_parameters("Ta-Feng").neighbours == 300);
  CHECK(published_parameters("instacart").alpha == 0.9F);
}

TEST_CASE("at an invented shop the taste model forecasts no worse than TIFU-KNN") {
  InventedTrade trade = invented_trades().front();
  trade.customers = 400;
  trade.items = 500;
  Evaluation evaluation;
  evaluate_next_basket(invent_baskets(trade, 7), 1, evaluation);
  REQUIRE(evaluation.tables.size() == 2);
  const Table& ratios = evaluation.tables.back();
  for (const TableRow& row : ratios.rows) {
    if (row.name.starts_with("Dangol")) CHECK(row.figures[0].value > 1);
  }
}

TEST_CASE("on the members of a grocer, time-ordered, both protocols pass 1.2 and 1.35 times TIFU-KNN") {
  const auto file = real_data("groceries-members/purchases.csv.gz");
  if (!file) return;
  const auto result = evaluate("next-basket", {.data = {*file}, .mapping = {}, .until = {}});
  REQUIRE(static_cast<bool>(result));
  const Table& ratios = result->tables.back();
  for (const TableRow& row : ratios.rows) {
    if (row.name == "Dangol, histories alone") CHECK(row.figures[0].value > 1.2);
    if (row.name == "Dangol, others' latest baskets known") CHECK(row.figures[0].value > 1.35);
  }
}
