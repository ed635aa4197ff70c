// How well chances sort those to whom something happened from the others, and how honest they are.
#pragma once

#include <cstdint>
#include <span>

namespace dangol {

struct Asked {
  double chance = 0;  // or any score that should be higher for those to whom it happened
  bool came = false;
};

struct WithInterval {
  double value = 0;
  double low = 0;
  double high = 0;
};

// Area under the ROC curve (Mann & Whitney 1947; ties count half), 0..1, with the 95 % interval of `resamples`
// bootstrap samples of the customers (Efron & Tibshirani 1993, 13.3). 0.5 when all came, or none.
WithInterval area_under_curve(std::span<const Asked> asked, std::uint64_t seed, int resamples = 200);

// Mean distance of chance and outcome over ten bins of equal width, weighted by how many are in them (Naeini, Cooper &
// Hauskrecht 2015). 0 when nothing was asked.
double expected_calibration_error(std::span<const Asked> asked);

// A share and its exact 95 % interval (Clopper & Pearson 1934). `of` 0: 0..1.
WithInterval exact_share(std::uint64_t happened, std::uint64_t of);

}  // namespace dangol
