// One line of the trail: who saw, changed, exported or printed whose data, when, from where (PIPA 29; standard of
// security measures, articles 2 and 8). It names guests by their number only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"

namespace dangol {

// Why something left the shop as a file; on disk by its word.
enum class ExportReason : std::uint8_t {
  none,         // nothing left
  her_request,  // the guest, or a child's guardian, asked for it
  audit,        // an auditor looks through the shop's papers
  authority,    // a court or an authority demands it by law
  dispute,      // a complaint or a dispute is being settled
  moving,       // to another system
  end
};

std::string_view word_of(ExportReason reason);  // "her_request"; "-": none
std::optional<ExportReason> export_reason_named(std::string_view word);

struct TrailRow {
  std::uint64_t number = 0;  // from 1; the trail gives it
  Instant at = {};
  StaffId account = {};     // 0: whoever may run commands on the machine
  std::string source = {};  // an IP address, or "console"
  std::string action = {};  // the API's operationId ("readCard"), or the command's verb
  int status = 200;         // of the answer, as HTTP counts; what was refused showed nobody
  ExportReason reason = ExportReason::none;
  bool everybody = false;  // instead of `customers`
  std::vector<CustomerId> customers = {};
  friend bool operator==(const TrailRow&, const TrailRow&) = default;
};

inline constexpr std::size_t longest_trail_word = 64;  // of source and action, in bytes

// Tab between fields, no line end. What is no letter, digit or one of ".:-_" in a source or an action becomes "?".
std::string line_of(const TrailRow& row);
// `unavailable` when it is no such line.
Result<TrailRow> row_of(std::string_view line);

}  // namespace dangol
