#include "feedback/fatigue.h"

#include <doctest/doctest.h>

using namespace dangol;

namespace {

Instant day(int n) { return Instant{std::chrono::hours{24} * (20'000 + n)}; }

}  // namespace

TEST_CASE("an advertisement is not heeded when her usual gap has passed without a visit") {
  CHECK_FALSE(is_unheeded(day(0), day(-5), 10, day(9)));
  CHECK(is_unheeded(day(0), day(-5), 10, day(10)));
  CHECK_FALSE(is_unheeded(day(0), day(1), 10, day(30)));  // she came
  CHECK(is_unheeded(day(0), unknown_instant, 10, day(10)));
}

TEST_CASE("the gap is at least a week, at most two months, and two weeks where it is not known") {
  CHECK_FALSE(is_unheeded(day(0), day(-1), 1, day(6)));
  CHECK(is_unheeded(day(0), day(-1), 1, day(7)));
  CHECK_FALSE(is_unheeded(day(0), day(-1), 400, day(59)));
  CHECK(is_unheeded(day(0), day(-1), 400, day(60)));
  CHECK_FALSE(is_unheeded(day(0), unknown_instant, 0, day(13)));
  CHECK(is_unheeded(day(0), unknown_instant, 0, day(14)));
}

TEST_CASE("three in a row make a half, another sign weighs as much as one, and nothing is certain") {
  CHECK(fatigue(0, 0) == 0);
  CHECK(fatigue(2, 0) < 0.5F);
  CHECK(fatigue(3, 0) == 0.5F);
  CHECK(fatigue(2, 1) == 0.5F);
  CHECK(fatigue(1000, 2) < 1);
}
