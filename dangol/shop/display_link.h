// The link by which the shop's screens that call names are opened. Whoever holds it sees who is called, and can do
// nothing else; making another ends it.
//
//   https://cafe.example/display#k7m2p-9xq4t-...     behind '#', so that no server's log has it; short enough to type
#pragma once

#include <string>
#include <string_view>

#include "events/key_ring.h"
#include "shop/settings.h"

namespace dangol {

// Of the request that makes the link: nobody can tell it without the shop's key, and asking again gives the same.
std::string display_token(const KeyRing& keys, const IdempotencyKey& request);
bool is_display_token(std::string_view text);  // looks like one

GatewayArranged display_arrangement(std::string token);

// Compared in constant time. Nothing opens where no link was made.
bool opens_displays(const ShopSettings& settings, std::string_view token);

}  // namespace dangol
