// What a shop costs as it grows: memory for each customer, time for a card, time to start again.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"

namespace dangol {

// Folds `customers` invented people with a year of one visit a week, in a temporary folder, and reports, one line each:
// resident bytes a customer, seconds to open from the snapshot, and a card's p50 and p99 in process.
Result<std::string> run_scale_benchmark(std::uint64_t customers);

}  // namespace dangol
