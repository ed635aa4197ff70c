#include "evaluation/groups_task.h"

#include <doctest/doctest.h>

using namespace dangol;

TEST_CASE("agreement is 1 whatever the groups are called, and 0 for one group") {
  const std::vector<std::uint8_t> truth{0, 0, 1, 1, 2, 2};
  CHECK(adjusted_rand(std::vector<std::uint8_t>{5, 5, 3, 3, 9, 9}, truth) == doctest::Approx(1));
  CHECK(adjusted_rand(std::vector<std::uint8_t>{1, 1, 1, 1, 1, 1}, truth) == doctest::Approx(0));
  CHECK(adjusted_rand(std::vector<std::uint8_t>{0, 0, 1, 2, 1, 2}, truth) == doctest::Approx(1.0 / 6));
}

TEST_CASE("kinds of customers in a file are told apart by how often they come and what they buy") {
  Purchases purchases{.rows = {}, .customers = 100, .items = {"tea", "cake", "soup"}, .services = {}};
  for (int day = 0; day < 80; ++day) {
    for (std::uint32_t customer = 0; customer < 100; ++customer) {
      const bool often = customer % 2 == 0;
      if ((day + static_cast<int>(customer) * 7) % (often ? 3 : 20) != 0) continue;
      const std::uint32_t second = customer % 3 == 0 ? 3 : 1;
      purchases.rows.push_back({customer, day, day % 4 == 0 ? second : often ? 1U : 2U, 0, often ? 3.0 : 30.0});
    }
  }
  Evaluation told;
  add_groups_in(purchases, 1, told);
  REQUIRE(told.lines.size() == 1);
  CHECK(told.lines[0].find("4 stable groups") != std::string::npos);
  CHECK(told.tables.size() == 2);
  CHECK(told.tables[0].rows.size() == 12);

  Evaluation nothing;
  add_groups_in({}, 1, nothing);
  CHECK(nothing.lines[0].find("too few") != std::string::npos);
  CHECK(nothing.tables[1].rows.empty());
}
