#include "insights/feedback_themes.h"

#include <doctest/doctest.h>

#include <map>
#include <set>

#include "base/korean.h"

using namespace dangol;

namespace {

constexpr std::int32_t this_day = 19'900;

struct SayingGuests {
  Catalog catalog;
  std::map<CustomerId, GuestFeedback> said;
  std::set<CustomerId> refused;

  SayingGuests() {
    catalog.apply(ItemDefined{{1}, "1", "아메리카노", "커피", 4500, {}});
    catalog.apply(ItemDefined{{2}, "2", "카페라떼", "라떼", 5000, {}});
  }
  void say(std::uint64_t guest, int days_ago, int score, std::string text, ItemId item = {}) {
    said[{guest}].apply(FeedbackGiven{.score = static_cast<std::uint8_t>(score), .item = item, .text = std::move(text)},
                        Instant{std::chrono::hours{24} * (this_day - days_ago)});
  }
  FeedbackLook look() const {
    const CustomerHabits habits;
    const TrialOutcome trial;
    const auto walk = [&](const std::function<void(const Guest&)>& each) {
      for (const auto& [id, feedback] : said) each({id, habits, trial, !refused.contains(id), false, {}, &feedback});
    };
    return feedback_look(walk, catalog, built_in_themes(), Zone::utc(), this_day);
  }
  const FoundTheme* theme(const FeedbackLook& look, std::string_view code) const {
    for (const FoundTheme& each : look.themes) {
      if (each.theme != nullptr && each.theme->code == code) return &each;
    }
    return nullptr;
  }
};

bool of_theme(std::string_view code, std::string_view text) {
  for (const Theme& theme : built_in_themes()) {
    if (theme.code == code) return speaks_of(folded(normalized(text)), theme);
  }
  return false;
}

}  // namespace

TEST_CASE("what is said belongs to its themes, in Korean wherever the stem stands, in English at a word's beginning") {
  for (const auto& each : {std::pair{"temperature", "커피가 다 식어 있었어요"},
                           {"temperature", "Too COLD"},
                           {"wait", "오래 기다렸어요"},
                           {"wait", "a long wait"},
                           {"price", "조금 비싸요"},
                           {"kindness", "직원분이 친절하세요"},
                           {"taste", "라떼가 달았어요"},
                           {"cleanliness", "화장실이 깨끗해요"},
                           {"place", "음악이 시끄러워요"},
                           {"mistake", "wrong drink"}}) {
    CAPTURE(each.second);
    CHECK(of_theme(each.first, each.second));
  }
  CHECK_FALSE(of_theme("temperature", "a photo and a scold"));  // hot, cold: inside other words
  CHECK_FALSE(of_theme("price", "좋았어요"));
  CHECK_FALSE(of_theme("taste", ""));
}

TEST_CASE("what fewer than three guests said is a number only, however often they said it") {
  SayingGuests guests;
  for (int i = 0; i < 5; ++i) guests.say(1, i, 1, "식었어요");
  guests.say(2, 1, 2, "미지근했어요");
  FeedbackLook look = guests.look();
  const FoundTheme* found = guests.theme(look, "temperature");
  REQUIRE(found != nullptr);
  CHECK(found->guests == 2);
  CHECK(found->answers == 6);
  CHECK(found->example.empty());
  CHECK(found->score.scores == 0);
  guests.say(3, 3, 3, "차가웠어요");
  look = guests.look();
  found = guests.theme(look, "temperature");
  CHECK(found->guests == 3);
  CHECK(found->score.scores == 7);
  CHECK(found->score.mean == doctest::Approx(10.0 / 7));
  CHECK(found->example == "식었어요");  // the latest
}

TEST_CASE("an item is a theme when it was chosen or named") {
  SayingGuests guests;
  guests.say(1, 2, 5, "", {2});
  guests.say(2, 3, 4, "카페라떼가 부드러워요");
  guests.say(3, 4, 3, "아메리카노보다 카페라떼가 나아요");
  const FeedbackLook look = guests.look();
  REQUIRE_FALSE(look.themes.empty());
  CHECK(look.themes.front().item == ItemId{2});
  CHECK(look.themes.front().guests == 3);
  CHECK(look.themes.front().score.mean == doctest::Approx(4));
}

TEST_CASE("scores by week and in all; what is older than ninety days is over") {
  SayingGuests guests;
  guests.say(1, 0, 5, "");
  guests.say(1, 6, 3, "");
  guests.say(2, 7, 1, "");
  guests.say(3, 89, 4, "");
  guests.say(4, 90, 1, "");
  guests.say(5, 1, 0, "좋아요");
  const FeedbackLook look = guests.look();
  CHECK(look.answers == 5);
  CHECK(look.guests == 4);
  CHECK(look.score.scores == 4);
  CHECK(look.by_score[4] == 1);
  CHECK(look.weeks[feedback_weeks - 1].mean == doctest::Approx(4));
  CHECK(look.weeks[feedback_weeks - 2].mean == doctest::Approx(1));
  CHECK(look.weeks[0].mean == doctest::Approx(4));
}

TEST_CASE("a trend takes three scores before and three lately, and half a point") {
  CHECK(score_trend({4, 3}, {3, 3}) == ScoreTrend::falling);
  CHECK(score_trend({3, 3}, {3.5, 3}) == ScoreTrend::rising);
  CHECK(score_trend({3, 3}, {3.4, 3}) == ScoreTrend::steady);
  CHECK(score_trend({3, 2}, {5, 9}) == ScoreTrend::unknown);
  CHECK(score_trend({3, 9}, {5, 2}) == ScoreTrend::unknown);
}

TEST_CASE("who waits for an answer stands on the list, the longest waiting first; who refused is counted, not named") {
  SayingGuests guests;
  guests.say(1, 1, 2, "식었어요");
  guests.say(2, 200, 1, "늦었어요");  // however long ago
  guests.say(3, 5, 1, "비싸요");
  guests.refused.insert(CustomerId{3});
  guests.say(4, 3, 2, "달았어요");
  guests.said[{4}].apply(ComplaintAnswered{}, Instant{std::chrono::hours{24} * this_day});
  const FeedbackLook look = guests.look();
  REQUIRE(look.waiting.size() == 2);
  CHECK(look.waiting[0].guest == CustomerId{2});
  CHECK(look.waiting[1].complaint.text == "식었어요");
  CHECK(look.answers == 3);
}

TEST_CASE("a mistake in the themes is told with its line") {
  for (const char* bad : {"[[theme]]\ncode = \"a\"", "[[theme]]\ncode=\"a\"\nko=\"가\"\nen=\"A\"\nwords=[]",
                          "[[theme]]\ncode=\"a\"\nko=\"가\"\nen=\"A\"\nwords=[1]", "theme = 3", "= x", "theme=[1]"}) {
    CAPTURE(bad);
    const auto read = parse_themes(bad);
    REQUIRE_FALSE(read);
    CHECK(read.error().message.find("line") != std::string::npos);
  }
  CHECK(built_in_themes().size() >= 6);
}
