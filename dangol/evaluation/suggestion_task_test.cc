#include "evaluation/suggestion_task.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

using namespace dangol;

TEST_CASE("a suggestion is asked for only before baskets of known customers that hold something new") {
  const auto file = std::filesystem::temp_directory_path() / "dangol-suggestion-test.csv";
  {
    std::ofstream out(file);
    out << "customer,date,item\n";
    // A hundred customers buy a, then b two days later; a few buy a again instead.
    for (int i = 0; i < 400; ++i) {
      const int day = 1 + i / 20;
      out << "c" << i << ",2024-01-" << (day < 10 ? "0" : "") << day << ",a\n";
      const int later = day + 2;
      out << "c" << i << ",2024-01-" << (later < 10 ? "0" : "") << later << (i % 10 == 0 ? ",a\n" : ",b\n");
    }
  }
  const auto found = evaluate_suggestion_task({{file}, {}, {}, 1});
  std::filesystem::remove(file);
  REQUIRE(found);
  CHECK(found->lines.front().find("hold something new") != std::string::npos);
  REQUIRE(found->tables.front().rows.size() == 3);
  // All that is new to anybody is b, or, for the first of them, whatever there was.
  for (const TableRow& row : found->tables.front().rows) CHECK(row.figures.front().value > 0.9);
}
