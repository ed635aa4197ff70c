// How fast events become durable: group commit against one SQLite commit each, side by side in one run.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace dangol {

// Runs for about `seconds` in `folder` (scratch files, removed again), alternating the ways so that noise hits all
// alike, and returns a table of medians: events a second, CPU microseconds an event, fsync milliseconds, and the
// ratios. `clients`: the threads that record at once, 1 to 1024. All is measured on the disk as it is and again with 2
// ms added to each fsync, because a fast disk hides what group commit is for.
Result<std::string> run_record_benchmark(const std::filesystem::path& folder, int clients, double seconds);

}  // namespace dangol
