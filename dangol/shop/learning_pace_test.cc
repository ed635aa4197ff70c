#include "shop/learning_pace.h"

#include <doctest/doctest.h>

namespace dangol {

using namespace std::chrono_literals;

TEST_CASE("what was learned holds for a day") {
  const LearningPace::Clock::time_point start{100h};
  LearningPace pace;
  pace.begin(300, start);
  CHECK_FALSE(pace.is_due(300, start + 23h));
  CHECK(pace.is_due(300, start + 24h));
}

TEST_CASE("another menu or a third more events are learned within minutes, never more often") {
  const LearningPace::Clock::time_point start{100h};
  LearningPace pace;
  pace.begin(300, start);
  CHECK_FALSE(pace.is_due(400, start + 2min));
  CHECK(pace.is_due(401, start + 2min));
  CHECK_FALSE(pace.is_due(401, start + 59s));
  pace.note_other_menu();
  CHECK(pace.is_due(300, start + 2min));
  CHECK_FALSE(pace.is_due(300, start + 59s));
  pace.begin(300, start + 2min);
  CHECK_FALSE(pace.is_due(300, start + 10min));
}

}  // namespace dangol
