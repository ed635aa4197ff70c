#include "trail/trail_row.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace dangol {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(ExportReason::end)> reason_words{
    "-", "her_request", "audit", "authority", "dispute", "moving"};
constexpr std::size_t field_count = 8;

const Error no_row{ErrorCode::unavailable, "a line of the trail is damaged"};

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == ':' ||
         c == '-' || c == '_';
}

std::string plain(std::string_view text) {
  std::string word(text.substr(0, longest_trail_word));
  std::ranges::replace_if(
      word, [](char c) { return !is_plain(c); }, '?');
  return word.empty() ? "?" : word;
}

template <class Number>
bool read_whole(std::string_view text, Number& number) {
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  return !text.empty() && read.ec == std::errc() && read.ptr == end;
}

bool read_customers(std::string_view text, TrailRow& row) {
  row.everybody = text == "*";
  if (row.everybody || text == "-") return true;
  while (true) {
    const std::size_t comma = text.find(',');
    std::uint64_t id = 0;
    if (!read_whole(text.substr(0, comma), id)) return false;
    row.customers.push_back({id});
    if (comma == std::string_view::npos) return true;
    text.remove_prefix(comma + 1);
  }
}

std::string customers_of(const TrailRow& row) {
  if (row.everybody) return "*";
  if (row.customers.empty()) return "-";
  std::string text;
  for (const CustomerId each : row.customers) text.append(text.empty() ? "" : ",").append(std::to_string(each.value));
  return text;
}

std::optional<std::array<std::string_view, field_count>> fields_of(std::string_view line) {
  std::array<std::string_view, field_count> fields;
  for (std::size_t i = 0; i < field_count; ++i) {
    const std::size_t tab = line.find('\t');
    if ((tab == std::string_view::npos) != (i + 1 == field_count)) return std::nullopt;
    fields[i] = line.substr(0, tab);
    line.remove_prefix(tab == std::string_view::npos ? line.size() : tab + 1);
  }
  return fields;
}

}  // namespace

std::string_view word_of(ExportReason reason) { return reason_words[static_cast<std::size_t>(reason)]; }

std::optional<ExportReason> export_reason_named(std::string_view word) {
  const auto* const found = std::ranges::find(reason_words, word);
  if (found == reason_words.end()) return std::nullopt;
  return static_cast<ExportReason>(found - reason_words.begin());
}

// The time in milliseconds since 1970: read back as it was whatever zone data this machine has.
std::string line_of(const TrailRow& row) {
  std::string line = std::to_string(row.number);
  const auto add = [&](std::string_view field) { line.append("\t").append(field); };
  add(std::to_string(row.at.time_since_epoch().count()));
  add(std::to_string(row.account.value));
  add(plain(row.source));
  add(plain(row.action));
  add(std::to_string(row.status));
  add(word_of(row.reason));
  add(customers_of(row));
  return line;
}

Result<TrailRow> row_of(std::string_view line) {
  const auto fields = fields_of(line);
  if (!fields) return no_row;
  TrailRow row;
  std::int64_t at = 0;
  const auto reason = export_reason_named((*fields)[6]);
  const bool is_right = read_whole((*fields)[0], row.number) && read_whole((*fields)[1], at) &&
                        read_whole((*fields)[2], row.account.value) && read_whole((*fields)[5], row.status) && reason &&
                        read_customers((*fields)[7], row);
  if (!is_right) return no_row;
  row.at = Instant{std::chrono::milliseconds{at}};
  row.source = (*fields)[3];
  row.action = (*fields)[4];
  row.reason = *reason;
  return row;
}

}  // namespace dangol
