// The address to which a provider, or the shop's mail server, tells what became of messages. Nobody can make one
// without the shop's key.
//
//   https://cafe.example/api/v1/reports/sms/5f1c...
#pragma once

#include <string>
#include <string_view>

#include "events/event.h"
#include "events/key_ring.h"

namespace dangol {

// Of the channel for as long as the shop has its key: a provider that is exchanged is told the same.
std::string report_path(const KeyRing& keys, Channel channel);
// Compared in constant time.
bool is_report_token(const KeyRing& keys, Channel channel, std::string_view token);

}  // namespace dangol
