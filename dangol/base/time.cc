#include "base/time.h"

#include <date/tz.h>
#include <fmt/format.h>

#include <charconv>

namespace dangol {
namespace {

using std::chrono::milliseconds;

// What a zone's rules say between two clock changes. Asking the zone takes a binary search; most calls of a thread ask
// for the same months of the same shop, so each thread keeps its last answer.
struct OffsetSpan {
  const date::time_zone* zone = nullptr;
  date::sys_seconds begin{};
  date::sys_seconds end{};
  std::chrono::seconds offset{};
};

std::chrono::seconds offset_at(const date::time_zone* zone, Instant instant) {
  thread_local OffsetSpan last;
  const auto at = date::floor<std::chrono::seconds>(instant);
  if (last.zone != zone || at < last.begin || at >= last.end) {
    const date::sys_info info = zone->get_info(at);
    last = {zone, info.begin, info.end, info.offset};
  }
  return last.offset;
}

// Reads exactly `digits` decimal digits from the front of `text`.
std::optional<int> take_digits(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + digits, value);
  if (error != std::errc{} || end != text.data() + digits || text.front() == '-') return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char expected) {
  if (text.empty() || text.front() != expected) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<date::year_month_day> take_date(std::string_view& text) {
  const auto year = take_digits(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_digits(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = take_digits(text, 2);
  if (!day) return std::nullopt;
  const auto date = date::year{*year} / *month / *day;
  return date.ok() ? std::optional{date} : std::nullopt;
}

std::optional<milliseconds> take_time_of_day(std::string_view& text) {
  const auto hour = take_digits(text, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
  const auto minute = take_digits(text, 2);
  if (!minute || *minute > 59) return std::nullopt;
  int second = 0;
  int millisecond = 0;
  if (take(text, ':')) {
    const auto seconds = take_digits(text, 2);
    if (!seconds || *seconds > 59) return std::nullopt;
    second = *seconds;
    if (take(text, '.')) {
      const auto fraction = take_digits(text, 3);
      if (!fraction) return std::nullopt;
      millisecond = *fraction;
    }
  }
  return std::chrono::hours{*hour} + std::chrono::minutes{*minute} + std::chrono::seconds{second} +
         milliseconds{millisecond};
}

}  // namespace

Result<Zone> Zone::named(std::string_view iana_name) {
  try {
    return Zone(date::locate_zone(std::string(iana_name)));
  } catch (const std::exception&) {
    return Error{ErrorCode::invalid_input,
                 "unknown time zone; use an IANA name such as Asia/Seoul: " + std::string(iana_name)};
  }
}

Zone Zone::utc() { return Zone(date::locate_zone("Etc/UTC")); }

LocalTime Zone::local(Instant instant) const {
  const auto wall = instant.time_since_epoch() + offset_at(zone_, instant);
  const auto day = date::floor<date::days>(wall);
  const auto minute = date::floor<std::chrono::minutes>(wall - day);
  return {static_cast<std::int32_t>(day.count()), static_cast<std::int16_t>(minute.count())};
}

Instant Zone::instant(date::year_month_day day, milliseconds since_midnight) const {
  const auto wall = date::local_days{day} + since_midnight;
  // The offset of the day before is right for all but the days of a clock change, and of a repeated hour it is the
  // earlier; so it is checked first.
  const Instant guess{wall.time_since_epoch()};
  const auto offset = offset_at(zone_, guess - date::days{1});
  const Instant answer = guess - offset;
  if (offset_at(zone_, answer) == offset) return answer;
  return std::chrono::time_point_cast<milliseconds>(zone_->to_sys(wall, date::choose::earliest));
}

std::string Zone::name() const { return zone_->name(); }

std::string Zone::format(Instant instant) const {
  const auto offset = offset_at(zone_, instant);
  const auto wall = date::floor<std::chrono::seconds>(instant) + offset;
  const auto midnight = date::floor<date::days>(wall);
  const date::year_month_day day{midnight};
  const date::hh_mm_ss time{wall - midnight};
  const auto minutes = std::chrono::abs(date::floor<std::chrono::minutes>(offset)).count();
  // Digit by digit: a card holds several times, and a formatter takes longer than finding the usual.
  std::string text = "0000-00-00T00:00:00+00:00";
  const auto put = [&](std::size_t last, std::int64_t number) {
    for (; number > 0; number /= 10) text[last--] = static_cast<char>('0' + number % 10);
  };
  const int year = static_cast<int>(day.year());
  put(6, static_cast<unsigned>(day.month()));
  put(9, static_cast<unsigned>(day.day()));
  put(12, time.hours().count());
  put(15, time.minutes().count());
  put(18, time.seconds().count());
  if (offset.count() < 0) text[19] = '-';
  put(21, minutes / 60);
  put(24, minutes % 60);
  if (year >= 0 && year <= 9999) {
    put(3, year);
  } else {
    text.replace(0, 4, fmt::format("{:04}", year));
  }
  return text;
}

Result<Instant> parse_instant(std::string_view text, const Zone& zone) {
  const Error wrong{ErrorCode::invalid_input, "not a time; write it as 2024-07-01T08:10 or 2024-07-01T08:10:00+09:00"};
  std::string_view rest = text;
  const auto day = take_date(rest);
  if (!day) return wrong;
  if (rest.empty()) return zone.instant(*day, milliseconds{0});
  if (!take(rest, 'T') && !take(rest, ' ')) return wrong;
  const auto time = take_time_of_day(rest);
  if (!time) return wrong;
  if (rest.empty()) return zone.instant(*day, *time);
  const Instant as_utc = date::sys_days{*day} + *time;
  if (rest == "Z") return as_utc;
  const bool west = rest.front() == '-';
  if (!take(rest, '+') && !take(rest, '-')) return wrong;
  const auto offset = take_time_of_day(rest);
  if (!offset || !rest.empty()) return wrong;
  return west ? as_utc + *offset : as_utc - *offset;
}

Instant SystemClock::now() const { return date::floor<milliseconds>(std::chrono::system_clock::now()); }

}  // namespace dangol
