// The tables of the journal and the one function that brings a file to this version's form (docs/journal-format.md).
#pragma once

#include <cstdint>

#include "storage/database.h"

namespace dangol {

// Creates the tables in an empty file, upgrades an older file, leaves a file of this version alone. Running it again,
// also after it was interrupted, changes nothing more. `unavailable` when the file is from a newer version.
Result<void> bring_up_to_date(Database& database);

// `unavailable` unless the file is of exactly this version: for readers, which may not change it.
Result<void> require_current_version(Database& database);

}  // namespace dangol
