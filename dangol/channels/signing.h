// HMAC-SHA256 and the two ways in which its result is written.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dangol {

std::string hmac_sha256(std::string_view key, std::string_view text);  // 32 bytes; a key of any length
std::string hex(std::string_view bytes);                               // lower case
std::string base64(std::string_view bytes);                            // RFC 4648, padded
std::optional<std::string> from_base64(std::string_view text);         // padded or not
bool is_same_in_constant_time(std::string_view a, std::string_view b);
std::string random_hex(std::size_t bytes);

}  // namespace dangol
