#include "feedback/guest_feedback.h"

#include <doctest/doctest.h>

#include "base/property_test.h"

using namespace dangol;

namespace {

constexpr ItemId latte{2};

Instant on_day(int day) { return Instant{std::chrono::hours{24 * day}}; }

struct Told {
  GuestFeedback feedback;
  Told& asked(int day) {
    feedback.apply(FeedbackAsked{}, on_day(day));
    return *this;
  }
  Told& score(int day, int score, ItemId item = {}) {
    feedback.apply(FeedbackGiven{.score = static_cast<std::uint8_t>(score), .item = item}, on_day(day));
    return *this;
  }
  Told& complains(int day) {
    feedback.apply(FeedbackGiven{.complains = true, .text = "너무 오래 기다렸어요"}, on_day(day));
    return *this;
  }
  Told& answered(int day) {
    feedback.apply(ComplaintAnswered{}, on_day(day));
    return *this;
  }
};

}  // namespace

TEST_CASE("a low score or a complaint is open until somebody answers it") {
  CHECK(Told().feedback.open_complaint() == nullptr);
  CHECK(Told().score(1, 3).feedback.open_complaint() == nullptr);
  CHECK(Told().score(1, 2).feedback.open_complaint()->score == 2);
  CHECK(Told().complains(1).feedback.open_complaint()->complains);
  CHECK(Told().score(1, 1).score(2, 5).feedback.open_complaint()->score == 1);  // praise is no answer of ours
  CHECK(Told().score(1, 1).answered(2).feedback.open_complaint() == nullptr);
  CHECK(Told().score(1, 1).answered(2).score(3, 2).feedback.open_complaint()->score == 2);
}

TEST_CASE("her last word on an item says whether she dislikes it, answered or not") {
  CHECK(Told().score(1, 1, latte).answered(2).feedback.dislikes(latte));
  CHECK_FALSE(Told().score(1, 1, latte).score(2, 4, latte).feedback.dislikes(latte));
  CHECK_FALSE(Told().score(1, 1).feedback.dislikes(latte));
  CHECK_FALSE(Told().score(1, 1).feedback.dislikes({}));
}

TEST_CASE("what she says ends a row of silences, and what we say does not") {
  CHECK(Told().asked(1).asked(40).feedback.left_unanswered() == 2);
  CHECK(Told().asked(1).score(2, 4).asked(40).feedback.left_unanswered() == 1);
  CHECK(Told().asked(1).answered(2).asked(40).feedback.left_unanswered() == 2);
  CHECK(Told().asked(1).answered(2).feedback.last_spoken() == on_day(1));
  CHECK_FALSE(Told().answered(2).feedback.last_spoken());
}

TEST_CASE("steps stand by their time however they arrive, and the oldest are forgotten") {
  CHECK(Told().answered(2).score(1, 1).feedback.open_complaint() == nullptr);
  Told many;
  for (int day = 1; day <= 40; ++day) many.asked(day);
  REQUIRE(many.feedback.steps().size() == GuestFeedback::remembered);
  CHECK(many.feedback.steps().front().at == on_day(17));
}

TEST_CASE("what is remembered comes back from its bytes, and hostile bytes are refused or read") {
  for_each_round(500, [](TestDice& dice) {
    Told told;
    for (std::size_t i = roll(dice, 30); i > 0; --i) {
      const int day = static_cast<int>(roll(dice, 50));
      if (roll(dice, 3) == 0) {
        told.asked(day);
      } else if (roll(dice, 2) == 0) {
        told.score(day, static_cast<int>(roll(dice, 6)), latte);
      } else {
        told.complains(day).answered(day);
      }
    }
    ByteWriter out;
    told.feedback.encode(out);
    ByteReader in(out.bytes());
    CHECK(GuestFeedback::decode(in) == told.feedback);
    CHECK((in.at_end() && !in.failed()));
    const std::string garbage = random_bytes(dice, 80);
    ByteReader bad(garbage);
    const GuestFeedback read = GuestFeedback::decode(bad);
    if (bad.failed()) return;
    for (const FeedbackStep& step : read.steps()) CHECK(step.score <= best_score);
  });
}
