#include "storage/database.h"

#include <filesystem>

#include "storage/sqlite_error.h"

namespace dangol {

namespace {

// As SQLite reads a file's name with parameters behind it (https://www.sqlite.org/uri.html).
std::string still_uri(const std::string& path) {
  std::error_code ignored;
  std::string uri = "file://";
  for (const char c : std::filesystem::absolute(path, ignored).string()) {
    if (c == '%' || c == '?' || c == '#') {
      uri += c == '%' ? "%25" : c == '?' ? "%3f" : "%23";
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

}  // namespace

Result<Database> Database::open(const std::string& path, Mode mode, const std::string& vfs) {
  int flags = SQLITE_OPEN_NOMUTEX;  // each connection is used by one thread at a time: its owner sees to it
  switch (mode) {
    case Mode::create: flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE; break;
    case Mode::write: flags |= SQLITE_OPEN_READWRITE; break;
    case Mode::read:
    case Mode::read_alone: flags |= SQLITE_OPEN_READONLY; break;
    case Mode::read_still: flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI; break;
  }
  const bool alone = mode == Mode::read_alone;
  const bool still = mode == Mode::read_still;
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(still ? still_uri(path).c_str() : path.c_str(), &raw, flags,
                                   alone                  ? "unix-none"
                                   : still || vfs.empty() ? nullptr
                                                          : vfs.c_str());
  Database database(raw);
  if (code != SQLITE_OK) return sqlite_error(raw, code, "open the journal");
  sqlite3_extended_result_codes(raw, 1);
  sqlite3_busy_timeout(raw, 10'000);
  if (!alone) return database;
  // Without locks, which a file that cannot be written does not have, exclusive use is a matter of saying so.
  sqlite3_db_config(raw, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  if (auto set = database.execute("PRAGMA locking_mode = EXCLUSIVE", "open the journal"); !set) return set.error();
  return database;
}

Result<void> Database::execute(const char* sql, std::string_view doing) {
  const int code = sqlite3_exec(get(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return sqlite_error(get(), code, doing);
  return {};
}

Result<Statement> Database::prepare(std::string_view sql) {
  sqlite3_stmt* raw = nullptr;
  const int code =
      sqlite3_prepare_v3(get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
  Statement statement(raw);
  if (code != SQLITE_OK) return sqlite_error(get(), code, "prepare to use the journal");
  return statement;
}

Error Database::error(int code, std::string_view doing) const { return sqlite_error(get(), code, doing); }

}  // namespace dangol
