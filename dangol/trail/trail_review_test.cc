#include "trail/trail_review.h"

#include <doctest/doctest.h>

#include "trail/memory_trail.h"

using namespace dangol;

namespace {

const Zone seoul = *Zone::named("Asia/Seoul");
const date::year_month_day first_day = date::year{2026} / 11 / 1;

struct ReviewedMonth {
  MemoryTrail trail;
  void see(std::uint32_t account, int day, int hour, std::uint64_t from, std::uint64_t guests, int status = 200) {
    for (std::uint64_t i = 0; i < guests; ++i) {
      TrailRow row{.at = seoul.instant(first_day, std::chrono::hours{24 * (day - 1) + hour}),
                   .account = {account},
                   .source = "10.0.0.2",
                   .action = "readCard",
                   .status = status,
                   .customers = {{from + i}}};
      REQUIRE(trail.write(std::move(row)));
    }
  }
  TrailReview look() const {
    const auto review =
        review_trail(trail, seoul.instant(first_day, {}), seoul.instant(date::year{2026} / 12 / 1, {}), seoul);
    REQUIRE(review);
    return *review;
  }
};

std::int32_t november(int day) {
  return static_cast<std::int32_t>((date::sys_days{first_day} + date::days{day - 1}).time_since_epoch().count());
}

}  // namespace

TEST_CASE("a month tells who saw how many different guests, on how many days") {
  ReviewedMonth month;
  month.see(1, 2, 10, 1, 20);
  month.see(1, 3, 10, 11, 20);
  month.see(2, 3, 10, 1, 5);
  month.see(2, 30, 23, 1, 1);
  month.see(3, 31, 0, 1, 7);  // December's
  const TrailReview review = month.look();
  REQUIRE(review.accounts.size() == 2);
  CHECK(review.accounts[0].times == 40);
  CHECK(review.accounts[0].guests == 30);
  CHECK(review.accounts[0].days == 2);
  CHECK(review.accounts[1].times == 6);
  CHECK(review.odd.empty());
}

TEST_CASE("a day on which somebody looks at far more guests than usual stands out") {
  ReviewedMonth month;
  for (int day = 1; day <= 9; ++day) month.see(1, day, 10, 1, 20);
  month.see(1, 10, 10, 1, 60);
  CHECK(month.look().odd.empty());
  month.see(1, 11, 10, 1, 61);
  CHECK(month.look().odd == std::vector{OddDay{TrailOddity::many_guests, {1}, november(11), 61}});
}

TEST_CASE("few guests never stand out by their number") {
  ReviewedMonth month;
  for (int day = 1; day <= 9; ++day) month.see(1, day, 10, 1, 1);
  month.see(1, 10, 10, 1, 49);
  CHECK(month.look().odd.empty());
}

TEST_CASE("looking at guests at night, being refused often, wrong PINs and the console stand out") {
  ReviewedMonth month;
  month.see(1, 2, 5, 1, 3);
  month.see(1, 2, 23, 1, 3);
  month.see(2, 4, 10, 1, 9, 403);
  for (int i = 0; i < 4; ++i)
    REQUIRE(month.trail.write(
        {.at = seoul.instant(first_day, std::chrono::hours{30}), .account = {4}, .action = "signIn", .status = 401}));
  CHECK(month.look().odd.empty());
  month.see(1, 3, 4, 1, 2);
  month.see(2, 4, 11, 1, 1, 404);
  REQUIRE(month.trail.write(
      {.at = seoul.instant(first_day, std::chrono::hours{31}), .account = {4}, .action = "signIn", .status = 401}));
  month.see(0, 5, 10, 1, 1);
  CHECK(month.look().odd == std::vector{OddDay{TrailOddity::wrong_pin, {4}, november(2), 5},
                                        OddDay{TrailOddity::at_night, {1}, november(3), 2},
                                        OddDay{TrailOddity::refused, {2}, november(4), 10},
                                        OddDay{TrailOddity::console, {}, november(5), 1}});
}

TEST_CASE("what left as a file is listed with its reason; what was refused did not leave") {
  ReviewedMonth month;
  TrailRow row{.at = seoul.instant(first_day, {}),
               .account = {1},
               .action = "exportCustomer",
               .reason = ExportReason::audit,
               .customers = {{7}}};
  REQUIRE(month.trail.write(row));
  row.status = 403;
  REQUIRE(month.trail.write(row));
  const TrailReview review = month.look();
  REQUIRE(review.exports.size() == 1);
  CHECK(review.exports.front().number == 1);
}
