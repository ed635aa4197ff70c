// The profile's own bytes, unsealed: what events and snapshots seal.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "events/event.h"

namespace dangol {

std::string encode_profile(const Profile& profile);
// `unavailable` when the bytes are damaged. Fields that are not known are skipped.
Result<Profile> decode_profile(std::string_view bytes);

}  // namespace dangol
