// Who saw whom: written as the answer leaves, read by the owner. One trail of one shop.
#pragma once

#include <functional>
#include <vector>

#include "base/result.h"
#include "trail/trail_chain.h"
#include "trail/trail_row.h"

namespace dangol {

// Longer than the two years that a shop keeps it that knows of any allergy (standard of security measures 8(1)).
inline constexpr date::days trail_is_kept_for{732};

class Trail {
 public:
  virtual ~Trail() = default;

  // The number it got; `unavailable` when it cannot be written: then nobody may be shown. A program that is killed
  // loses no row; a power cut loses those since the last sync().
  virtual Result<std::uint64_t> write(TrailRow row) = 0;
  // What was written is on the disk; other programs may write.
  virtual Result<void> sync() = 0;
  // Rows of days before `now` less trail_is_kept_for go.
  virtual Result<void> forget_old(Instant now) = 0;

  // The days (UTC, since 1970) on which there are rows, ascending.
  virtual std::vector<std::int32_t> days() const = 0;
  // The rows of a day, oldest first, until `see` says false. A damaged line is passed over: check_trail() finds it.
  using See = std::function<bool(const TrailRow&)>;
  virtual Result<void> walk(std::int32_t day, const See& see) const = 0;

  // By which the owner may know later that nothing was cut off.
  virtual TrailLink last() const = 0;
  // Where the trail was altered, one sentence each with its row and file; empty: nowhere.
  virtual Result<std::vector<std::string>> faults() const = 0;
};

inline std::int32_t trail_day(Instant at) {
  return static_cast<std::int32_t>(std::chrono::floor<date::days>(at).time_since_epoch().count());
}

struct TrailQuestion {
  std::optional<StaffId> account = {};
  std::optional<CustomerId> customer = {};  // shown, or everybody was
  std::optional<Instant> from = {};
  std::optional<Instant> until = {};  // before it
  std::uint64_t before = 0;           // rows with lower numbers only; 0: any
  bool only_exports = false;
  std::size_t most = 50;
};
bool fits(const TrailRow& row, const TrailQuestion& question);
// The latest that fit, newest first.
Result<std::vector<TrailRow>> latest(const Trail& trail, const TrailQuestion& question);

}  // namespace dangol
