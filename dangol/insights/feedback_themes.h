// What guests say of how it was, looked at together: how it goes week by week, what they speak of, who waits for an
// answer.
//
// A theme is a word of packs/feedback_themes.toml or an item of the menu, named in what she says or chosen with it. Of
// the last 90 days. What few said is told as a number only: from three guests on with their mean score and an example.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/time.h"
#include "catalog/catalog.h"
#include "insights/guest.h"
#include "insights/theme_words.h"

namespace dangol {

inline constexpr std::int32_t feedback_days = 90;
inline constexpr std::size_t feedback_weeks = 13;
inline constexpr std::uint32_t least_theme_guests = 3;  // fewer could be told apart by what they said

struct MeanScore {
  double mean = 0;  // 1..5
  std::uint32_t scores = 0;
};

enum class ScoreTrend : std::uint8_t { unknown, falling, steady, rising };

struct FoundTheme {
  const Theme* theme = nullptr;  // null: an item
  ItemId item{};
  std::uint32_t guests = 0;
  std::uint32_t answers = 0;
  MeanScore score;  // of least_theme_guests at least; else without scores
  ScoreTrend trend = ScoreTrend::unknown;
  std::string example;  // the latest words; of least_theme_guests at least
};

struct WaitingGuest {
  CustomerId guest;
  FeedbackStep complaint;
};

struct FeedbackLook {
  std::uint32_t guests = 0;
  std::uint32_t answers = 0;
  MeanScore score;
  std::array<std::uint32_t, best_score> by_score{};  // of 1, 2 ...
  std::array<MeanScore, feedback_weeks> weeks{};     // the last of them ends today
  std::vector<FoundTheme> themes;                    // of whom most guests speak first
  std::vector<WaitingGuest> waiting;                 // the longest waiting first; not who refused personalisation
};

// The mean of the last 30 days against that of the 60 before; each of three scores at least. Half a point is a change:
// less comes and goes with who happens to answer.
ScoreTrend score_trend(const MeanScore& earlier, const MeanScore& lately);

FeedbackLook feedback_look(const GuestWalk& walk, const Catalog& catalog, std::span<const Theme> themes,
                           const Zone& zone, std::int32_t today);

}  // namespace dangol
