// The gate, asked beforehand for everything that may differ between two guests: then its answer to a guest is looked
// up. The gate itself is asked for every line of the table, so the reasons and their order are its own.
//
//   const GateTable table(question);               the question as it is for everybody
//   table.reason(code)                             code: what GateCode says of her; nothing: only the gate itself knows
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "consent/gate.h"

namespace dangol {

// Bits of a code.
struct GateCode {
  static constexpr unsigned has_address = 1;
  static constexpr unsigned answer = 2;  // times 0..3: an Answer, or AudienceRow::given_outdated
  static constexpr unsigned is_stale = 8;
  static constexpr unsigned agreed_to_night = 16;
  static constexpr unsigned over_cap_of_day = 32;
  static constexpr unsigned over_cap_of_week = 64;
  static constexpr unsigned over_cap_of_month = 128;
  static constexpr unsigned all = 255;
};

class GateTable {
 public:
  // Of each question only what is the same for everybody counts. More than one: what it is for each guest is not known.
  explicit GateTable(std::span<const SendQuestion> for_everybody);

  // lasting_reason(); `end`: nothing holds back. undecided: the questions have several answers.
  static constexpr auto undecided = static_cast<SuppressionReason>(255);
  SuppressionReason reason(std::size_t code) const { return reasons_[code]; }

 private:
  std::array<SuppressionReason, 256> reasons_;
};

}  // namespace dangol
