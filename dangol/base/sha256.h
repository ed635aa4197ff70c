// SHA-256 (FIPS 180-4): what proves that bytes are the same as those that somebody else holds, because anybody can
// compute it. It hides nothing: what is secret or guessable gets a keyed Fingerprint instead.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace dangol {

struct Sha256 {
  std::array<std::uint8_t, 32> bytes{};
  friend auto operator<=>(const Sha256&, const Sha256&) = default;
};

Sha256 sha256(std::string_view bytes);

std::string hex(const Sha256& hash);  // 64 digits in lower case, as sha256sum prints it

}  // namespace dangol
