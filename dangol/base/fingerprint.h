// A 128-bit keyed hash (BLAKE2b, RFC 7693): idempotency keys and look-up keys that say nothing about what they stand
// for.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <span>
#include <string_view>

namespace dangol {

struct Fingerprint {
  std::array<std::uint8_t, 16> bytes{};
  friend auto operator<=>(const Fingerprint&, const Fingerprint&) = default;
};

// `key`: 16 to 64 bytes. `domain` keeps two uses of one key apart ("order", "phone").
Fingerprint fingerprint(std::span<const std::uint8_t> key, std::string_view domain, std::string_view text);

// The first 63 bits as a positive number, for ids minted from a source's own number.
std::uint64_t positive_number(const Fingerprint& fingerprint);

}  // namespace dangol

template <>
struct std::hash<dangol::Fingerprint> {
  std::size_t operator()(const dangol::Fingerprint& fingerprint) const noexcept {
    std::size_t value = 0;  // already uniformly distributed
    std::memcpy(&value, fingerprint.bytes.data(), sizeof value);
    return value;
  }
};
