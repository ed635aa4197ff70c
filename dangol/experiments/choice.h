// Choosing one of several candidates with a bit of exploration, so that what was not shown can be judged later. First
// the chance of each is computed, then one is drawn from exactly these chances with a random number that is passed in:
// the propensity that is logged is therefore the true chance of the choice, not an estimate of it.
//
//   const auto chances = with_floor(thompson(scores), 0.02);
//   const Choice chosen = choose(chances, random);      log chosen.propensity
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace dangol {

struct Choice {
  std::size_t index = 0;
  double propensity = 1;  // > 0 .. 1
};

// What is believed of one candidate: its score is normal with this mean and standard deviation.
struct Belief {
  double mean = 0;
  double deviation = 0;  // >= 0
};

// All return one chance for each candidate, >= 0, together 1; for none an empty list.

// The best with 1 - epsilon (shared when several are), any at all with epsilon, 0..1.
std::vector<double> epsilon_greedy(std::span<const double> scores, double epsilon);

// The chance of each to be the best (Thompson 1933): the integral over s of density_i(s) * product of the others'
// distribution functions (Russo et al., "A tutorial on Thompson sampling", 2018, section 3), on 32 cells between
// the highest low end and the highest high end of the beliefs, and more where a belief is narrow. No randomness; each
// chance is within 0.005 of the integral (tested).
std::vector<double> thompson(std::span<const Belief> beliefs);

// No chance below `floor`, the rest scaled down; `floor` is taken as at most 1 / candidates.
std::vector<double> with_floor(std::vector<double> chances, double floor);

// `chances` as above, not empty; 0 <= `random` < 1, uniform.
Choice choose(std::span<const double> chances, double random);

}  // namespace dangol
