// Who is left alone, so that the shop can tell whether its messages help: the always-on hold-out.
//
//   const HoldOut hold_out{.name = "birthday", .share = 0.1};
//   if (arm_of(hold_out, customer) == Arm::held_out) ...    the same answer every time, on every machine
//
// The arm follows from the customer and the name alone, so nothing needs to be stored; it is logged all the same, with
// the draw that made it.
#pragma once

#include <cstdint>
#include <string>

#include "base/ids.h"

namespace dangol {

struct HoldOut {
  std::string name;  // two names divide the customers independently of each other
  double share = 0;  // 0..1 of the customers are held out; when it grows, whoever was held out stays so
};

enum class Arm : std::uint8_t { held_out, treated };

struct Assignment {
  Arm arm = Arm::treated;
  double draw = 0;   // 0 <= draw < 1, uniform over customers; held out: draw < share
  double share = 0;  // the share at that time, within 0..1
};

// Nobody known (customer 0) is treated: a walk-in has no outcome to compare. A share that is no number counts as 0.
Assignment assignment_of(const HoldOut& hold_out, CustomerId customer);
Arm arm_of(const HoldOut& hold_out, CustomerId customer);

}  // namespace dangol
