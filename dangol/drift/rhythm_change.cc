#include "drift/rhythm_change.h"

#include <algorithm>
#include <cmath>

#include "base/assert.h"
#include "drift/latest_values.h"

namespace dangol {
namespace {

std::span<const double> latest_gaps(std::span<const double> gaps) {
  return gaps.last(std::min<std::size_t>(gaps.size(), most_remembered));
}

LatestValues latest(std::span<const double> values) {
  LatestValues kept;
  for (const double value : values) kept.add(value);
  return kept;
}

// Gaps on the scale on which they are compared; the oldest `reference` of them say what her usual gap is.
class GapScale {
 public:
  explicit GapScale(std::span<const double> reference) {
    double logs = 0;
    for (const double gap : reference) logs += std::log(gap);
    usual_ = std::exp(logs / static_cast<double>(reference.size()));
  }
  double level(double gap) const { return 4 * (std::sqrt(std::sqrt(gap / usual_)) - 1); }
  LatestValues levels(std::span<const double> gaps) const {
    LatestValues levels;
    for (const double gap : gaps) levels.add(level(gap));
    return levels;
  }

 private:
  double usual_;
};

// How many predictive deviations a gap lies above the gaps before it; not below 0.
double silence_score(std::span<const double> before, double after, double shop_variance) {
  const auto n = static_cast<double>(before.size());
  double sum = 0;
  double squares = 0;
  for (const double level : before) sum += level, squares += level * level;
  const double around = std::max(squares - sum * sum / n, 0.0);
  const double variance = drawn_to_shop(around, n - 1, shop_variance);
  return std::max((after - sum / n) / std::sqrt(variance * (1 + 1 / n)), 0.0);
}

RhythmChange told(RhythmChange::Kind kind, double chance, std::span<const double> gaps, int after) {
  const auto changed = gaps.last(static_cast<std::size_t>(after));
  const auto before = gaps.first(gaps.size() - changed.size());
  return {.kind = kind,
          .chance = chance,
          .gaps_before = static_cast<int>(before.size()),
          .gaps_after = after,
          .days_before = median_of(before),
          .days_after = median_of(changed)};
}

RhythmChange told_stopped(double chance, std::span<const double> gaps, double silence) {
  RhythmChange change = told(RhythmChange::Kind::stopped, chance, gaps, 0);
  change.days_after = silence;
  return change;
}

RhythmChange told_shift(const LevelShift& shift, std::span<const double> gaps, const QuietRhythm& shop,
                        const FalseAlarms& rates) {
  const double chance = shop.gaps.chance(shift);
  if (chance > rates.change) return told(RhythmChange::Kind::steady, chance, gaps, 0);
  return shop.gaps.rises().chance(shift.up) < shop.gaps.falls().chance(shift.down)
             ? told(RhythmChange::Kind::slower, chance, gaps, shift.up_after)
             : told(RhythmChange::Kind::faster, chance, gaps, shift.down_after);
}

}  // namespace

void QuietRhythm::learn_spread(std::span<const double> all_gaps) {
  const auto known = latest_gaps(all_gaps);
  if (known.size() >= 2) gaps.learn_spread(GapScale(known).levels(known).all());
}

void QuietRhythm::learn_windows(std::span<const double> all_gaps) {
  for (auto known = latest_gaps(all_gaps); known.size() >= quiet_window;
       known = known.first(known.size() - most_watched)) {
    const LatestValues levels = GapScale(known.first(known.size() - most_watched)).levels(known);
    gaps.learn_window(levels.all());
    for (std::size_t i = known.size() - most_watched; i < known.size(); ++i) {
      silences.add(silence_score(levels.all().first(i), levels.values[i], gaps.variance()));
    }
  }
}

RhythmChange change_of_gaps(std::span<const double> all_gaps, double silence, int watched, const QuietRhythm& shop,
                            const FalseAlarms& rates) {
  const auto closed = latest_gaps(all_gaps);
  watched = std::min(watched, watchable(closed.size()));
  if (watched <= 0) return {};
  const GapScale scale(closed.first(closed.size() - static_cast<std::size_t>(watched)));
  LatestValues gaps = latest(closed);
  LatestValues levels = scale.levels(closed);
  if (silence > 0) {
    const double stopped =
        shop.silences.chance(silence_score(levels.all(), scale.level(silence), shop.gaps.variance()));
    if (stopped <= rates.stopped) return told_stopped(stopped, closed, silence);
    // A gap that is still open will be at least as long: it speaks for coming less often, never for more often.
    if (scale.level(silence) > 0) {
      gaps.add(silence);
      levels.add(scale.level(silence));
      watched = std::min(watched + 1, most_watched);
    }
  }
  return told_shift(level_shift(levels.all(), watched, shop.gaps.variance()), gaps.all(), shop, rates);
}

RhythmChange rhythm_change(std::span<const std::int32_t> visit_days, std::int32_t today, const QuietRhythm& shop,
                           const FalseAlarms& rates) {
  // Newest first, since only the latest count: a wholesaler may have a hundred thousand.
  std::array<std::int32_t, most_remembered + 1> days;
  std::size_t count = 0;
  for (std::size_t i = visit_days.size(); i-- > 0 && count < days.size();) {
    const bool known = visit_days[i] <= today && (count == 0 || visit_days[i] < days[count - 1]);
    if (known) days[count++] = visit_days[i];
  }
  LatestValues gaps;
  for (std::size_t i = count; i-- > 1;) gaps.add(static_cast<double>(days[i - 1]) - days[i]);
  if (gaps.count == 0) return {};
  const double silence = static_cast<double>(today) - days[0];
  RhythmChange change = change_of_gaps(gaps.all(), silence, most_watched, shop, rates);
  const bool changed = change.kind != RhythmChange::Kind::not_enough && change.kind != RhythmChange::Kind::steady;
  if (!changed) return change;
  // Days run backwards. A gap that is still open has no visit at its end.
  const bool open = change.gaps_before + change.gaps_after > static_cast<int>(gaps.count);
  change.since_day = days[static_cast<std::size_t>(change.gaps_after - (open ? 1 : 0))];
  return change;
}

}  // namespace dangol
