#include "evaluation/purchases.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "importers/byte_source.h"
#include "importers/cell_date.h"
#include "importers/cell_number.h"
#include "importers/mapping.h"
#include "importers/table_file.h"

namespace dangol {
namespace {

constexpr int newest_year = 2099;
constexpr std::size_t looked_at = 2'000;  // rows at least, to tell the order of day and month from
constexpr std::size_t no_column = static_cast<std::size_t>(-1);

enum class Column : std::uint8_t { customer, date, item, service, amount };
constexpr std::size_t column_kinds = 5;

// What the columns of published sets are called, as header_key() writes them; the first that a file has.
using Words = std::array<std::string_view, 12>;
constexpr std::array<Words, column_kinds> words_of{
    Words{"customer", "customerid", "membernumber", "member", "memberid", "userid", "user", "householdid",
          "householdkey", "card", "cardid", "id"},
    Words{"date", "orderdate", "transactiondate", "datetime", "timestamp", "transactiontimestamp", "day", "time",
          "invoicedate", "t"},
    Words{"item", "itemid", "product", "productid", "itemdescription", "itemname", "productname", "coffeename", "sku",
          "stockcode"},
    Words{"service", "serviceid", "category", "categoryid", "department", "treatment"},
    Words{"amount", "salesvalue", "money", "spend", "value", "dollars", "total", "revenue", "price"}};

struct Places {
  std::array<std::size_t, column_kinds> place{no_column, no_column, no_column, no_column, no_column};
  std::size_t of(Column column) const { return place[static_cast<std::size_t>(column)]; }
};

std::string plain_key(std::string_view header) {
  std::string key = header_key(header);
  std::erase_if(key, [](char c) { return c == ' ' || c == '_' || c == '-'; });
  return key;
}

Places places_by_name(std::span<const std::string_view> header) {
  Places places;
  for (std::size_t kind = 0; kind < column_kinds; ++kind) {
    for (const std::string_view word : words_of[kind]) {
      if (word.empty() || places.place[kind] != no_column) continue;
      const auto found = std::ranges::find(header, word, plain_key);
      if (found != header.end()) places.place[kind] = static_cast<std::size_t>(found - header.begin());
    }
  }
  return places;
}

// A row without names: customer, date, item, amount, as far as it goes.
Places places_in_order(std::size_t cells) {
  Places places;
  constexpr std::array in_order{Column::customer, Column::date, Column::item, Column::amount};
  for (std::size_t i = 0; i < std::min(cells, in_order.size()); ++i) {
    places.place[static_cast<std::size_t>(in_order[i])] = i;
  }
  return places;
}

std::optional<double> plain_number(std::string_view cell) {
  double value = 0;
  const auto [end, failed] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (failed != std::errc{} || end != cell.data() + cell.size()) return std::nullopt;
  return value;
}

std::optional<double> amount_in(std::string_view cell) {
  if (const auto plain = plain_number(cell)) return plain;
  const auto written = parse_amount(cell, *currency_named("USD"));
  if (!written) return std::nullopt;
  return static_cast<double>(written.value) / 100;
}

// Day numbers below this are too early for a spreadsheet's and count from wherever the file says.
constexpr double first_serial = 20'000;
constexpr double first_seconds = 1e8;  // 1973: no day number is as large, no time in seconds as small
constexpr double seconds_a_day = 86'400;

std::optional<std::int32_t> day_in(std::string_view cell, DateOrder order) {
  const auto plain = plain_number(cell);
  if (plain && *plain >= 0 && *plain < first_serial) return static_cast<std::int32_t>(*plain);
  if (plain && cell.size() != 8 && *plain >= first_seconds && *plain < 1e11)
    return static_cast<std::int32_t>(*plain / seconds_a_day);
  const auto read = parse_date(cell, order, newest_year);
  if (!read || !read.value.day.ok()) return std::nullopt;
  return static_cast<std::int32_t>(date::sys_days{read.value.day}.time_since_epoch().count());
}

constexpr std::array all_orders{DateOrder::ymd, DateOrder::mdy, DateOrder::dmy};

using ReadableRows = std::array<std::size_t, all_orders.size()>;

bool is_ambiguous(const ReadableRows& readable) {
  return std::ranges::count(readable, *std::ranges::max_element(readable)) > 1;
}

// Numbers for names, from `first` on.
class Names {
 public:
  std::uint32_t number(std::string_view name) {
    const auto [at, is_new] = numbers_.try_emplace(std::string(name), static_cast<std::uint32_t>(names_.size()));
    if (is_new) names_.emplace_back(name);
    return at->second;
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(names_.size()); }
  std::vector<std::string> take() { return std::move(names_); }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<std::string> names_;
};

class Reader {
 public:
  Result<void> read(const std::filesystem::path& file) {
    if (auto found = find_columns(file); !found) return found;
    auto rows = open_rows(file);
    if (!rows) return rows.error();
    Row row;
    for (bool first = true;; first = false) {
      const auto more = (*rows)->next(row);
      if (!more) return more.error();
      if (!*more) return {};
      if (!(first && named_)) take(row.cells);
    }
  }

  Purchases done() {
    purchases_.customers = customers_.size();
    purchases_.items = items_.take();
    purchases_.services = services_.take();
    std::ranges::stable_sort(purchases_.rows, {}, &Purchase::day);
    return std::move(purchases_);
  }

 private:
  // Looks at the front of the file: which column is which, and in what order its dates are written.
  Result<void> find_columns(const std::filesystem::path& file) {
    auto rows = open_rows(file);
    if (!rows) return rows.error();
    Row row;
    auto more = (*rows)->next(row);
    if (!more) return more.error();
    if (!*more) return Error{ErrorCode::invalid_input, "the file holds no row at all: " + file_name(file)};
    const auto cells = cells_of(row.cells);
    places_ = places_by_name(cells);
    named_ = places_.of(Column::customer) != no_column && places_.of(Column::date) != no_column;
    is_cdnow_ = !named_ && is_cdnow(cells);
    if (!named_ && !is_cdnow_) {
      const std::vector<std::string> header(cells.begin(), cells.end());
      if (!looks_like_data(header) || cells.size() < 2) return no_columns(file);
      places_ = places_in_order(cells.size());
    }
    ReadableRows readable{};
    // A month's first days are days in either order: then a later row tells.
    for (std::size_t i = 0; (i < looked_at || is_ambiguous(readable)) && *more; ++i) {
      const std::size_t place = places_.of(Column::date);
      for (std::size_t k = 0; k < all_orders.size() && place < row.cells.size(); ++k) {
        readable[k] += day_in(trimmed(row.cells[place]), all_orders[k]).has_value();
      }
      more = (*rows)->next(row);
      if (!more) return more.error();
    }
    // The order in which most of them are days; where it makes no difference the first.
    order_ = all_orders[static_cast<std::size_t>(std::ranges::max_element(readable) - readable.begin())];
    purchases_.has_amounts |= is_cdnow_ || places_.of(Column::amount) != no_column;
    return {};
  }

  static Error no_columns(const std::filesystem::path& file) {
    return {ErrorCode::invalid_input,
            "expected columns named customer and date (and item, service, amount where there are any), or rows of "
            "customer, date, item: " +
                file_name(file)};
  }

  // The first cells of CDNOW's rows, which blanks part: "00004 0001 19970101  2   29.33".
  std::span<const std::string_view> cells_of(std::span<const std::string_view> cells) {
    if (cells.size() != 1) return cells;
    blanks_.clear();
    std::string_view rest = cells[0];
    while (true) {
      const std::size_t begin = rest.find_first_not_of(" \t");
      if (begin == std::string_view::npos) return blanks_;
      rest.remove_prefix(begin);
      const std::size_t end = std::min(rest.find_first_of(" \t"), rest.size());
      blanks_.push_back(rest.substr(0, end));
      rest.remove_prefix(end);
    }
  }

  static bool is_cdnow(std::span<const std::string_view> cells) {
    return cells.size() == 5 && cells[2].size() == 8 &&
           std::ranges::all_of(cells, [](std::string_view cell) { return plain_number(cell).has_value(); });
  }

  void take(std::span<const std::string_view> raw) {
    if (is_cdnow_) {
      const auto cells = cells_of(raw);
      if (cells.size() != 5) {
        ++purchases_.refused;
        return;
      }
      add(cells[0], cells[2], {}, {}, cells[4]);
      return;
    }
    const auto cell = [&](Column column) {
      const std::size_t place = places_.of(column);
      return place < raw.size() ? trimmed(raw[place]) : std::string_view{};
    };
    add(cell(Column::customer), cell(Column::date), cell(Column::item), cell(Column::service), cell(Column::amount));
  }

  void add(std::string_view customer, std::string_view date, std::string_view item, std::string_view service,
           std::string_view amount) {
    const auto day = day_in(date, order_);
    if (customer.empty() || !day) {
      ++purchases_.refused;
      return;
    }
    Purchase purchase;
    purchase.customer = customers_.number(customer);
    purchase.day = *day;
    if (!item.empty()) purchase.item = items_.number(item) + 1;
    if (!service.empty()) purchase.service = services_.number(service) + 1;
    if (!amount.empty()) purchase.amount = amount_in(amount).value_or(0);
    purchases_.rows.push_back(purchase);
  }

  Purchases purchases_;
  Names customers_, items_, services_;
  Places places_;
  std::vector<std::string_view> blanks_;
  DateOrder order_ = DateOrder::ymd;
  bool named_ = false;  // the first row names the columns
  bool is_cdnow_ = false;
};

}  // namespace

Result<Purchases> read_purchases(std::span<const std::filesystem::path> files) {
  Reader reader;
  for (const std::filesystem::path& file : files) {
    if (auto read = reader.read(file); !read) return read.error();
  }
  return reader.done();
}

}  // namespace dangol
