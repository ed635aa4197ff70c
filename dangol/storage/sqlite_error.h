// What SQLite's result codes mean to the person who runs the shop: one sentence each, saying what to do next.
#pragma once

#include <sqlite3.h>

#include <string_view>

#include "base/result.h"

namespace dangol {

// Always `unavailable`. `doing`: what was being done, static words ("open the journal"). `database` may be null.
Error sqlite_error(sqlite3* database, int code, std::string_view doing);

// True when the code tells that the disk or the file, not the request, is at fault, so that what is on the disk now is
// not known: nothing more may be appended. A full disk is not one of them: SQLite takes the transaction back whole.
bool leaves_disk_unknown(int code);

}  // namespace dangol
