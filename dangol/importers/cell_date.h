// Dates and times as they stand in exported files. The order of day and month is never guessed from one cell: the
// mapping says it, or the column's own cells do (DateEvidence).
#pragma once

#include <date/date.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/time.h"
#include "importers/cell_number.h"

namespace dangol {

enum class DateOrder : std::uint8_t { ymd, dmy, mdy };

struct WallTime {
  date::year_month_day day;
  std::chrono::milliseconds since_midnight{0};
  std::optional<std::chrono::seconds> offset;  // "Z", "+09:00": the cell says its own
  bool has_time = false;
  bool serial = false;  // a spreadsheet's day number
};

// "2019-04-01", "01/04/2019", "01-04-19", "2026.1.5.", "2026년 1월 5일", "20240301", each alone or with a time;
// "3/1/2024 10:15", "2024-03-01T10:15:20.5+09:00", spreadsheet day numbers 20000 to 80000 ("45352.427").
// Four digits in front are a year whatever `order` says. Years of two digits: `newest_year` and the 99 years before it.
// Refused: "not_a_date", "no_such_day", "not_a_time".
Cell<WallTime> parse_date(std::string_view cell, DateOrder order, int newest_year);

// "12:04:43", "9:05", "2:26 PM", "오후 2:26", "142643". Refused: "not_a_time".
Cell<std::chrono::milliseconds> parse_time_of_day(std::string_view cell);

// A spreadsheet's day number (1900 system, with its 29 February 1900) as a date and time. Refused: "no_such_day".
Cell<WallTime> date_of_serial(double serial, bool epoch_1904);

// Collects what a column's cells allow: of the three orders, the ones in which every cell is a day.
class DateEvidence {
 public:
  void see(std::string_view cell);
  // The one order that fits; nothing when several do (no day above 12) or none does.
  std::optional<DateOrder> order() const;
  // False when cells were seen and none of the orders fits most of them.
  bool looks_like_dates() const;
  std::uint64_t seen() const { return seen_; }

 private:
  std::uint64_t seen_ = 0;
  std::uint64_t fits_[3] = {0, 0, 0};
  std::uint64_t telling_ = 0;  // cells that do not begin with a year of four digits
};

}  // namespace dangol
