#include "feedback/reply.h"

#include <doctest/doctest.h>

using namespace dangol;

namespace {

struct ReplyAndMeaning {
  const char* text;
  int score;
  const char* words;
};

}  // namespace

TEST_CASE("who was asked scores by the head of her reply, and the rest is her words") {
  for (const ReplyAndMeaning& each : {
           ReplyAndMeaning{"5", 5, ""},
           {" 4점 ", 4, ""},
           {"4점이요!", 4, ""},
           {"4점. 조금 썼어요", 4, "조금 썼어요"},
           {"1, 너무 오래 걸렸어요", 1, "너무 오래 걸렸어요"},
           {"５", 0, "５"},
           {"3/5 ok", 3, "ok"},
           {"★★★☆☆ 괜찮아요", 3, "괜찮아요"},
           {"★★★★★★", 0, "★★★★★★"},
           {"0", 0, "0"},
           {"6", 0, "6"},
           {"45", 0, "45"},
           {"4.5", 0, "4.5"},
           {"3시에 갈게요", 0, "3시에 갈게요"},
           {"맛있었어요 5점", 0, "맛있었어요 5점"},
           {"", 0, ""},
       }) {
    CAPTURE(each.text);
    const FeedbackGiven given = read_reply(each.text, true);
    CHECK(given.score == each.score);
    CHECK(given.text == each.words);
    CHECK(given.way == FeedbackWay::message);
    CHECK_FALSE(given.staff);
  }
}

TEST_CASE("who was not asked scores nothing: it is all her words") {
  for (const char* text : {"5", "4점 조금 썼어요", "★★★"}) {
    CAPTURE(text);
    const FeedbackGiven given = read_reply(text, false);
    CHECK(given.score == 0);
    CHECK(given.text == text);
  }
}
