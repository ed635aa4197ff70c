#include "evaluation/evaluation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "api/json_output.h"
#include "base/assert.h"

namespace dangol {
namespace {

std::string shown(double value, const Figure& figure) {
  if (!std::isfinite(value)) return value > 0 ? "inf" : value < 0 ? "-inf" : "?";
  switch (figure.kind) {
    case Figure::Kind::share: return fmt::format("{:.{}f} %", 100 * value, figure.decimals);
    case Figure::Kind::count: return fmt::format("{:.0f}", value);
    case Figure::Kind::number: return fmt::format("{:.{}f}", value, figure.decimals);
    case Figure::Kind::absent: break;
  }
  return "–";
}

std::string shown(const Figure& figure) {
  const std::string value = shown(figure.value, figure);
  if (!figure.low || !figure.high) return value;
  return fmt::format("{} [{}, {}]", value, shown(*figure.low, figure), shown(*figure.high, figure));
}

// Every character takes one place on screen: names are Latin or the reader's terminal decides.
std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string padded(const std::string& text, std::size_t to) {
  return text + std::string(to > width(text) ? to - width(text) : 0, ' ');
}

std::string table_text(const Table& table) {
  std::vector<std::vector<std::string>> cells{{""}};
  cells[0].insert(cells[0].end(), table.columns.begin(), table.columns.end());
  for (const TableRow& row : table.rows) {
    cells.push_back({row.name});
    for (const Figure& figure : row.figures) cells.back().push_back(shown(figure));
  }
  std::vector<std::size_t> widths(table.columns.size() + 1);
  for (const auto& line : cells) {
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], width(line[i]));
  }
  std::string text = table.title + '\n';
  for (const auto& line : cells) {
    std::string row = " ";
    for (std::size_t i = 0; i < line.size(); ++i) row += ' ' + padded(line[i], widths[i] + 1);
    row.erase(row.find_last_not_of(' ') + 1);
    text += row + '\n';
  }
  return text;
}

std::string table_markdown(const Table& table) {
  std::string text = fmt::format("**{}**\n\n| |", table.title);
  for (const std::string& column : table.columns) text += fmt::format(" {} |", column);
  text += "\n|---|";
  for (std::size_t i = 0; i < table.columns.size(); ++i) text += "---|";
  for (const TableRow& row : table.rows) {
    text += fmt::format("\n| {} |", row.name);
    for (const Figure& figure : row.figures) text += fmt::format(" {} |", shown(figure));
  }
  return text + "\n";
}

void write_number(JsonAnswer& out, std::string_view name, double value) {
  if (!std::isfinite(value)) {
    out.null(name);
  } else {
    out.raw(name, fmt::format("{:.10g}", value));
  }
}

void write(JsonAnswer& out, const Figure& figure) {
  out.open();
  if (figure.kind == Figure::Kind::absent) {
    out.null("value").close();
    return;
  }
  write_number(out, "value", figure.value);
  if (figure.low && figure.high) {
    write_number(out, "low", *figure.low);
    write_number(out, "high", *figure.high);
  }
  out.close();
}

void write(JsonAnswer& out, const Table& table) {
  out.open().field("title", table.title).open_list("columns");
  for (const std::string& column : table.columns) out.text(column);
  out.close_list().open_list("rows");
  for (const TableRow& row : table.rows) {
    out.open().field("name", row.name).open_list("figures");
    for (const Figure& figure : row.figures) write(out, figure);
    out.close_list().close();
  }
  out.close_list().close();
}

Figure made(Figure::Kind kind, double value, int decimals) {
  return {.kind = kind, .value = value, .low = {}, .high = {}, .decimals = decimals};
}

}  // namespace

Figure absent() { return {}; }
Figure count(double value) { return made(Figure::Kind::count, value, 0); }
Figure number(double value, int decimals) { return made(Figure::Kind::number, value, decimals); }
Figure share(double value, int decimals) { return made(Figure::Kind::share, value, decimals); }

Figure with_interval(Figure figure, double low, double high) {
  figure.low = low;
  figure.high = high;
  return figure;
}

Figure mean_of(const std::vector<double>& values, Figure (*shown)(double)) {
  const double count = static_cast<double>(values.size());
  double sum = 0;
  double squares = 0;
  for (const double each : values) sum += each;
  for (const double each : values) squares += (each - sum / count) * (each - sum / count);
  const double reach = values.size() < 2 ? 0 : 1.96 * std::sqrt(squares / (count - 1) / count);
  return with_interval(shown(sum / count), sum / count - reach, sum / count + reach);
}

void Table::row(std::string name, std::vector<Figure> figures) {
  DANGOL_ASSERT(figures.size() == columns.size());
  rows.push_back({std::move(name), std::move(figures)});
}

Table& Evaluation::table(std::string table_title, std::vector<std::string> columns) {
  return tables.emplace_back(Table{std::move(table_title), std::move(columns), {}});
}

std::string as_text(const Evaluation& evaluation) {
  std::string text = evaluation.title + '\n';
  for (const std::string& line : evaluation.lines) text += line + '\n';
  for (const Table& table : evaluation.tables) text += '\n' + table_text(table);
  return text;
}

std::string as_json(const Evaluation& evaluation) {
  JsonAnswer out;
  out.open().field("task", evaluation.task).field("title", evaluation.title).open_list("lines");
  for (const std::string& line : evaluation.lines) out.text(line);
  out.close_list().open_list("tables");
  for (const Table& table : evaluation.tables) write(out, table);
  return out.close_list().close().take();
}

std::string as_markdown(const Evaluation& evaluation) {
  std::string text = fmt::format("## {}: {}\n\n", evaluation.task, evaluation.title);
  for (const std::string& line : evaluation.lines) text += fmt::format("- {}\n", line);
  for (const Table& table : evaluation.tables) text += '\n' + table_markdown(table);
  return text;
}

}  // namespace dangol
