// A Trail that forgets everything when the process ends: for tests and stories.
#pragma once

#include <mutex>

#include "trail/trail.h"

namespace dangol {

class MemoryTrail final : public Trail {
 public:
  Result<std::uint64_t> write(TrailRow row) override;
  Result<void> sync() override { return {}; }
  Result<void> forget_old(Instant now) override;
  std::vector<std::int32_t> days() const override;
  Result<void> walk(std::int32_t day, const See& see) const override;
  TrailLink last() const override;
  Result<std::vector<std::string>> faults() const override { return std::vector<std::string>{}; }

  void break_down() { is_broken_ = true; }  // from now on nothing can be written

 private:
  mutable std::mutex mutex_;
  std::vector<TrailRow> rows_;
  bool is_broken_ = false;
};

}  // namespace dangol
