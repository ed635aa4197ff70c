// The shop's key as a small text file, mode 0600: whoever has it and the journal can read everything.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "events/seal.h"

namespace dangol {

// `not_found` when there is none, `unavailable` when it is not a key file.
Result<SecretKey> read_key_file(const std::filesystem::path& file);
// Reads the key, or makes a new one when there is no file.
Result<SecretKey> read_or_make_key_file(const std::filesystem::path& file);

}  // namespace dangol
