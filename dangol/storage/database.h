// One SQLite connection and its prepared statements, closed by themselves.
//
//   Statement find = database.prepare("SELECT body FROM event WHERE position = ?1");
//   find.bind(1, position);
//   if (find.step() == SQLITE_ROW) use(find.blob(0));
//   find.reset();
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dangol {

class Statement {
 public:
  Statement() = default;

  void bind(int index, std::int64_t value) { sqlite3_bind_int64(get(), index, value); }
  void bind(int index, std::uint64_t value) { sqlite3_bind_int64(get(), index, static_cast<std::int64_t>(value)); }
  // `bytes` must stay until the statement has been reset.
  void bind_blob(int index, std::string_view bytes) {
    sqlite3_bind_blob64(get(), index, bytes.data() == nullptr ? "" : bytes.data(), bytes.size(), SQLITE_STATIC);
  }
  void bind_text(int index, std::string_view text) {
    sqlite3_bind_text64(get(), index, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
  }

  int step() { return sqlite3_step(get()); }
  void reset() { sqlite3_reset(get()); }
  // For statements without rows to look at: SQLITE_DONE when it went well.
  int run() {
    const int code = step();
    reset();
    return code;
  }

  std::int64_t integer(int column) { return sqlite3_column_int64(get(), column); }
  std::uint64_t natural(int column) { return static_cast<std::uint64_t>(integer(column)); }
  // Valid until the next step or reset.
  std::string_view blob(int column) {
    const void* bytes = sqlite3_column_blob(get(), column);
    const int size = sqlite3_column_bytes(get(), column);
    return bytes == nullptr ? std::string_view()
                            : std::string_view(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
  }

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
  sqlite3_stmt* get() { return statement_.get(); }

  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

class Database {
 public:
  enum class Mode {
    create,
    write,
    read,
    read_still,  // nobody writes and there is no log: needs no file beside it, nor leaves one
    read_alone,  // nobody else uses the file: its log is indexed in memory, nothing is written, also not on closing
  };

  // `vfs` empty: the operating system's (and it is always that for the last two modes). The file must exist unless
  // `mode` is create.
  static Result<Database> open(const std::string& path, Mode mode, const std::string& vfs);

  sqlite3* get() const { return database_.get(); }
  Result<void> execute(const char* sql, std::string_view doing);
  Result<Statement> prepare(std::string_view sql);
  Error error(int code, std::string_view doing) const;

 private:
  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  };
  explicit Database(sqlite3* database) : database_(database) {}

  std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace dangol
