#include "experiments/hold_out.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

#include "base/fingerprint.h"

namespace dangol {
namespace {

// No secret: whoever knows a customer's id may know her arm. It only keeps this use of the hash apart from others.
constexpr std::array<std::uint8_t, 16> hold_out_key{'d', 'a', 'n', 'g', 'o', 'l', ' ', 'h',
                                                    'o', 'l', 'd', '-', 'o', 'u', 't', '1'};

double uniform_draw(const HoldOut& hold_out, CustomerId customer) {
  std::string text = std::to_string(customer.value);
  text += ' ';
  text += hold_out.name;
  const Fingerprint print = fingerprint(hold_out_key, "arm", text);
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < 8; ++i) bits = bits << 8 | print.bytes[i];  // the same on every processor
  return std::ldexp(static_cast<double>(bits >> 11), -53);
}

}  // namespace

Assignment assignment_of(const HoldOut& hold_out, CustomerId customer) {
  const double share = std::isnan(hold_out.share) ? 0 : std::clamp(hold_out.share, 0.0, 1.0);
  const double draw = uniform_draw(hold_out, customer);
  const bool held = customer && draw < share;
  return {.arm = held ? Arm::held_out : Arm::treated, .draw = draw, .share = share};
}

Arm arm_of(const HoldOut& hold_out, CustomerId customer) { return assignment_of(hold_out, customer).arm; }

}  // namespace dangol
