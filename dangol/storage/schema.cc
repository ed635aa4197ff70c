#include "storage/schema.h"

#include <fmt/format.h>

#include "events/codec.h"
#include "storage/sqlite_error.h"

namespace dangol {
namespace {

// `bucket` comes first in every key of a customer, so that the same tables can be spread over a cluster by bucket.
// event is only ever appended to at its end; event_key finds an event by its key and the events of one customer, and is
// filled behind the appends (key_index.h). WITHOUT ROWID: the key is the table, nothing is stored twice.
constexpr char tables_of_version_1[] = R"sql(
CREATE TABLE IF NOT EXISTS meta (
  name TEXT NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL,
  bytes BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS event (
  position INTEGER NOT NULL PRIMARY KEY,
  bucket BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  dedup BLOB NOT NULL,
  at BIGINT NOT NULL,
  kind INTEGER NOT NULL,
  content BIGINT NOT NULL,
  checksum BIGINT NOT NULL,
  body BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS event_key (
  bucket BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  dedup BLOB NOT NULL,
  position BIGINT NOT NULL,
  PRIMARY KEY (bucket, customer_id, dedup)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS customer_state (
  bucket BIGINT NOT NULL,
  customer_id BIGINT NOT NULL,
  checksum BIGINT NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (bucket, customer_id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS shop_state (
  id INTEGER NOT NULL PRIMARY KEY,
  upto BIGINT NOT NULL,
  checksum BIGINT NOT NULL,
  body BLOB NOT NULL
);
)sql";

// Marks the file as ours (PRAGMA application_id): "Dngl".
constexpr std::int64_t application_id = 0x446e676c;

Result<std::int64_t> pragma(Database& database, std::string_view name) {
  auto statement = database.prepare(fmt::format("PRAGMA {}", name));
  if (!statement) return statement.error();
  const int code = statement->step();
  if (code != SQLITE_ROW) return database.error(code, "read the journal's version");
  return statement->integer(0);
}

Result<std::int64_t> version_of(Database& database) {
  auto owner = pragma(database, "application_id");
  auto version = owner ? pragma(database, "user_version") : owner;
  if (!version) return version.error();
  if (*owner != application_id && (*owner != 0 || *version != 0)) {
    return Error{ErrorCode::unavailable, "the file belongs to another program: name a Dangol journal"};
  }
  if (*version > journal_format_version) {
    return Error{
        ErrorCode::unavailable,
        fmt::format("the journal is from a newer Dangol: install that version or newer (format {}, this program "
                    "knows {})",
                    *version, journal_format_version)};
  }
  return *version;
}

}  // namespace

Result<void> bring_up_to_date(Database& database) {
  if (auto begun = database.execute("BEGIN IMMEDIATE", "open the journal"); !begun) return begun;
  auto version = version_of(database);
  Result<void> done = version ? Result<void>() : Result<void>(version.error());
  if (done && *version < 1) {
    done = database.execute(tables_of_version_1, "create the journal's tables");
    const auto mark = fmt::format("PRAGMA application_id = {}; PRAGMA user_version = 1;", application_id);
    if (done) done = database.execute(mark.c_str(), "mark the journal's version");
  }
  if (done) return database.execute("COMMIT", "bring the journal up to date");
  sqlite3_exec(database.get(), "ROLLBACK", nullptr, nullptr, nullptr);
  return done;
}

Result<void> require_current_version(Database& database) {
  auto version = version_of(database);
  if (!version) return version.error();
  if (*version == journal_format_version) return {};
  return Error{ErrorCode::unavailable,
               fmt::format("the journal is of an older format: open the shop once to upgrade it "
                           "(format {})",
                           *version)};
}

}  // namespace dangol
