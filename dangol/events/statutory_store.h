// What a law makes the shop keep of somebody who is erased: apart from everything else, until a day of its own
// (PIPA 21(3)).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/result.h"

namespace dangol {

struct StatutoryRecord {
  CustomerId customer;
  std::int32_t last_day = 0;  // local
  std::string body;           // shop/statutory_records.h
  friend bool operator==(const StatutoryRecord&, const StatutoryRecord&) = default;
};

struct StatutorySummary {
  std::uint64_t guests = 0;
  std::uint64_t records = 0;
  std::optional<std::int32_t> next_end;  // the first day with whose end something goes
  std::optional<std::int32_t> last_end;
  friend bool operator==(const StatutorySummary&, const StatutorySummary&) = default;
};

class StatutoryStore {
 public:
  virtual ~StatutoryStore() = default;

  // All of them, durable on return, or none. Of one guest and day a later one replaces an earlier one; what would have
  // ended before `today` (local) is left out.
  virtual Result<void> keep(std::span<const StatutoryRecord> records, std::int32_t today) = 0;
  // By day, then guest.
  virtual Result<std::vector<StatutoryRecord>> read() const = 0;
  virtual Result<StatutorySummary> summary() const = 0;
  // Of what ended before `today` nothing can be read from now on, from whatever copy.
  virtual Result<void> destroy_before(std::int32_t today) = 0;
};

}  // namespace dangol
