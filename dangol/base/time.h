// Instants are UTC milliseconds; what a person calls "08:40 on Monday" is a LocalTime in the shop's zone.
#pragma once

#include <date/date.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace date {
class time_zone;
}

namespace dangol {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

// An Instant that stands for "the source does not say when" (a file of orders without times).
inline constexpr Instant unknown_instant{};

// Times that an order may claim to be of: none was counted by a till before 1980, and two clocks differ by a day at
// most.
inline constexpr Instant earliest_order{date::sys_days{date::year{1980} / 1 / 1}};
inline constexpr date::days clock_tolerance{1};

// Days and minutes as the shop's clock shows them.
struct LocalTime {
  std::int32_t day = 0;     // days since 1970-01-01 in local reckoning
  std::int16_t minute = 0;  // 0 .. 1439, since local midnight

  int weekday() const {  // 0 Monday .. 6 Sunday
    return static_cast<int>(((day + 3) % 7 + 7) % 7);
  }
  date::year_month_day date() const { return date::sys_days{date::days{day}}; }
  friend bool operator==(const LocalTime&, const LocalTime&) = default;
};

// A time zone by its IANA name ("Asia/Seoul"). Cheap to copy; safe to use from many threads.
class Zone {
 public:
  static Result<Zone> named(std::string_view iana_name);
  static Zone utc();

  LocalTime local(Instant instant) const;
  // A local time that a clock change skipped or repeated is read as the earlier offset says.
  Instant instant(date::year_month_day day, std::chrono::milliseconds since_midnight) const;
  std::string name() const;

  // 2024-07-01T08:10:00+09:00
  std::string format(Instant instant) const;

 private:
  explicit Zone(const date::time_zone* zone) : zone_(zone) {}
  const date::time_zone* zone_;
};

// 2024-07-01, 2024-07-01T08:10, 2024-07-01 08:10:30, each with or without Z or +09:00; without an offset the zone's.
Result<Instant> parse_instant(std::string_view text, const Zone& zone);

// Where "now" comes from. Below shop/ no code reads a clock: it is passed in.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

// A clock that stands where it is put: for --at, stories and simulations.
class FixedClock final : public Clock {
 public:
  explicit FixedClock(Instant now) : now_(now) {}
  Instant now() const override { return now_; }
  void set(Instant now) { now_ = now; }

 private:
  Instant now_;
};

}  // namespace dangol
