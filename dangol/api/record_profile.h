// A guest's profile as it is recorded, by staff or on her own page.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/call.h"

namespace dangol {

// With who consents for her when she is a child: in one commit, as nothing of a child is kept without.
inline void record_profile(Call& call, Event profile, std::optional<GuardianConsented> guardian,
                           std::string more = {}) {
  std::vector<Event> events{std::move(profile)};
  if (guardian) {
    const IdempotencyKey& key = events.front().key;
    const std::string_view bytes(reinterpret_cast<const char*>(key.bytes.data()), key.bytes.size());
    events.push_back(call.event(events.front().customer, call.service().keyed("api:guardian", bytes), *guardian));
  }
  call.record_together(std::move(events), std::move(more));
}

}  // namespace dangol
