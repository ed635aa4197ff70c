#include "evaluation/invented_value_task.h"

#include <doctest/doctest.h>

TEST_CASE("invented shops: every kind is foretold, those like clockwork better than by Pareto/NBD") {
  const dangol::Evaluation found = dangol::evaluate_invented_value(1, 60, 3);
  REQUIRE(found.tables.size() == 1);
  for (const dangol::TableRow& row : found.tables[0].rows) {
    CAPTURE(row.name);
    CHECK(row.figures[0].value > 0.6);
    CHECK(row.figures[0].value < 0.98);
    if (row.name == "regular, four stages to a gap") CHECK(row.figures[4].value < -0.03);
  }
}
