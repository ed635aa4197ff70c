#include "segments/camps.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <unordered_map>

#include "segments/companion_table.h"
#include "segments/share_peaks.h"

namespace dangol {
namespace {

using CampDice = std::mt19937_64;
using Sides = std::vector<int>;  // of each companion: 1, -1, or 0 for those that say nothing
constexpr std::size_t least_buyers = 20;
constexpr std::size_t most_buyers = 2'000;
constexpr std::size_t least_camp = 5;
constexpr int most_tables = 99;
constexpr int enough_as_strong = 8;

// The companions with most buyers, and of each buyer what she took of them.
class BuyerCounts {
 public:
  explicit BuyerCounts(std::span<const Companions> buyers) {
    std::unordered_map<std::uint32_t, std::size_t> buyers_of;
    for (const Companions& buyer : buyers) {
      for (const CompanionCount& each : buyer) buyers_of[each.item] += each.count > 0 ? 1 : 0;
    }
    std::vector<std::pair<std::uint32_t, std::size_t>> most(buyers_of.begin(), buyers_of.end());
    std::erase_if(most, [](const auto& each) { return each.second == 0; });
    std::ranges::sort(most);
    std::ranges::stable_sort(most, std::greater{}, &std::pair<std::uint32_t, std::size_t>::second);
    most.resize(std::min(most.size(), most_companions));
    std::unordered_map<std::uint32_t, std::size_t> column_of;
    for (const auto& [item, count] : most) {
      column_of[item] = items_.size();
      items_.push_back(item);
    }
    counts_.resize(buyers.size() * items_.size());
    totals_.resize(buyers.size());
    for (std::size_t i = 0; i < buyers.size(); ++i) {
      for (const CompanionCount& each : buyers[i]) {
        const auto column = column_of.find(each.item);
        if (column == column_of.end()) continue;
        counts_[i * items_.size() + column->second] += each.count;
        totals_[i] += each.count;
      }
    }
  }

  std::size_t companions() const { return items_.size(); }
  std::size_t buyers() const { return totals_.size(); }
  std::uint32_t item(std::size_t column) const { return items_[column]; }
  double count(std::size_t buyer, std::size_t column) const { return counts_[buyer * items_.size() + column]; }
  double total(std::size_t buyer) const { return totals_[buyer]; }

 private:
  std::vector<std::uint32_t> items_;
  std::vector<double> counts_;  // buyers x companions
  std::vector<double> totals_;
};

// Those who took at least two of anything, evenly chosen, in a random order.
std::vector<std::size_t> asked_buyers(const BuyerCounts& counts, CampDice& dice) {
  std::vector<std::size_t> able;
  for (std::size_t i = 0; i < counts.buyers(); ++i) {
    if (counts.total(i) >= 2) able.push_back(i);
  }
  std::vector<std::size_t> asked;
  const std::size_t wanted = std::min(able.size(), most_buyers);
  for (std::size_t i = 0; i < wanted; ++i) asked.push_back(able[i * able.size() / wanted]);
  for (std::size_t i = asked.size(); i > 1; --i) std::swap(asked[i - 1], asked[dice() % i]);
  return asked;
}

// Whether a buyer takes a companion: at least as often as buyers do on average.
std::vector<CompanionRow> rows_of(const BuyerCounts& counts, std::span<const std::size_t> buyers) {
  std::vector<double> shares(counts.companions());
  for (const std::size_t buyer : buyers) {
    for (std::size_t column = 0; column < shares.size(); ++column) {
      shares[column] += counts.count(buyer, column) / counts.total(buyer) / static_cast<double>(buyers.size());
    }
  }
  std::vector<CompanionRow> rows;
  for (const std::size_t buyer : buyers) {
    CompanionRow row = 0;
    for (std::size_t column = 0; column < shares.size(); ++column) {
      const double count = counts.count(buyer, column);
      if (count >= 1 && count >= shares[column] * counts.total(buyer)) row |= CompanionRow{1} << column;
    }
    rows.push_back(row);
  }
  return rows;
}

TasteAxis axis_of(const BuyerCounts& counts, std::span<const std::size_t> buyers, CampDice& dice) {
  if (counts.companions() == 2) return {.strength = 0, .along = {1, -1}};
  const std::vector<CompanionRow> rows = rows_of(counts, buyers);
  const PairChances chances(rows, counts.companions(), dice);
  return leading_axis(chances.scores(rows), counts.companions());
}

// Companions far out on the axis; where one side has none, all that lie on it.
Sides sides_of(const TasteAxis& axis) {
  double farthest = 0;
  for (const double at : axis.along) farthest = std::max(farthest, std::abs(at));
  Sides sides(axis.along.size());
  for (const int sign : {1, -1}) {
    bool any = false;
    for (std::size_t i = 0; i < sides.size(); ++i) {
      if (axis.along[i] * sign < 0.3 * farthest) continue;
      sides[i] = sign;
      any = true;
    }
    for (std::size_t i = 0; i < sides.size() && !any; ++i) {
      if (axis.along[i] * sign > 0) sides[i] = sign;
    }
  }
  return sides;
}

double chance_that_they_go_together(const BuyerCounts& counts, std::span<const std::size_t> buyers, CampDice& dice) {
  if (counts.companions() == 2) return 0;
  std::vector<CompanionRow> rows = rows_of(counts, buyers);
  const PairChances chances(rows, counts.companions(), dice);
  const double seen = leading_axis(chances.scores(rows), counts.companions()).strength;
  int as_strong = 0;
  int tables = 0;
  while (tables < most_tables && as_strong < enough_as_strong) {
    ++tables;
    trade(rows, dice);
    as_strong += leading_axis(chances.scores(rows), counts.companions()).strength >= seen ? 1 : 0;
  }
  return as_strong == enough_as_strong ? static_cast<double>(as_strong) / tables : (as_strong + 1.0) / (tables + 1.0);
}

// How much of what a buyer took lies on the first side.
struct SideCounts {
  double first = 0;
  double both = 0;
  double share() const { return both > 0 ? first / both : 0.5; }
};

SideCounts side_counts(const BuyerCounts& counts, std::size_t buyer, const Sides& sides) {
  SideCounts side;
  for (std::size_t column = 0; column < sides.size(); ++column) {
    if (sides[column] > 0) side.first += counts.count(buyer, column);
    if (sides[column] != 0) side.both += counts.count(buyer, column);
  }
  return side;
}

void add_shares(const BuyerCounts& counts, std::span<const std::size_t> buyers, const Sides& sides,
                std::vector<ShareOf>& shares) {
  for (const std::size_t buyer : buyers) {
    const SideCounts side = side_counts(counts, buyer, sides);
    if (side.both < 1) continue;
    const double trials = std::min<double>(side.both, most_trials);
    shares.push_back(
        {static_cast<std::uint8_t>(std::lround(side.share() * trials)), static_cast<std::uint8_t>(trials)});
  }
}

TasteAxis turned_like(TasteAxis axis, const TasteAxis& whole) {
  const double same = std::inner_product(axis.along.begin(), axis.along.end(), whole.along.begin(), 0.0);
  for (double& at : axis.along) at *= same < 0 ? -1 : 1;
  return axis;
}

// Sides learned from one half judge the other.
double chance_of_two_peaks(const BuyerCounts& counts, std::span<const std::size_t> buyers, const TasteAxis& whole,
                           CampDice& dice) {
  const auto one = buyers.first(buyers.size() / 2);
  const auto other = buyers.subspan(buyers.size() / 2);
  std::vector<ShareOf> shares;
  add_shares(counts, other, sides_of(turned_like(axis_of(counts, one, dice), whole)), shares);
  add_shares(counts, one, sides_of(turned_like(axis_of(counts, other, dice), whole)), shares);
  return two_peaks_chance(shares, dice);
}

Camp camp_at(const SideCounts& side) {
  constexpr double most_of_it = 2.0 / 3;
  if (side.both < 2) return Camp::between;
  return side.share() >= most_of_it ? Camp::first : side.share() <= 1 - most_of_it ? Camp::second : Camp::between;
}

void place_buyers(const BuyerCounts& counts, Sides sides, Camps& camps) {
  const auto place = [&] {
    for (std::size_t i = 0; i < counts.buyers(); ++i) camps.camp_of[i] = camp_at(side_counts(counts, i, sides));
    camps.first = static_cast<std::size_t>(std::ranges::count(camps.camp_of, Camp::first));
    camps.second = static_cast<std::size_t>(std::ranges::count(camps.camp_of, Camp::second));
  };
  place();
  if (camps.first >= camps.second) return;
  for (int& side : sides) side = -side;
  place();
}

void describe(const BuyerCounts& counts, Camps& camps) {
  constexpr double least_difference = 0.02;
  for (std::size_t column = 0; column < counts.companions(); ++column) {
    std::array<double, 3> share{};
    for (std::size_t i = 0; i < counts.buyers(); ++i) {
      if (counts.total(i) > 0)
        share[static_cast<std::size_t>(camps.camp_of[i])] += counts.count(i, column) / counts.total(i);
    }
    camps.items.push_back({counts.item(column), share[0] / static_cast<double>(camps.first),
                           share[1] / static_cast<double>(camps.second)});
  }
  const auto difference = [](const CampItem& item) { return std::abs(item.first - item.second); };
  std::erase_if(camps.items, [&](const CampItem& item) { return difference(item) < least_difference; });
  std::ranges::stable_sort(camps.items, std::greater{}, difference);
}

}  // namespace

Camps find_camps(std::span<const Companions> buyers, const CampSearch& search) {
  Camps camps;
  camps.camp_of.assign(buyers.size(), Camp::between);
  CampDice dice(search.seed);
  const BuyerCounts counts(buyers);
  const std::vector<std::size_t> asked = asked_buyers(counts, dice);
  camps.enough = asked.size() >= least_buyers && counts.companions() >= 2;
  if (!camps.enough) return camps;
  camps.goes_together_chance = chance_that_they_go_together(counts, asked, dice);
  if (camps.goes_together_chance > search.most_chance) return camps;
  const TasteAxis axis = axis_of(counts, asked, dice);
  camps.two_peaks_chance = chance_of_two_peaks(counts, asked, axis, dice);
  if (camps.two_peaks_chance > search.most_chance) return camps;
  place_buyers(counts, sides_of(axis), camps);
  camps.found = camps.second >= std::max(least_camp, counts.buyers() / 20);
  if (camps.found) describe(counts, camps);
  return camps;
}

}  // namespace dangol
