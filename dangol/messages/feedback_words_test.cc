#include "messages/feedback_words.h"

#include <doctest/doctest.h>

using namespace dangol;

TEST_CASE("asking about a new thing takes the particle of its name, and feedback says only what there is of it") {
  Catalog catalog;
  catalog.apply(ItemDefined{{1}, "1", "크림빵", "빵", 3000, {}});
  CHECK(ask_words({AskReason::tried_new, {1}}, catalog, Language::korean) ==
        "지난번에 새로 드신 크림빵이 어떠셨는지 여쭤 보세요");
  CHECK(ask_words({AskReason::first_visit, {}}, catalog, Language::english) == "Ask how the first visit was");
  FeedbackStep given{.at = {}, .kind = FeedbackStepKind::given, .score = 2, .item = {1}, .text = "퍽퍽했어요"};
  CHECK(feedback_words(given, catalog, Language::korean) == "2/5, 크림빵: 퍽퍽했어요");
  given = {.at = {}, .kind = FeedbackStepKind::given, .complains = true, .text = "too loud"};
  CHECK(feedback_words(given, catalog, Language::english) == "complaint: too loud");
}
