#include "evaluation/purchases.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

#include "base/real_data_test.h"

using namespace dangol;

namespace {

Result<Purchases> read_text(const std::string& text) {
  std::string folder = (std::filesystem::temp_directory_path() / "dangol-purchases-XXXXXX").string();
  REQUIRE(mkdtemp(folder.data()) != nullptr);
  const std::array files{std::filesystem::path(folder) / "events.csv"};
  std::ofstream(files[0]) << text;
  auto purchases = read_purchases(files);
  std::filesystem::remove_all(folder);
  return purchases;
}

}  // namespace

TEST_CASE("columns are found by their names, in any order, with any date style") {
  const auto read = read_text("Order Date,Amount,Customer ID,Item\n31/01/2024,$4.50,b,tea\n30/01/2024,-2,a,tea\n");
  REQUIRE(read);
  REQUIRE(read->rows.size() == 2);
  CHECK(read->customers == 2);
  CHECK(read->rows[0].customer == 1);  // sorted by day
  CHECK(read->rows[0].amount == -2);
  CHECK(read->rows[1].day == 19'753);  // 2024-01-31
  CHECK(read->rows[1].amount == 4.5);
  CHECK(read->items == std::vector<std::string>{"tea"});
}

TEST_CASE("without names the cells are customer, date, item") {
  const auto read = read_text("1808,21-07-2015,whole milk\n1808,03-01-2015,rolls\n,03-01-2015,rolls\n7,soon,rolls\n");
  REQUIRE(read);
  CHECK(read->rows.size() == 2);
  CHECK(read->refused == 2);
  CHECK(read->items == std::vector<std::string>{"whole milk", "rolls"});
}

TEST_CASE("day and month are told from the first row that tells them, however late") {
  std::string text = "customer,date\n";
  for (int i = 0; i < 3000; ++i) text += "1,03/04/2019\n";
  const auto read = read_text(text + "1,13/04/2019\n");
  REQUIRE(read);
  CHECK(read->rows.back().day - read->rows.front().day == 10);
}

TEST_CASE("days may be plain numbers or seconds since 1970, with services") {
  const auto days = read_text("user,day,service\n1,0,cut\n1,90,dye\n");
  REQUIRE(days);
  CHECK(days->rows[1].day == 90);
  CHECK(days->services == std::vector<std::string>{"cut", "dye"});
  const auto seconds = read_text("user,timestamp\n1,1700000000\n");
  REQUIRE(seconds);
  CHECK(seconds->rows[0].day == 19'675);
}

TEST_CASE("CDNOW's text is read as published") {
  const auto read = read_text(" 00004 0001 19970101  2   29.33\r\n 00004 0001 19970118  2   29.73\r\n");
  REQUIRE(read);
  REQUIRE(read->rows.size() == 2);
  CHECK(read->rows[1].day - read->rows[0].day == 17);
  CHECK(read->rows[1].amount == 29.73);
}

TEST_CASE("what is no such file is refused with what was expected") {
  CHECK_FALSE(read_text(""));
  const auto none = read_text("colour,size\nred,4\n");
  REQUIRE_FALSE(none);
  CHECK(none.error().message.find("expected columns named customer and date") != std::string::npos);
}

TEST_CASE("the published files are read whole") {
  if (const auto cdnow = real_data("cdnow/CDNOW_sample.txt")) {
    const std::array files{*cdnow};
    const auto read = read_purchases(files);
    REQUIRE(read);
    CHECK(read->rows.size() == 6'919);
    CHECK(read->customers == 2'357);
    CHECK(read->refused == 0);
  }
  if (const auto members = real_data("groceries-members/purchases.csv.gz")) {
    const std::array files{*members};
    const auto read = read_purchases(files);
    REQUIRE(read);
    CHECK(read->rows.size() == 38'765);
    CHECK(read->customers == 3'898);
    CHECK(read->refused == 0);
  }
}
