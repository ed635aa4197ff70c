// Links that belong to one guest: by one she refuses advertising, by another she sees what is held about her, by the
// third she only says how it was. Nobody can make one without the shop's key, and nothing personal stands in it.
//
//   https://cafe.example/u/AbC...     opt out: holds as long as she is a guest (a message may be years old)
//   https://cafe.example/me#AbC...    her own page: for 30 days; behind '#', so that no server's log has it//
//   https://cafe.example/said#AbC...  how it was: for 45 days
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "events/key_ring.h"
#include "shop/shop.h"

namespace dangol {

enum class LinkUse : std::uint8_t { opt_out = 1, own_page = 2, feedback = 3 };
inline constexpr int own_page_days = 30;
inline constexpr int feedback_link_days = 45;  // then nobody remembers how it was

std::string guest_token(const KeyRing& keys, CustomerId customer, LinkUse use, std::int32_t day);
// Whose it is; nothing when it was not made here, is for another use, or is over.
std::optional<CustomerId> guest_of_token(const KeyRing& keys, std::string_view token, LinkUse use, std::int32_t today);

std::string opt_out_link(const Shop::Parts& parts, CustomerId customer);
std::string feedback_link(const Shop::Parts& parts, CustomerId customer, std::int32_t today);

}  // namespace dangol
