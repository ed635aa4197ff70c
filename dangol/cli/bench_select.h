// How long it takes to choose whom a campaign may go to, beside reading as many bytes from memory.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/result.h"

namespace dangol {

struct SelectBenchmark {
  std::uint64_t customers = 0;   // 0: a million
  std::filesystem::path folder;  // where the rows are written as CSV, and whom was chosen; empty: nowhere
  std::string peer;              // a command for the shell, run once before the rounds and once in each; empty: none
};

// An invented shop with consents, visits and messages that left; `peer` gets "load" or "round" as its last word.
Result<std::string> run_select_benchmark(const SelectBenchmark& benchmark);

}  // namespace dangol
