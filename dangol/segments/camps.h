// Two camps inside one product: among those who buy it, do some always take these with it and others those, with few
// in between (wheat-cake and rice-cake people)? None where there are none.
//
//   const Camps camps = find_camps(buyers, {.seed = 1});
//   if (camps.found) for (const CampItem& item : camps.items) say(item.item, item.first, item.second);
//
// Two questions, and chance must be an unlikely answer to both:
// (1) Do some companions go together and shun others? The buyers x companions table, yes or no, less what popularity
//     and each buyer's breadth explain (Barber 2007, eq. 15): its leading axis against tables with the same row and
//     column sums (curveball trades, Strona et al. 2014). That people have favourites of their own does not do.
// (2) Are the buyers' shares of one side two-peaked? Likelihood ratio of any distribution of shares against the best
//     one-peaked distribution, a mixture of uniforms that reach to the mode (Khintchine 1938), each by EM on a grid,
//     against samples of the one-peaked fit (parametric bootstrap). A gradual taste does not do. The sides of half of
//     the buyers are learned from the other half, so that they were not chosen to look two-peaked.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace dangol {

struct CompanionCount {
  std::uint32_t item = 0;   // an item, a variant or an option: whatever is looked at, numbered by the caller
  std::uint32_t count = 0;  // how often she took it
};

// What one buyer of the product takes besides, or which variants of it.
using Companions = std::vector<CompanionCount>;

struct CampSearch {
  std::uint64_t seed = 1;
  // 0.01..1: of camps where there are none, for each of the two questions. Of twenty products without camps one may
  // pass: whoever asks about many takes less.
  double most_chance = 0.05;
};

struct CampItem {
  std::uint32_t item = 0;
  double first = 0;   // share of what the first camp takes, 0..1
  double second = 0;  // of the second
};

enum class Camp : std::uint8_t { first, second, between };  // between: takes of both, or too little to say

struct Camps {
  bool enough = false;  // false: fewer than 20 buyers with at least two counts, or one companion only
  bool found = false;
  double goes_together_chance = 1;  // p-value of question (1), 0..1; two companions alone need no answer: 0
  double two_peaks_chance = 1;      // p-value of question (2); not asked when (1) said no: 1
  std::vector<Camp> camp_of;        // for each buyer
  std::size_t first = 0;            // buyers; the first camp is the larger
  std::size_t second = 0;
  std::vector<CampItem> items;  // those that set the camps apart, the strongest first
};

// The 40 companions with most buyers are looked at, of each buyer at most 2,000 of them evenly chosen, and twenty
// counts each. Some milliseconds where there is nothing; up to two seconds where there is something.
Camps find_camps(std::span<const Companions> buyers, const CampSearch& search);

}  // namespace dangol
