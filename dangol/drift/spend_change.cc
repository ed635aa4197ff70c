#include "drift/spend_change.h"

#include <cmath>

#include "drift/latest_values.h"

namespace dangol {
namespace {

// The latest positive amounts, oldest first, and which visits they are of.
struct Amounts {
  LatestValues minor;
  LatestValues logs;
  std::array<std::size_t, most_remembered> visits;

  explicit Amounts(std::span<const std::int64_t> amounts) {
    std::size_t first = visits.size();
    for (std::size_t i = amounts.size(); i-- > 0 && first > 0;) {
      if (amounts[i] > 0) visits[--first] = i;
    }
    const std::size_t count = visits.size() - first;
    for (std::size_t i = 0; i < count; ++i) {
      visits[i] = visits[first + i];
      minor.add(static_cast<double>(amounts[visits[i]]));
      logs.add(std::log(minor.values[i]));
    }
  }
};

}  // namespace

SpendChange spend_change(std::span<const std::int64_t> amounts_minor, const QuietShop& shop, double false_alarms) {
  const Amounts amounts(amounts_minor);
  const std::size_t count = amounts.minor.count;
  const int watched = watchable(count);
  SpendChange change;
  if (watched == 0) return change;
  const LevelShift shift = level_shift(amounts.logs.all(), watched, shop.variance());
  change.kind = SpendChange::Kind::steady;
  change.chance = shop.chance(shift);
  if (change.chance <= false_alarms) {
    const bool more = shop.rises().chance(shift.up) < shop.falls().chance(shift.down);
    change.kind = more ? SpendChange::Kind::more : SpendChange::Kind::less;
    change.visits_after = more ? shift.up_after : shift.down_after;
  }
  const auto after = static_cast<std::size_t>(change.visits_after);
  if (after > 0) change.since_visit = amounts.visits[count - after];
  change.visits_before = static_cast<int>(count - after);
  change.minor_before = median_of(amounts.minor.all().first(count - after));
  change.minor_after = median_of(amounts.minor.all().last(after));
  return change;
}

void learn_spend_spread(QuietShop& shop, std::span<const std::int64_t> amounts_minor) {
  shop.learn_spread(Amounts(amounts_minor).logs.all());
}

void learn_spend_windows(QuietShop& shop, std::span<const std::int64_t> amounts_minor) {
  const Amounts amounts(amounts_minor);
  for (auto known = amounts.logs.all(); known.size() >= quiet_window;
       known = known.first(known.size() - most_watched)) {
    shop.learn_window(known);
  }
}

}  // namespace dangol
