// Reads a whole journal and says what is wrong with it: for `verify`, and for every backup that is written or restored.
#pragma once

#include "events/key_ring.h"
#include "storage/journal_reader.h"
#include "storage/shop_folder.h"

namespace dangol {

inline constexpr std::size_t most_problems = 100;  // of one kind are told; more say no more

// `keys` may be null: then the sealed fields are not opened.
Result<Verification> check_journal(JournalReader& reader, KeyRing* keys);

}  // namespace dangol
