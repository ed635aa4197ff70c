#include "feedback/ask.h"

#include <doctest/doctest.h>

using namespace dangol;

namespace {

constexpr std::int32_t today = 20'000;
constexpr ItemId cold_brew{2};

// A guest who may be asked; each test breaks one thing.
struct Asking {
  GuestFeedback feedback;
  AskQuestion question{.feedback = feedback, .days_since_visit = 3, .visits = 20, .tried = cold_brew};

  WhyNotAsk why_not() const {
    const AskVerdict verdict = may_ask(question);
    REQUIRE(std::holds_alternative<WhyNotAsk>(verdict));
    return std::get<WhyNotAsk>(verdict);
  }
  std::optional<Ask> ask() const {
    const AskVerdict verdict = may_ask(question);
    const auto* found = std::get_if<Ask>(&verdict);
    return found == nullptr ? std::nullopt : std::optional(*found);
  }
};

Instant on(std::int32_t day) { return Instant{std::chrono::hours{24} * day}; }

}  // namespace

TEST_CASE("she is asked after something new, after her first visit and after a change, and about that") {
  Asking asking;
  REQUIRE(asking.ask());
  CHECK(asking.ask()->because == AskReason::tried_new);
  CHECK(asking.ask()->item == cold_brew);
  asking.question.tried = {};
  CHECK(asking.why_not() == WhyNotAsk::nothing_special);
  asking.question.visits = 1;
  CHECK(asking.ask()->because == AskReason::first_visit);
  asking.question.visits = 20;
  asking.question.change_noticed = true;
  CHECK(asking.ask()->because == AskReason::change_noticed);
}

TEST_CASE("who refused to have her visits looked at is not asked") {
  Asking asking;
  asking.question.may_personalise = false;
  CHECK(asking.why_not() == WhyNotAsk::not_personalised);
}

TEST_CASE("who waits for an answer is not asked for more") {
  Asking asking;
  asking.feedback.apply(FeedbackGiven{.score = 1}, on(today - 100));
  CHECK(asking.why_not() == WhyNotAsk::complaint_open);
  asking.feedback.apply(ComplaintAnswered{}, on(today - 99));
  CHECK(asking.ask());
}

TEST_CASE("in a hard time she is left alone") {
  Asking asking;
  asking.question.is_resting = true;
  CHECK(asking.why_not() == WhyNotAsk::resting);
}

TEST_CASE("there is nothing to ask of who was never here, is here for the first time today, or was here long ago") {
  Asking asking;
  asking.question.days_since_visit = std::nullopt;
  CHECK(asking.why_not() == WhyNotAsk::no_visit);
  asking.question.days_since_visit = 0;
  CHECK(asking.why_not() == WhyNotAsk::no_visit);
  asking.question.days_since_visit = most_days_after_visit;
  CHECK(asking.ask());
  asking.question.days_since_visit = most_days_after_visit + 1;
  CHECK(asking.why_not() == WhyNotAsk::long_ago);
}

TEST_CASE("twice silent is an answer, until she says something by herself") {
  Asking asking;
  asking.feedback.apply(FeedbackAsked{}, on(today - 200));
  CHECK(asking.ask());
  asking.feedback.apply(FeedbackAsked{}, on(today - 100));
  CHECK(asking.why_not() == WhyNotAsk::left_unanswered);
  asking.feedback.apply(FeedbackGiven{.score = 4}, on(today - 50));
  CHECK(asking.ask());
}

TEST_CASE("not again within a month, nor within five visits") {
  Asking asking;
  asking.question.days_since_spoken = least_days_between_asking - 1;
  CHECK(asking.why_not() == WhyNotAsk::too_soon);
  asking.question.days_since_spoken = least_days_between_asking;
  CHECK(asking.ask());
  asking.question.visits_since_spoken = least_visits_between_asking - 1;
  CHECK(asking.why_not() == WhyNotAsk::too_few_visits);
  asking.question.days_since_spoken = std::nullopt;
  CHECK(asking.ask());
}
