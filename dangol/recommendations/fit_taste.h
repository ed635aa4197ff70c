// Learns a shop's blend from its own history: for a bounded sample of customers, what was in the basket that followed.
//
// Logistic regression by Newton's method (iteratively reweighted least squares, McCullagh & Nelder 1989, 2.5), drawn
// towards the fixed formula by a Gaussian prior, so that a few customers move it a little and none not at all.
// Deterministic: the customers of smallest hash are taken, sums go by hash.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "recommendations/taste_blend.h"

namespace dangol {

struct TasteLesson {
  CustomerId customer;
  std::vector<std::uint32_t> next;  // item ids, ascending, of the basket that followed her history
  std::int32_t day = 0;             // of that basket
  bool left_out = false;            // that basket is her newest in the shop's memory
};

inline constexpr std::size_t most_lessons = 3000;  // more change nothing that can be seen
inline constexpr std::size_t fewest_lessons = 30;

// Each customer's newest basket as what followed the others; of at most so many customers.
std::vector<TasteLesson> lessons_from(const ShopTaste& shop, std::size_t most = most_lessons);

// The fixed formula when there are fewer than `fewest_lessons` lessons.
TasteBlend fit_taste(const ShopTaste& shop, std::span<const TasteLesson> lessons);

}  // namespace dangol
