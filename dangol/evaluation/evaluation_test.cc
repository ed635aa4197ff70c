#include "evaluation/evaluation.h"

#include <doctest/doctest.h>

#include <limits>

using namespace dangol;

namespace {

Evaluation example() {
  Evaluation evaluation{.task = "value", .title = "Customer value", .lines = {}, .tables = {}};
  evaluation.say("3 customers");
  Table& table = evaluation.table("Hold-out", {"right", "n"});
  table.row("우리", {with_interval(share(0.5), 0.25, 0.75), count(12)});
  table.row("b", {absent(), number(std::numeric_limits<double>::infinity(), 2)});
  return evaluation;
}

}  // namespace

TEST_CASE("an evaluation is shown as columns that stand under each other") {
  CHECK(as_text(example()) ==
        "Customer value\n"
        "3 customers\n"
        "\n"
        "Hold-out\n"
        "      right                    n\n"
        "  우리  50.0 % [25.0 %, 75.0 %]  12\n"
        "  b   –                        inf\n");
}

TEST_CASE("in JSON a figure that is none is null, and so is one that JSON cannot hold") {
  CHECK(as_json(example()) ==
        R"({"task":"value","title":"Customer value","lines":["3 customers"],"tables":[{"title":"Hold-out",)"
        R"("columns":["right","n"],"rows":[{"name":"우리","figures":[{"value":0.5,"low":0.25,"high":0.75},)"
        R"({"value":12}]},{"name":"b","figures":[{"value":null},{"value":null}]}]}]})");
}

TEST_CASE("as Markdown it is a section with a table") {
  CHECK(as_markdown(example()) ==
        "## value: Customer value\n\n- 3 customers\n\n**Hold-out**\n\n| | right | n |\n|---|---|---|\n"
        "| 우리 | 50.0 % [25.0 %, 75.0 %] | 12 |\n| b | – | inf |\n");
}
