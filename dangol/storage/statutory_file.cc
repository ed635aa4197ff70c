#include "storage/statutory_file.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <charconv>

#include "events/key_chain.h"
#include "storage/database.h"
#include "storage/durable_file.h"

namespace dangol {
namespace {

constexpr std::string_view what = "file of records kept by law";
constexpr std::string_view first_line = "dangol statutory key 1\n";
const Error damaged{ErrorCode::unavailable,
                    "the file of records kept by law is damaged, or its key is missing: put both files back"};
const Error only_read{ErrorCode::unavailable, "records kept by law cannot be changed here: this only reads"};

std::string as_text(const KeyChain& chain) {
  std::string hex(2 * chain.secret().size() + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), chain.secret().data(), chain.secret().size());
  hex.pop_back();
  return fmt::format("{}{} {}\n", first_line, chain.day(), hex);
}

Result<KeyChain> read_chain(const std::filesystem::path& file) {
  const auto text = read_small_file(file, 1024, what);
  if (!text) return text.error().code == ErrorCode::not_found ? damaged : text.error();
  if (!text->starts_with(first_line)) return damaged;
  const char* const end = text->data() + text->size();
  std::int32_t day = 0;
  const auto number = std::from_chars(text->data() + first_line.size(), end, day);
  SecretKey secret;
  std::size_t size = 0;
  const char* hex_end = nullptr;
  if (number.ec != std::errc() || number.ptr == end || *number.ptr != ' ') return damaged;
  const char* const hex = number.ptr + 1;
  if (sodium_hex2bin(secret.data(), secret.size(), hex, static_cast<std::size_t>(end - hex), nullptr, &size,
                     &hex_end) != 0)
    return damaged;
  if (size != secret.size() || std::string_view(hex_end, static_cast<std::size_t>(end - hex_end)) != "\n")
    return damaged;
  return KeyChain(day, secret);
}

Result<Database> open_records(const std::filesystem::path& file, Database::Mode mode) {
  auto database = Database::open(file.string(), mode, "");
  if (!database || mode == Database::Mode::read) return database;
  std::error_code ignored;
  std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, ignored);
  const auto made = database->execute(
      "PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON;"
      "CREATE TABLE IF NOT EXISTS record (last_day INTEGER NOT NULL, customer INTEGER NOT NULL, sealed BLOB NOT NULL,"
      " PRIMARY KEY (last_day, customer)) WITHOUT ROWID",
      "open the records kept by law");
  if (!made) return made.error();
  return database;
}

// In the order of their days: each day's key is a hash away from the day before.
std::vector<const StatutoryRecord*> by_day(std::span<const StatutoryRecord> records) {
  std::vector<const StatutoryRecord*> sorted;
  for (const StatutoryRecord& each : records) sorted.push_back(&each);
  std::ranges::stable_sort(sorted, {}, &StatutoryRecord::last_day);
  return sorted;
}

Result<void> insert(Database& database, KeyChain chain, std::span<const StatutoryRecord> records) {
  auto insert = database.prepare(
      "INSERT INTO record (last_day, customer, sealed) VALUES (?1, ?2, ?3)"
      " ON CONFLICT (last_day, customer) DO UPDATE SET sealed = excluded.sealed");
  if (!insert) return insert.error();
  for (const StatutoryRecord* each : by_day(records)) {
    if (each->last_day < chain.day()) continue;  // over already
    if (each->last_day - chain.day() > KeyChain::longest_days)
      return Error{ErrorCode::internal, "no law makes a record be kept for a hundred years"};
    chain.move_to(each->last_day);
    const std::string sealed = seal(each->body, each->customer.value, *chain.key_of(each->last_day));
    insert->bind(1, std::int64_t{each->last_day});
    insert->bind(2, each->customer.value);
    insert->bind_blob(3, sealed);
    if (const int code = insert->run(); code != SQLITE_DONE) return database.error(code, "keep a record");
  }
  return {};
}

}  // namespace

Result<void> StatutoryFile::keep(std::span<const StatutoryRecord> records, std::int32_t today) {
  if (records.empty()) return {};
  if (use_ == Use::read) return only_read;
  const std::scoped_lock lock(mutex_);
  if (!is_there(secret()) && !is_there(database())) {
    const KeyChain fresh(today, random_key());
    if (auto written = write_new_file(secret(), as_text(fresh), what); !written) return written;
  }
  auto chain = read_chain(secret());
  if (!chain) return chain.error();
  chain->move_to(today);  // not in the file: only destroy_before() gives up what is there
  auto records_file = open_records(database(), Database::Mode::create);
  if (!records_file) return records_file.error();
  if (auto begun = records_file->execute("BEGIN IMMEDIATE", "keep records"); !begun) return begun;
  if (auto kept = insert(*records_file, *chain, records); !kept) return kept;
  if (auto done = records_file->execute("COMMIT", "keep records"); !done) return done;
  return sync_folder(file_.parent_path().empty() ? std::filesystem::path(".") : file_.parent_path());
}

Result<std::vector<StatutoryRecord>> StatutoryFile::read() const {
  const std::scoped_lock lock(mutex_);
  std::vector<StatutoryRecord> records;
  if (!is_there(database())) return records;
  auto chain = read_chain(secret());
  if (!chain) return chain.error();
  auto database_open = open_records(database(), Database::Mode::read);
  if (!database_open) return database_open.error();
  auto all = database_open->prepare("SELECT last_day, customer, sealed FROM record ORDER BY last_day, customer");
  if (!all) return all.error();
  int code = SQLITE_ROW;
  while ((code = all->step()) == SQLITE_ROW) {
    const auto day = static_cast<std::int32_t>(all->integer(0));
    if (day < chain->day()) continue;  // its key went, its row is about to
    if (day - chain->day() > KeyChain::longest_days) return damaged;
    chain->move_to(day);
    auto body = open_sealed(all->blob(2), all->natural(1), *chain->key_of(day));
    if (!body) return damaged;
    records.push_back({{all->natural(1)}, day, std::move(*body)});
  }
  if (code != SQLITE_DONE) return database_open->error(code, "read the records kept by law");
  return records;
}

Result<StatutorySummary> StatutoryFile::summary() const {
  const std::scoped_lock lock(mutex_);
  StatutorySummary summary;
  if (!is_there(database())) return summary;
  auto database_open = open_records(database(), Database::Mode::read);
  if (!database_open) return database_open.error();
  auto counted =
      database_open->prepare("SELECT count(DISTINCT customer), count(*), min(last_day), max(last_day) FROM record");
  if (!counted) return counted.error();
  if (const int code = counted->step(); code != SQLITE_ROW)
    return database_open->error(code, "count the records kept by law");
  summary.guests = counted->natural(0);
  summary.records = counted->natural(1);
  if (summary.records == 0) return summary;
  summary.next_end = static_cast<std::int32_t>(counted->integer(2));
  summary.last_end = static_cast<std::int32_t>(counted->integer(3));
  return summary;
}

// The key first: from then on the rows mean nothing, also those in copies.
Result<void> StatutoryFile::destroy_before(std::int32_t today) {
  const std::scoped_lock lock(mutex_);
  if (!is_there(secret())) return {};
  if (use_ == Use::read) return only_read;
  auto chain = read_chain(secret());
  if (!chain) return chain.error();
  if (chain->day() < today) {
    chain->move_to(today);
    if (auto replaced = replace_secret_file(secret(), as_text(*chain), what); !replaced) return replaced;
  }
  if (!is_there(database())) return {};
  auto records = open_records(database(), Database::Mode::write);
  if (!records) return records.error();
  auto over = records->prepare("DELETE FROM record WHERE last_day < ?1");
  if (!over) return over.error();
  over->bind(1, std::int64_t{today});
  if (const int code = over->run(); code != SQLITE_DONE) return records->error(code, "destroy records kept by law");
  return {};
}

}  // namespace dangol
