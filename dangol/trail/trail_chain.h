// What makes the trail tell when somebody changed it: each line ends with a keyed hash of itself and of the line before
// it, so that whoever has not the shop's key can neither alter, nor leave out, nor add, nor reorder one. That none was
// cut off at the end is known by the last link, which is kept elsewhere.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/fingerprint.h"
#include "trail/trail_row.h"

namespace dangol {

using TrailKey = std::span<const std::uint8_t>;  // 16 to 64 bytes: KeyRing::fingerprint_key()

struct TrailLink {
  std::uint64_t number = 0;  // of the line that it ends
  Fingerprint hash;          // zero before the first
  friend bool operator==(const TrailLink&, const TrailLink&) = default;
};

// "12 5f0c…": for a small file, and for the owner to write down.
std::string text_of(const TrailLink& link);
std::optional<TrailLink> link_of(std::string_view text);

// The row as the line after `last`, with its line end; `last` and the row's number are moved on.
std::string chained_line(TrailKey key, TrailLink& last, TrailRow& row);

struct ChainedLine {
  std::string_view row;  // row_of() reads it
  TrailLink link;
};
// Nothing when it does not look like one; whether its hash is right is another question.
std::optional<ChainedLine> split_chained_line(std::string_view line);
bool follows(TrailKey key, const TrailLink& last, const ChainedLine& line);

}  // namespace dangol
