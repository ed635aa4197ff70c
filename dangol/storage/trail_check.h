// Whether the trail's files are as they were written: reads every line and recomputes its hash.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "storage/trail_end.h"

namespace dangol {

// The row that stands where the file beside the key was found missing.
inline constexpr std::string_view end_missing_action = "end-missing";

// One sentence for each place, at most a hundred, with the number of the row and the name of the file; empty: all is
// well. `unavailable` when a file cannot be read.
Result<std::vector<std::string>> check_trail(std::span<const std::filesystem::path> files,
                                             const std::optional<TrailEnd>& end, TrailKey key);

// What the first stretch of the file follows.
std::optional<TrailLink> first_link_in(const std::filesystem::path& file);

// Of the last whole line of the file that has one.
std::optional<TrailLink> last_link_in(const std::filesystem::path& file);

}  // namespace dangol
