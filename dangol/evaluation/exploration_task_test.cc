#include "evaluation/exploration_task.h"

#include <doctest/doctest.h>

#include <array>

using namespace dangol;

TEST_CASE("trying out is taken oftener than always what suits best, and what the log tells of other ways is true") {
  constexpr std::array<std::size_t, 1> guests{60};
  const Evaluation made = evaluate_exploration(12, guests, 1);
  const auto late = [&](std::size_t row) { return made.tables[0].rows[row].figures[1].value; };
  CHECK(made.tables[0].rows[0].name == "60 guests: always what suits best");
  CHECK(made.tables[0].rows[2].name == "60 guests: Dangol, 5 % spread evenly");
  CHECK(made.tables[0].rows[5].name == "60 guests: whoever knew what each would take");
  CHECK(late(1) < late(0));
  CHECK(late(2) > 1.1 * late(0));
  CHECK(late(5) > late(2));
  for (const TableRow& row : made.tables[1].rows) {
    CAPTURE(row.name);
    CHECK(row.figures[1].value >= 0.85);
  }
}
