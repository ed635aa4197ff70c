// Buyers x companions, yes or no, and its leading axis. For camps.cc alone; see camps.h (1).
#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <vector>

#include "segments/camps.h"

namespace dangol {

inline constexpr std::size_t most_companions = 40;

// A row a buyer, a bit a companion.
using CompanionRow = std::uint64_t;

// How strongly pairs of companions go together, in standard deviations of tables with the same sums; a square table.
using PairScores = std::vector<double>;

class PairChances {
 public:
  // Learned from trades among the rows. Some milliseconds for 2,000 buyers.
  PairChances(std::vector<CompanionRow> rows, std::size_t companions, std::mt19937_64& dice);
  PairScores scores(std::span<const CompanionRow> rows) const;
  std::size_t companions() const { return companions_; }

 private:
  std::size_t companions_;
  std::vector<double> mean_;
  std::vector<double> deviation_;
};

// Exchanges what two buyers do not share, as often as there are buyers three times: any table with the same sums is
// as likely (Strona et al. 2014).
void trade(std::vector<CompanionRow>& rows, std::mt19937_64& dice);

struct TasteAxis {
  double strength = 0;        // the largest eigenvalue
  std::vector<double> along;  // of each companion; those of one sign go together
};
TasteAxis leading_axis(const PairScores& scores, std::size_t companions);

}  // namespace dangol
