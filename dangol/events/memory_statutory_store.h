// A StatutoryStore that forgets everything when the process ends: for tests and stories.
#pragma once

#include <map>
#include <mutex>
#include <utility>

#include "events/statutory_store.h"

namespace dangol {

class MemoryStatutoryStore final : public StatutoryStore {
 public:
  Result<void> keep(std::span<const StatutoryRecord> records, std::int32_t today) override;
  Result<std::vector<StatutoryRecord>> read() const override;
  Result<StatutorySummary> summary() const override;
  Result<void> destroy_before(std::int32_t today) override;

 private:
  mutable std::mutex mutex_;
  std::map<std::pair<std::int32_t, CustomerId>, std::string> bodies_;
};

}  // namespace dangol
