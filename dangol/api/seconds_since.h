// Time that has passed on a clock that never goes back, as read by several threads.
#pragma once

#include <cstdint>

namespace dangol {

// 0 when `then` is later: another thread has read the clock a moment later and was here first.
inline std::uint64_t seconds_since(std::uint64_t then, std::uint64_t now) { return now > then ? now - then : 0; }

}  // namespace dangol
