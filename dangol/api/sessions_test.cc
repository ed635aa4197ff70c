#include "api/sessions.h"

#include <doctest/doctest.h>

using namespace dangol;

TEST_CASE("a thread that read the clock a second ago ends nobody's session") {
  Sessions sessions({.idle_seconds = 600, .lifetime_seconds = 3'600});
  const std::string token = sessions.open(StaffId{1}, 100);
  CHECK(sessions.use(token, 101));
  sessions.sweep(100);
  CHECK(sessions.use(token, 100));
  CHECK(sessions.use(token, 99));
  CHECK(sessions.is_open(sessions.hashed(token), 99));
}

TEST_CASE("a token is good until it is idle, old, closed, or its person is out") {
  Sessions sessions({.idle_seconds = 60, .lifetime_seconds = 200, .each = 3});
  const std::string token = sessions.open({7}, 0);
  CHECK(sessions.use(token, 59) == StaffId{7});
  CHECK(sessions.use(token, 118) == StaffId{7});
  CHECK_FALSE(sessions.use(token, 178));  // idle for 60
  const std::string busy = sessions.open({7}, 0);
  for (std::uint64_t now = 0; now < 200; now += 10) CHECK(sessions.use(busy, now));
  CHECK_FALSE(sessions.use(busy, 200));  // its working day is over
  const std::string closed = sessions.open({7}, 200);
  sessions.close(closed);
  CHECK_FALSE(sessions.use(closed, 200));
  const std::string out = sessions.open({7}, 200);
  const std::string other = sessions.open({8}, 200);
  sessions.close_all_of({7});
  CHECK_FALSE(sessions.use(out, 200));
  CHECK(sessions.use(other, 200) == StaffId{8});
  sessions.sweep(260);
  CHECK(sessions.size() == 0);
}

TEST_CASE("being looked at is not use") {
  Sessions sessions({.idle_seconds = 60, .lifetime_seconds = 200, .each = 3});
  const std::string token = sessions.open({7}, 0);
  for (std::uint64_t now = 0; now < 60; ++now) CHECK(sessions.is_open(sessions.hashed(token), now));
  CHECK_FALSE(sessions.is_open(sessions.hashed(token), 60));
}

TEST_CASE("one person has so many sessions, the longest unused goes") {
  Sessions sessions({.idle_seconds = 60, .lifetime_seconds = 200, .each = 2});
  const std::string first = sessions.open({7}, 0);
  const std::string second = sessions.open({7}, 1);
  CHECK(sessions.use(first, 2));
  const std::string third = sessions.open({7}, 3);
  CHECK(first != third);
  CHECK(sessions.use(first, 3));
  CHECK_FALSE(sessions.use(second, 3));
  CHECK(sessions.use(third, 3));
}

TEST_CASE("what is not a token is nobody's") {
  Sessions sessions({});
  sessions.open({7}, 0);
  CHECK_FALSE(sessions.use("", 0));
  CHECK_FALSE(sessions.use(std::string(43, 'A'), 0));
  CHECK_FALSE(sessions.use(std::string(1'000'000, 'A'), 0));
}
