// What a guest asks the shop to do with what it holds about her, in another way than on her own page, and what became
// of it (PIPA 35-38). No words of hers: why she asks is nobody's business, and the answer's reason is one of the law's.
#pragma once

#include <cstdint>

#include "base/ids.h"

namespace dangol {

enum class RightsRequest : std::uint8_t {
  access = 1,           // PIPA 35
  correction = 2,       // 36
  erasure = 3,          // 36
  stop_processing = 4,  // 37
  portability = 5,      // 35-2
  explanation = 6,      // 37-2: of what a program decided alone
};
inline constexpr std::uint8_t rights_requests = 6;

enum class AskedBy : std::uint8_t { in_person = 1, phone = 2, email = 3, paper = 4 };

struct RightsAsked {
  RightsRequest what = RightsRequest::access;
  AskedBy by = AskedBy::in_person;
  StaffId staff{};  // who wrote it down
  friend bool operator==(const RightsAsked&, const RightsAsked&) = default;
};

enum class RightsOutcome : std::uint8_t { done = 1, refused = 2, delayed = 3 };

// Why it is refused or has to wait (PIPA 35(3), (4); 36(1); 37(2)).
enum class RefusalReason : std::uint8_t {
  none = 0,
  law_forbids = 1,
  others_harmed = 2,
  not_her = 3,        // nobody could tell that it is she who asks
  still_looking = 4,  // of a delay alone
};

struct RightsAnswered {  // of the oldest request of that kind that waits
  RightsRequest what = RightsRequest::access;
  RightsOutcome outcome = RightsOutcome::done;
  RefusalReason reason = RefusalReason::none;
  StaffId staff{};
  friend bool operator==(const RightsAnswered&, const RightsAnswered&) = default;
};

}  // namespace dangol
