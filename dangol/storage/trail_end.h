// Where the trail ends, in a small file in the shop's folder, not beside the key where the trail is: whoever cuts lines
// off its end, or takes whole files away, would have to change this one, too.
#pragma once

#include <filesystem>
#include <optional>

#include "trail/trail_chain.h"

namespace dangol {

struct TrailEnd {
  std::uint64_t first = 1;  // rows with lower numbers were destroyed when their time was over
  TrailLink last;           // what is known to be on the disk; more may follow
};

// Nothing when there is no such file; `unavailable` when it is damaged.
Result<std::optional<TrailEnd>> read_trail_end(const std::filesystem::path& file);
// Durable on return.
Result<void> write_trail_end(const std::filesystem::path& file, const TrailEnd& end);

}  // namespace dangol
