// Sealing of personal fields: XChaCha20-Poly1305 (libsodium) with a random nonce, the customer's id authenticated with
// it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dangol {

using SecretKey = std::array<std::uint8_t, 32>;

inline constexpr std::size_t sealed_overhead_bytes = 24 + 16;  // nonce and tag

SecretKey random_key();

// `bound_to` must be the same at opening: a sealed field copied to another customer does not open.
std::string seal(std::string_view plain, std::uint64_t bound_to, const SecretKey& key);
// `unavailable` when the key is another one or the bytes were changed.
Result<std::string> open_sealed(std::string_view sealed, std::uint64_t bound_to, const SecretKey& key);

}  // namespace dangol
