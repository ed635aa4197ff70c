// What a measurement found: tables of figures with their intervals, the same whatever was measured; rendered as text
// for people, as JSON for scripts and as Markdown for docs/quality.md.
//
//   Evaluation result{.task = "value", .title = "Customer value, forecast 39 weeks ahead"};
//   result.say("2,357 customers; forecast from 1997-10-01");
//   Table& table = result.table("Hold-out", {"correlation", "mean error"});
//   table.row("BG/NBD", {number(.626, 3), number(.786, 3)});
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dangol {

struct Figure {
  enum class Kind : std::uint8_t { number, share, count, absent };
  Kind kind = Kind::absent;
  double value = 0;
  // The interval that the table's title or a line of the evaluation names; both or neither.
  std::optional<double> low;
  std::optional<double> high;
  int decimals = 0;  // as people see it; JSON has the full value
};

Figure absent();             // shown as a dash
Figure count(double value);  // a whole number
Figure number(double value, int decimals);
Figure share(double value, int decimals = 1);  // 0..1, shown in per cent; a difference of shares: -1..1
Figure with_interval(Figure figure, double low, double high);
// The mean with its 95 % interval by the normal approximation, as `shown` shows a value.
Figure mean_of(const std::vector<double>& values, Figure (*shown)(double));

struct TableRow {
  std::string name;
  std::vector<Figure> figures;  // one for each column
};

struct Table {
  std::string title;
  std::vector<std::string> columns;
  std::vector<TableRow> rows;

  void row(std::string name, std::vector<Figure> figures);
};

struct Evaluation {
  std::string task;                // "value"
  std::string title;               // one line
  std::vector<std::string> lines;  // what was read, how it was split, seeds
  std::deque<Table> tables;        // a deque: table() answers references that stay good

  void say(std::string line) { lines.push_back(std::move(line)); }
  Table& table(std::string table_title, std::vector<std::string> columns);
};

std::string as_text(const Evaluation& evaluation);
// {"task","title","lines":[...],"tables":[{"title","columns":[...],"rows":[{"name","figures":[{"value","low","high"}|null]}]}]}
std::string as_json(const Evaluation& evaluation);
std::string as_markdown(const Evaluation& evaluation);

}  // namespace dangol
