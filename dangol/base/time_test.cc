#include "base/time.h"

#include <doctest/doctest.h>

#include <array>
#include <thread>
#include <vector>

#include "base/property_test.h"

namespace dangol {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;

const Zone seoul = *Zone::named("Asia/Seoul");

Instant utc(int year, unsigned month, unsigned day, int hour = 0, int minute = 0, int second = 0) {
  return date::sys_days{date::year{year} / static_cast<int>(month) / static_cast<int>(day)} + hours{hour} +
         minutes{minute} + std::chrono::seconds{second};
}

date::year_month_day day(int year, int month, int of_month) { return date::year{year} / month / of_month; }

Instant at(const Zone& zone, std::string_view text) {
  const auto instant = parse_instant(text, zone);
  REQUIRE_MESSAGE(instant, text);
  return *instant;
}

}  // namespace

TEST_CASE("a zone is known by its IANA name, and a wrong name says what to do") {
  CHECK(seoul.name() == "Asia/Seoul");
  for (const char* wrong : {"", "Asia/Pyeongtaek", "KST+9", "../etc/passwd"}) {
    const auto zone = Zone::named(wrong);
    REQUIRE_FALSE(zone);
    CHECK(zone.error().code == ErrorCode::invalid_input);
    CHECK(zone.error().message.find("IANA") != std::string::npos);
  }
}

TEST_CASE("what a shop's clock shows") {
  const LocalTime local = seoul.local(utc(2024, 6, 30, 23, 10));
  CHECK(local.date() == day(2024, 7, 1));
  CHECK(local.minute == 8 * 60 + 10);
  CHECK(local.weekday() == 0);  // a Monday
  CHECK(seoul.local(utc(2024, 7, 1, 14, 59, 59)).minute == 23 * 60 + 59);
  CHECK(seoul.local(utc(2024, 7, 1, 15)).minute == 0);
}

TEST_CASE("weekdays before 1970 too") {
  CHECK(LocalTime{0, 0}.weekday() == 3);  // 1970-01-01 was a Thursday
  CHECK(LocalTime{-1, 0}.weekday() == 2);
  CHECK(LocalTime{-4, 0}.weekday() == 6);
  CHECK(LocalTime{-7, 0}.weekday() == 3);
}

TEST_CASE("Seoul was at +08:30 until August 1961") {
  CHECK(seoul.instant(day(1961, 8, 9), hours{12}) == utc(1961, 8, 9, 3, 30));
  CHECK(seoul.instant(day(1961, 8, 11), hours{12}) == utc(1961, 8, 11, 3));
  CHECK(seoul.format(utc(1961, 8, 9, 3, 30)) == "1961-08-09T12:00:00+08:30");
}

TEST_CASE("Seoul had summer time in 1987 and 1988") {
  CHECK(seoul.instant(day(1987, 5, 9), hours{12}) == utc(1987, 5, 9, 3));
  CHECK(seoul.instant(day(1987, 7, 1), hours{12}) == utc(1987, 7, 1, 2));
  CHECK(seoul.instant(day(1987, 10, 12), hours{12}) == utc(1987, 10, 12, 3));
  CHECK(seoul.instant(day(1988, 7, 1), hours{12}) == utc(1988, 7, 1, 2));
  CHECK(seoul.instant(day(1989, 7, 1), hours{12}) == utc(1989, 7, 1, 3));
  CHECK(seoul.format(utc(1988, 7, 1, 2)) == "1988-07-01T12:00:00+10:00");
}

TEST_CASE("a local time that the clocks skipped is the moment of the change") {
  const Zone new_york = *Zone::named("America/New_York");
  const Instant change = utc(2024, 3, 10, 7);  // 02:00 -> 03:00
  CHECK(new_york.instant(day(2024, 3, 10), hours{1} + minutes{59}) == utc(2024, 3, 10, 6, 59));
  CHECK(new_york.instant(day(2024, 3, 10), hours{2} + minutes{30}) == change);
  CHECK(new_york.instant(day(2024, 3, 10), hours{3}) == change);
}

TEST_CASE("a local time that the clocks repeated is the earlier one") {
  const Zone new_york = *Zone::named("America/New_York");
  CHECK(new_york.instant(day(2024, 11, 3), hours{1} + minutes{30}) == utc(2024, 11, 3, 5, 30));  // still summer time
  CHECK(new_york.instant(day(2024, 11, 3), hours{2}) == utc(2024, 11, 3, 7));
  // 1988-10-09 03:00 -> 02:00 in Seoul: 02:30 came twice.
  CHECK(seoul.instant(day(1988, 10, 9), hours{2} + minutes{30}) == utc(1988, 10, 8, 16, 30));
}

TEST_CASE("any instant of two centuries survives the way over the local clock") {
  for (const char* name : {"Asia/Seoul", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu"}) {
    const Zone zone = *Zone::named(name);
    CAPTURE(name);
    for_each_round(1'000, [&](TestDice& dice) {
      const auto span = utc(2100, 1, 1) - utc(1908, 4, 1);
      const Instant instant =
          utc(1908, 4, 1) + milliseconds{static_cast<std::int64_t>(dice() % static_cast<std::uint64_t>(span.count()))};
      const LocalTime local = zone.local(instant);
      const Instant back = zone.instant(local.date(), minutes{local.minute});
      // Where the clock repeated an hour there are two instants for one local time: both show the same clock.
      CHECK(zone.local(back) == local);
    });
  }
}

TEST_CASE("before 1970, in 2038 and in 9999") {
  CHECK(at(seoul, "1969-12-31T23:59:59Z") == Instant{milliseconds{-1'000}});
  CHECK(seoul.local(Instant{milliseconds{-1}}).minute == 8 * 60 + 59);
  CHECK(seoul.format(utc(2038, 1, 19, 3, 14, 8)) == "2038-01-19T12:14:08+09:00");
  CHECK(at(seoul, "9999-12-31T23:59:59+09:00") == utc(9999, 12, 31, 14, 59, 59));
  CHECK(seoul.format(utc(9999, 12, 31, 14, 59, 59)) == "9999-12-31T23:59:59+09:00");
  CHECK(at(seoul, "0001-01-01T00:00Z") == utc(1, 1, 1));
}

TEST_CASE("how a time may be written") {
  const Instant moment = utc(2024, 6, 30, 23, 10);
  for (const char* text : {"2024-07-01T08:10", "2024-07-01 08:10", "2024-07-01T08:10:00", "2024-07-01T08:10:00.000",
                           "2024-07-01T08:10+09:00", "2024-06-30T23:10Z", "2024-06-30T23:10:00Z",
                           "2024-06-30T18:10:00-05:00", "2024-07-01T04:55+05:45"}) {
    CHECK_MESSAGE(at(seoul, text) == moment, text);
  }
  CHECK(at(seoul, "2024-07-01") == utc(2024, 6, 30, 15));
  CHECK(at(seoul, "2024-07-01T08:10:30.250") == moment + milliseconds{30'250});
  CHECK(at(seoul, "2000-02-29") == utc(2000, 2, 28, 15));
}

TEST_CASE("what is not a time is refused with an example") {
  for (const char* text : {"",
                           "x",
                           "2024",
                           "2024-7-1",
                           "2024-07-01T",
                           "2024-07-01T8:10",
                           "2024-13-01",
                           "2024-00-01",
                           "2024-02-30",
                           "1900-02-29",
                           "0000-00-00",
                           "2024-07-01T24:00",
                           "2024-07-01T08:60",
                           "2024-07-01T08:10:60",
                           "2024-07-01T08:10:00.5",
                           "2024-07-01T08:10+9",
                           "2024-07-01T08:10Zulu",
                           "2024-07-01T08:10+09:00x",
                           "-024-07-01",
                           "2024-07-01T-1:10",
                           "2024-07-01T08:10:00+",
                           " 2024-07-01",
                           "２０２４-07-01",
                           "2024-07-01T+1:10",
                           "+024-07-01"}) {
    const auto instant = parse_instant(text, seoul);
    CAPTURE(text);
    REQUIRE_FALSE(instant);
    CHECK(instant.error().code == ErrorCode::invalid_input);
    CHECK(instant.error().message.find("2024-07-01T08:10") != std::string::npos);
  }
}

TEST_CASE("what is written reads back, and hostile text is refused quietly") {
  for_each_round(1'000, [](TestDice& dice) {
    const Instant moment =
        utc(1950, 1, 1) + std::chrono::seconds{static_cast<std::int64_t>(dice() % 10'000'000'000ULL)};
    CHECK(at(Zone::utc(), seoul.format(moment)) == moment);
    std::string text = seoul.format(moment);
    text[roll(dice, text.size())] = static_cast<char>(dice());
    text.resize(roll(dice, text.size() + 1));
    (void)parse_instant(text, seoul);
  });
}

TEST_CASE("threads that ask different zones get their own answers") {
  const Zone new_york = *Zone::named("America/New_York");
  std::vector<std::jthread> threads;
  std::array<int, 4> wrong{};
  for (std::size_t i = 0; i < wrong.size(); ++i) {
    threads.emplace_back([&, i] {
      for (int hour = 0; hour < 5'000; ++hour) {
        const Instant moment = utc(2024, 1, 1) + hours{hour};
        if (seoul.local(moment).minute % 60 != 0) ++wrong[i];
        if ((seoul.local(moment).minute / 60 + 24 - new_york.local(moment).minute / 60) % 24 < 13) ++wrong[i];
      }
    });
  }
  threads.clear();
  for (const int count : wrong) CHECK(count == 0);
}

TEST_CASE("a fixed clock stands where it is put, the system's moves on") {
  FixedClock clock(utc(2024, 7, 1));
  CHECK(clock.now() == utc(2024, 7, 1));
  clock.set(utc(2025, 1, 1));
  CHECK(clock.now() == utc(2025, 1, 1));
  const SystemClock system;
  CHECK(system.now() <= system.now());
  CHECK(system.now() > utc(2026, 1, 1));
}

}  // namespace dangol
