// A whole shop's customers looked at at once: of a thousand who changed nothing, fifty reach a chance of 5 %. Benjamini
// & Hochberg (Journal of the Royal Statistical Society B 57, 1995, eq. 1) keep what is listed in vain to a share of the
// list.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace dangol {

struct Discovery {
  std::size_t which = 0;  // place in `chances`
  double in_vain = 1;     // 0..1, rising: the share in vain, expected, of the list up to and including this one
};

// Least chance first; equal chances in their given order. The list ends where more than `most_in_vain` (0..1) of it
// would be expected in vain. Chances are 0..1, of customers that were looked at; those not looked at do not belong
// here.
std::vector<Discovery> discoveries(std::span<const double> chances, double most_in_vain = 0.1);

}  // namespace dangol
