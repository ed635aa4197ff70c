#include "storage/sqlite_error.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

namespace dangol {
namespace {

std::string_view advice(int code) {
  switch (code & 0xff) {
    case SQLITE_FULL: return "the disk is full: nothing of it was stored, free some space and try again";
    case SQLITE_READONLY: return "the file or its folder is read-only: make it writable for this user";
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return "the file cannot be opened: check that it exists and that this user may read and write it";
    case SQLITE_CORRUPT: return "the file is damaged: run dangol verify, then restore a backup";
    case SQLITE_NOTADB: return "the file is not a Dangol journal or is damaged: restore a backup";
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "another process is using the file: wait until it has finished and try again";
    case SQLITE_NOMEM: return "there is not enough memory: close other programs and try again";
    case SQLITE_TOOBIG: return "an event is too large: the limit is 1 GB";
    case SQLITE_IOERR: return "the disk failed: check the disk, then start again";
    default: return "the database refused: run dangol verify";
  }
}

}  // namespace

Error sqlite_error(sqlite3* database, int code, std::string_view doing) {
  const int os_error = database == nullptr ? 0 : sqlite3_system_errno(database);
  const int told = os_error == ENOSPC || os_error == EDQUOT ? SQLITE_FULL : code;  // of shared memory it says IOERR
  std::string message = fmt::format("cannot {}: {} (SQLite {}", doing, advice(told), code);
  if (os_error != 0) message += fmt::format(", {}", std::strerror(os_error));
  return {ErrorCode::unavailable, message + ")"};
}

bool leaves_disk_unknown(int code) {
  switch (code & 0xff) {
    case SQLITE_FULL:
    case SQLITE_BUSY:
    case SQLITE_TOOBIG:
    case SQLITE_NOMEM: return false;
    default: return true;
  }
}

}  // namespace dangol
