// A backup as one file: the journal's database as of one moment, then a trailer with its size and BLAKE2b-256 checksum.
#pragma once

#include <filesystem>
#include <functional>

#include "base/result.h"
#include "storage/journal_reader.h"

namespace dangol {

// Writes `file` (mode 0600) from what `reader` sees, reads it back and verifies it. `conflict` when it exists. Nothing
// is left behind on an error.
Result<void> write_backup(JournalReader& reader, const std::filesystem::path& file);

// Copies the database out of the backup into `database_file`, which must not exist, and verifies both on the way. The
// copy gets its name only when `accept`, which sees it last, agrees.
Result<void> unpack_backup(const std::filesystem::path& file, const std::filesystem::path& database_file,
                           const std::function<Result<void>(JournalReader&)>& accept);

}  // namespace dangol
