#include "segments/companion_table.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace dangol {
namespace {

// How many buyers take both, for each pair: by columns of bits.
std::vector<double> pairs_in(std::span<const CompanionRow> rows, std::size_t companions) {
  const std::size_t words = (rows.size() + 63) / 64;
  std::vector<std::uint64_t> columns(companions * words);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (CompanionRow left = rows[i]; left != 0; left &= left - 1) {
      columns[static_cast<std::size_t>(std::countr_zero(left)) * words + i / 64] |= std::uint64_t{1} << i % 64;
    }
  }
  std::vector<double> pairs(companions * companions);
  for (std::size_t a = 0; a < companions; ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      int both = 0;
      for (std::size_t word = 0; word < words; ++word) {
        both += std::popcount(columns[a * words + word] & columns[b * words + word]);
      }
      pairs[a * companions + b] = pairs[b * companions + a] = both;
    }
  }
  return pairs;
}

// A random `count` of the bits.
CompanionRow some_of(CompanionRow bits, int count, std::mt19937_64& dice) {
  CompanionRow chosen = 0;
  for (auto left = static_cast<std::uint64_t>(std::popcount(bits)); count > 0; --left) {
    const CompanionRow lowest = bits & (~bits + 1);
    bits ^= lowest;
    if (dice() % left >= static_cast<std::uint64_t>(count)) continue;
    chosen |= lowest;
    --count;
  }
  return chosen;
}

}  // namespace

void trade(std::vector<CompanionRow>& rows, std::mt19937_64& dice) {
  for (std::size_t i = 0; i < 3 * rows.size(); ++i) {
    CompanionRow& one = rows[dice() % rows.size()];
    CompanionRow& other = rows[dice() % rows.size()];
    const CompanionRow unshared = one ^ other;
    if (unshared == 0) continue;
    const CompanionRow kept = one & other;
    const CompanionRow to_one = some_of(unshared, std::popcount(one & unshared), dice);
    one = kept | to_one;
    other = kept | (unshared ^ to_one);
  }
}

PairChances::PairChances(std::vector<CompanionRow> rows, std::size_t companions, std::mt19937_64& dice)
    : companions_(companions), mean_(companions * companions), deviation_(companions * companions) {
  constexpr int tables = 40;
  for (int i = 0; i < tables; ++i) {
    trade(rows, dice);
    const std::vector<double> pairs = pairs_in(rows, companions);
    for (std::size_t j = 0; j < pairs.size(); ++j) {
      mean_[j] += pairs[j] / tables;
      deviation_[j] += pairs[j] * pairs[j] / tables;
    }
  }
  for (std::size_t j = 0; j < mean_.size(); ++j)
    deviation_[j] = std::sqrt(std::max(deviation_[j] - mean_[j] * mean_[j], 0.0));
}

PairScores PairChances::scores(std::span<const CompanionRow> rows) const {
  PairScores scores = pairs_in(rows, companions_);
  // A pair that hardly ever meets has next to no deviation: half a buyer more or less is no score.
  constexpr double least_deviation = 0.5;
  for (std::size_t j = 0; j < scores.size(); ++j)
    scores[j] = (scores[j] - mean_[j]) / std::max(deviation_[j], least_deviation);
  return scores;
}

TasteAxis leading_axis(const PairScores& scores, std::size_t companions) {
  constexpr int iterations = 300;
  // Power iteration; shifted by the largest row sum, so that the largest eigenvalue is also the largest in magnitude.
  double shift = 0;
  for (std::size_t a = 0; a < companions; ++a) {
    double sum = 0;
    for (std::size_t b = 0; b < companions; ++b) sum += std::abs(scores[a * companions + b]);
    shift = std::max(shift, sum);
  }
  TasteAxis axis{.along = std::vector<double>(companions)};
  for (std::size_t a = 0; a < companions; ++a) axis.along[a] = 1 + 0.37 * static_cast<double>(a * a % 7);
  std::vector<double> next(companions);
  for (int i = 0; i < iterations; ++i) {
    double length = 0;
    for (std::size_t a = 0; a < companions; ++a) {
      next[a] = shift * axis.along[a];
      for (std::size_t b = 0; b < companions; ++b) next[a] += scores[a * companions + b] * axis.along[b];
      length += next[a] * next[a];
    }
    if (length <= 0) break;
    for (std::size_t a = 0; a < companions; ++a) axis.along[a] = next[a] / std::sqrt(length);
  }
  for (std::size_t a = 0; a < companions; ++a) {
    for (std::size_t b = 0; b < companions; ++b)
      axis.strength += axis.along[a] * scores[a * companions + b] * axis.along[b];
  }
  return axis;
}

}  // namespace dangol
