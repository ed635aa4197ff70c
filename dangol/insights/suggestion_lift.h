// What suggesting an item is worth, learned from what became of it: how often guests took it on the day on which a card
// named it, against how often their tastes alone let expect it.
//
//   lift of an item = (taken + prior x the shop's) / (expected + prior)      Gamma-Poisson shrinkage; Gelman et al.,
//                                                                  Bayesian Data Analysis (2013), section 2.6
//
// Counted in whole numbers, so that taking back leaves no trace.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "experiments/choice.h"
#include "insights/shown_suggestions.h"

namespace dangol {

class SuggestionLift {
 public:
  // Suggestions whose expectation is not known tell nothing.
  void add(const ShownSuggestion& shown) { count(shown, 1); }
  void remove(const ShownSuggestion& shown) { count(shown, -1); }
  void add(const ShownSuggestions& all);
  void remove(const ShownSuggestions& all);

  // How often she takes it when it is suggested, whose taste expects it in so many of ten thousand baskets.
  Belief of(ItemId item, std::uint32_t expected) const;
  friend bool operator==(const SuggestionLift&, const SuggestionLift&) = default;

 private:
  struct Outcome {
    std::int64_t expected = 0;  // ten-thousandths, summed
    std::int64_t taken = 0;
    std::int64_t shown = 0;
    friend bool operator==(const Outcome&, const Outcome&) = default;
  };
  void count(const ShownSuggestion& shown, std::int64_t times);

  Outcome shop_;
  std::unordered_map<ItemId, Outcome> items_;  // those that were shown
};

}  // namespace dangol
