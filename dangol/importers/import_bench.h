// How fast the importer reads and maps, against Python's csv module merely reading the same file in the same run.
#pragma once

#include <filesystem>
#include <string>

namespace dangol {

// CPU seconds (user and system) of child processes, several interleaved runs of each, medians: one report in words, a
// figure a line. `file`: receipts that a built-in mapping knows; empty: 2,000,000 lines are written into the system's
// folder for temporary files and removed again. Python is found as `python3`; without it only our own figure is given.
std::string run_import_benchmark(const std::filesystem::path& file);

// What a till of three branches would export in 28 days: receipts of one to four lines, a dozen columns, half of them
// of 20,000 known guests. The same file every time. False: it could not be written.
bool write_benchmark_receipts(const std::filesystem::path& file, int lines);

}  // namespace dangol
