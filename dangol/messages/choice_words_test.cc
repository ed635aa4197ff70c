#include "messages/choice_words.h"

#include <doctest/doctest.h>

using namespace dangol;

TEST_CASE("what became of suggestions, and of ways that were not used, in words") {
  SuggestionChoices choices{.shown = 412, .tried_out = 30, .taken = 38, .interval = {0.068, 0.124}, .ways = {}};
  CHECK(shown_words(choices, Language::korean) ==
        "412번 권해 드렸고 38번 그날 드셨어요: 9.2 % (6.8 %–12.4 %). 그중 30번은 첫째가 아닌 것을 권해 보았어요");
  choices.tried_out = 1;
  CHECK(shown_words(choices, Language::english) ==
        "Suggested 412 times, taken that day 38 times: 9.2 % (6.8 %–12.4 %). 1 of these was not the first choice");
  CHECK(shown_words({}, Language::korean) == "아직 권해 드린 적이 없어요");
  const WayOfChoosing best{ChoosingWay::best_alone, OffPolicyEstimate{.value = 0.098, .interval = {0.071, 0.134}}};
  CHECK(way_words(best, Language::korean) == "늘 가장 어울릴 것만 권했다면 9.8 % (7.1 %–13.4 %)");
  CHECK(way_words(best, Language::english) == "Had it always been what should suit best: 9.8 % (7.1 %–13.4 %)");
  CHECK(way_words({ChoosingWay::evenly, {}}, Language::korean) ==
        "어울리는 것을 고르게 권했다면 어땠을지는 아직 알 수 없어요");
  CHECK(exploration_words({50}, Language::english) ==
        "To find out what is better, 5 % of suggestions are spread evenly over what suits a guest");
  CHECK(exploration_words({0}, Language::korean) ==
        "늘 가장 어울릴 것만 권하고 있어서, 다른 것이 더 나을지 알 수 없어요");
}
