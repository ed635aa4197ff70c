#include "evaluation/baskets_task.h"

#include <doctest/doctest.h>

using namespace dangol;

namespace {

OrderPlaced order_of(std::initializer_list<std::uint32_t> items, std::int64_t quantity = 1000) {
  OrderPlaced order;
  for (const std::uint32_t item : items) order.lines.push_back({{item}, {}, quantity, 0});
  return order;
}

}  // namespace

TEST_CASE("what goes with what is told by name, refunds left out, and nothing is told of too little") {
  Catalog catalog;
  catalog.apply(ItemDefined{{1}, "coffee", "Coffee", "", 0, {}});
  catalog.apply(ItemDefined{{2}, "bread", "Bread", "", 0, {}});
  std::vector<OrderPlaced> orders;
  for (int i = 0; i < 100; ++i) orders.push_back(i % 2 == 0 ? order_of({1, 2}) : order_of({3}));
  orders.push_back(order_of({1, 3}, -1000));
  const Evaluation told = evaluate_baskets(orders, catalog);
  REQUIRE(told.tables[0].rows.size() == 2);  // item 3 goes with nothing
  CHECK(told.tables[0].rows[0].name == "Coffee → Bread");
  CHECK(told.tables[0].rows[0].figures[0].value == 100);
  CHECK(told.tables[0].rows[0].figures[1].value == 50);
  CHECK(evaluate_baskets({}, catalog).tables[0].rows.empty());
}
