#include "storage/sqlite_journal.h"

#include <fmt/format.h>

#include <algorithm>

#include "storage/entry_row.h"
#include "storage/schema.h"
#include "storage/scrubbing_vfs.h"
#include "storage/sqlite_error.h"

namespace dangol {
namespace {

const Error stopped{
    ErrorCode::unavailable,
    "the journal stopped after the disk failed, nothing more is recorded: check the disk and start again"};

}  // namespace

// A reader for the time of one call, kept for the next.
class SqliteJournal::Borrowed {
 public:
  Borrowed(const SqliteJournal& journal, std::unique_ptr<JournalReader> reader)
      : journal_(journal), reader_(std::move(reader)) {}
  ~Borrowed() {
    const std::lock_guard lock(journal_.readers_mutex_);
    journal_.idle_readers_.push_back(std::move(reader_));
  }
  Borrowed(const Borrowed&) = delete;
  Borrowed& operator=(const Borrowed&) = delete;
  JournalReader* operator->() { return reader_.get(); }

 private:
  const SqliteJournal& journal_;
  std::unique_ptr<JournalReader> reader_;
};

// ---- opening --------------------------------------------------------------------------------------------------------

Result<std::unique_ptr<SqliteJournal>> SqliteJournal::create(const std::filesystem::path& file,
                                                             const SqliteJournalOptions& options) {
  std::error_code ignored;
  if (std::filesystem::exists(file, ignored)) {
    return Error{ErrorCode::conflict, "there is a journal already: open it, or name another folder"};
  }
  return start(file, Database::Mode::create, options);
}

Result<std::unique_ptr<SqliteJournal>> SqliteJournal::open(const std::filesystem::path& file,
                                                           const SqliteJournalOptions& options) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) {
    return Error{ErrorCode::not_found,
                 "there is no shop in this folder: make one with dangol new, or name another folder"};
  }
  return start(file, Database::Mode::write, options);
}

Result<std::unique_ptr<SqliteJournal>> SqliteJournal::start(const std::filesystem::path& file, Database::Mode mode,
                                                            const SqliteJournalOptions& options) {
  std::error_code failed;
  const std::filesystem::path path = std::filesystem::absolute(file, failed);
  if (failed) return Error{ErrorCode::unavailable, "the journal's folder cannot be found: check its name"};
  auto lock = FileLock::take(path.string() + ".lock");
  if (!lock) return lock.error();
  const std::string vfs = scrubbing_vfs(options.vfs);
  auto database = Database::open(path.string(), mode, vfs);
  if (!database) return database.error();
  std::unique_ptr<SqliteJournal> journal(new SqliteJournal(path, vfs, options, std::move(*lock), std::move(*database)));
  if (auto ready = journal->set_up(); !ready) return ready.error();
  return journal;
}

Result<void> SqliteJournal::set_up() {
  const auto settings = fmt::format(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = {}; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; "
      "PRAGMA cache_size = -65536; PRAGMA journal_size_limit = 67108864",
      options_.flush_disk ? "FULL" : "OFF");
  if (auto set = database_.execute(settings.c_str(), "open the journal"); !set) return set;
  if (auto current = bring_up_to_date(database_); !current) return current;
  if (auto prepared = prepare(); !prepared) return prepared;
  sqlite3_wal_autocheckpoint(database_.get(), 0);  // it would hide a failed fsync: checkpoint_when_due() does not
  sqlite3_wal_hook(
      database_.get(),
      [](void* self, sqlite3*, const char*, int pages) {
        static_cast<SqliteJournal*>(self)->log_pages_ = pages;
        return SQLITE_OK;
      },
      this);
  if (auto indexed = index_.open(database_, options_.merged_keys); !indexed) return indexed;
  auto last = database_.prepare("SELECT COALESCE(MAX(position), 0) FROM event");
  auto erased = database_.prepare("SELECT number FROM meta WHERE name = 'last_position'");
  if (!last || !erased) return !last ? last.error() : erased.error();
  if (const int code = last->step(); code != SQLITE_ROW) return database_.error(code, "find the journal's end");
  last_ = last->natural(0);
  last->reset();
  if (erased->step() == SQLITE_ROW) last_ = std::max<Position>(last_, erased->natural(0));
  erased->reset();
  if (auto emptied = empty_log(); !emptied) return emptied;
  std::error_code failed;
  folder_ = FolderWatch(std::filesystem::weakly_canonical(file_, failed).parent_path());  // before what it watches
  database_file_ = FileIdentity(file_.string());
  log_file_ = FileIdentity(file_.string() + "-wal");
  return {};
}

Result<void> SqliteJournal::prepare() {
  const std::pair<Statement*, std::string> statements[] = {
      {&begin_, "BEGIN IMMEDIATE"},
      {&commit_, "COMMIT"},
      {&rollback_, "ROLLBACK"},
      {&insert_, fmt::format("INSERT INTO event ({}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", entry_columns)},
      {&known_, "SELECT kind, content, dedup FROM event WHERE position = ?1"},
      {&keys_of_, "SELECT position FROM event_key WHERE bucket = ?1 AND customer_id = ?2"},
      {&remove_event_, "DELETE FROM event WHERE position = ?1"},
      {&remove_key_, "DELETE FROM event_key WHERE bucket = ?1 AND customer_id = ?2 AND dedup = ?3"},
      {&remove_state_, "DELETE FROM customer_state WHERE bucket = ?1 AND customer_id = ?2"},
      {&put_state_,
       "INSERT INTO customer_state (bucket, customer_id, checksum, body) VALUES (?1, ?2, ?3, ?4) "
       "ON CONFLICT (bucket, customer_id) DO UPDATE SET checksum = excluded.checksum, body = excluded.body"},
      {&put_shop_,
       "INSERT INTO shop_state (id, upto, checksum, body) VALUES (1, ?1, ?2, ?3) "
       "ON CONFLICT (id) DO UPDATE SET upto = excluded.upto, checksum = excluded.checksum, body = excluded.body"},
      {&put_meta_,
       "INSERT INTO meta (name, number, bytes) VALUES (?1, ?2, ?3) "
       "ON CONFLICT (name) DO UPDATE SET number = excluded.number, bytes = excluded.bytes"},
  };
  for (const auto& [statement, sql] : statements) {
    auto prepared = database_.prepare(sql);
    if (!prepared) return prepared.error();
    *statement = std::move(*prepared);
  }
  return {};
}

SqliteJournal::~SqliteJournal() { idle_readers_.clear(); }

// ---- one transaction ------------------------------------------------------------------------------------------------

Error SqliteJournal::stop(Error error) {
  broken_ = true;
  return error;
}

Result<void> SqliteJournal::run(Statement& statement, std::string_view doing) {
  const int code = statement.run();
  if (code == SQLITE_DONE) return {};
  Error error = database_.error(code, doing);
  return leaves_disk_unknown(code) ? stop(std::move(error)) : error;
}

Result<void> SqliteJournal::transact(const std::function<Result<void>()>& work) {
  if (broken_) return stopped;
  if (auto begun = run(begin_, "begin to record"); !begun) return begun;
  auto done = work();
  if (done) done = run(commit_, "record");
  if (done) return check_files();
  rollback_.run();
  return done;
}

Result<void> SqliteJournal::check_files() {
  if (!folder_.something_moved() || (database_file_.is_still_there() && log_file_.is_still_there())) return {};
  return stop({ErrorCode::unavailable,
               "the journal's files were removed while in use, so nothing more is recorded: stop, "
               "restore a backup and start again"});
}

// A failed copy into the database file takes nothing from what is durable in the log; but an fsync that failed once
// must not be asked again, so the next append is refused.
void SqliteJournal::checkpoint_when_due() {
  if (log_pages_ < options_.log_pages) return;
  const int code = sqlite3_wal_checkpoint_v2(database_.get(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  if (code != SQLITE_OK && leaves_disk_unknown(code)) broken_ = true;
}

Result<void> SqliteJournal::empty_log() {
  const int code = sqlite3_wal_checkpoint_v2(database_.get(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  if (code == SQLITE_OK) return {};
  Error error = database_.error(code, "empty the write-ahead log");
  return code != SQLITE_BUSY && leaves_disk_unknown(code) ? stop(std::move(error)) : error;
}

// ---- append ---------------------------------------------------------------------------------------------------------

Result<std::vector<Appended>> SqliteJournal::append(std::span<const Entry> batch) {
  const std::lock_guard lock(mutex_);
  std::vector<Appended> answers;
  answers.reserve(batch.size());
  const Position before = last_;
  Position last = before;
  auto done = transact([&]() -> Result<void> {
    for (const Entry& entry : batch) {
      auto answer = append_one(entry, last + 1);
      if (!answer) return answer.error();
      last = std::max(last, answer->position);
      answers.push_back(*answer);
    }
    return last == before ? Result<void>() : index_.merge_some(last - before);
  });
  if (!done) {
    index_.rolled_back();
    return done.error();
  }
  index_.committed();
  last_ = last;
  checkpoint_when_due();
  return answers;
}

Result<Appended> SqliteJournal::append_one(const Entry& entry, Position next) {
  auto known = index_.find(entry);
  if (!known) return known.error();
  if (*known != 0) return compare(entry, *known);
  bind_entry(insert_, next, entry, scratch_);
  if (auto inserted = run(insert_, "record an event"); !inserted) return inserted.error();
  index_.add(entry, next);
  return Appended{next, AppendStatus::recorded};
}

Result<Appended> SqliteJournal::compare(const Entry& entry, Position known) {
  known_.bind(1, known);
  const int code = known_.step();
  const bool same = code == SQLITE_ROW && known_.integer(0) == static_cast<std::int64_t>(entry.kind) &&
                    known_.natural(1) == entry.content;
  known_.reset();
  if (code == SQLITE_ROW) return Appended{known, same ? AppendStatus::already_known : AppendStatus::contradicts};
  if (code != SQLITE_DONE) return database_.error(code, "compare with a known event");
  return Error{ErrorCode::unavailable,
               fmt::format("the index names an event that is not there: run dangol verify (position "
                           "{})",
                           known)};
}

Result<std::optional<Entry>> SqliteJournal::find(Bucket bucket, CustomerId customer, const IdempotencyKey& key) const {
  Entry wanted;
  wanted.bucket = bucket;
  wanted.customer = customer;
  wanted.key = key;
  auto position = [&] {
    const std::lock_guard lock(mutex_);
    return index_.find(wanted);
  }();
  if (!position) return position.error();
  std::optional<Entry> found;
  if (*position == 0) return found;
  auto reader = borrow_reader();
  if (!reader) return reader.error();
  auto read =
      Borrowed(*this, std::move(*reader))->read_at(*position, [&](Position, const Entry& entry) -> Result<void> {
        found = entry;
        return {};
      });
  if (!read) return read.error();
  return found;
}

// ---- erase ----------------------------------------------------------------------------------------------------------

Result<std::uint64_t> SqliteJournal::erase(Bucket bucket, CustomerId customer, std::span<const EventKind> kinds) {
  const std::lock_guard lock(mutex_);
  auto positions = broken_ ? Result<std::vector<Position>>(stopped) : positions_of(bucket, customer, kinds);
  if (!positions) return positions.error();
  auto done = transact([&] {
    auto removed = remove_rows(bucket, customer, *positions);
    return removed && kinds.empty() ? remove_memory(bucket, customer) : removed;
  });
  if (!done) return done.error();
  index_.forget(bucket, customer, *positions);
  // What this connection still holds of her in memory must not be written again.
  sqlite3_db_release_memory(database_.get());
  if (auto emptied = empty_log(); !emptied) return emptied.error();
  return positions->size();
}

Result<std::vector<Position>> SqliteJournal::positions_of(Bucket bucket, CustomerId customer,
                                                          std::span<const EventKind> kinds) {
  // Not through read_customer(): an event that is damaged must go, too.
  std::vector<Position> listed;
  index_.find_recent(bucket, customer, listed);
  keys_of_.bind(1, bucket.value);
  keys_of_.bind(2, customer.value);
  int code = SQLITE_OK;
  while ((code = keys_of_.step()) == SQLITE_ROW) listed.push_back(keys_of_.natural(0));
  keys_of_.reset();
  if (code != SQLITE_DONE) return database_.error(code, "find a customer's events");
  std::ranges::sort(listed);
  listed.erase(std::unique(listed.begin(), listed.end()), listed.end());
  std::erase_if(listed, [&](Position position) {
    known_.bind(1, position);
    const bool found = known_.step() == SQLITE_ROW;
    const auto kind = static_cast<EventKind>(known_.integer(0));
    known_.reset();
    return !found || (!kinds.empty() && std::ranges::find(kinds, kind) == kinds.end());
  });
  return listed;
}

Result<void> SqliteJournal::remove_rows(Bucket bucket, CustomerId customer, const std::vector<Position>& positions) {
  std::string dedup;
  for (const Position position : positions) {
    known_.bind(1, position);
    if (known_.step() == SQLITE_ROW) dedup = known_.blob(2);
    known_.reset();
    remove_key_.bind(1, bucket.value);
    remove_key_.bind(2, customer.value);
    remove_key_.bind_blob(3, dedup);
    remove_event_.bind(1, position);
    for (Statement* each : {&remove_key_, &remove_event_}) {
      if (auto removed = run(*each, "erase a customer's event"); !removed) return removed;
    }
  }
  // A position is never given out twice, also when the last event is the one that went.
  if (positions.empty() || positions.back() != last_) return {};
  put_meta_.bind_text(1, "last_position");
  put_meta_.bind(2, last_.load());
  put_meta_.bind_blob(3, "");
  return run(put_meta_, "note the journal's end");
}

Result<void> SqliteJournal::remove_memory(Bucket bucket, CustomerId customer) {
  remove_state_.bind(1, bucket.value);
  remove_state_.bind(2, customer.value);
  return run(remove_state_, "erase a customer's memory");
}

// ---- snapshots and facts --------------------------------------------------------------------------------------------

Result<void> SqliteJournal::save_snapshot(Position upto, std::string_view shop,
                                          std::span<const CustomerSnapshot> changed) {
  // In the order of the key, so that a page is filled once and not visited at random.
  std::vector<const CustomerSnapshot*> ordered(changed.size());
  std::ranges::transform(changed, ordered.begin(), [](const CustomerSnapshot& each) { return &each; });
  std::ranges::sort(ordered, {}, [](const CustomerSnapshot* each) { return std::pair(each->bucket, each->customer); });
  const std::lock_guard lock(mutex_);
  auto saved = transact([&]() -> Result<void> {
    for (const CustomerSnapshot* snapshot : ordered) {
      const CustomerSnapshot& each = *snapshot;
      put_state_.bind(1, each.bucket.value);
      put_state_.bind(2, each.customer.value);
      put_state_.bind(3, checksum_of(each.bucket.value, each.customer.value, each.body, scratch_));
      put_state_.bind_blob(4, each.body);
      if (auto put = run(put_state_, "store a memory"); !put) return put;
    }
    put_shop_.bind(1, upto);
    put_shop_.bind(2, checksum_of(0, upto, shop, scratch_));
    put_shop_.bind_blob(3, shop);
    return run(put_shop_, "store the shop's memory");
  });
  if (saved) checkpoint_when_due();
  return saved;
}

Result<void> SqliteJournal::set_meta(std::string_view name, std::string_view bytes) {
  const std::lock_guard lock(mutex_);
  return transact([&] {
    put_meta_.bind_text(1, name);
    put_meta_.bind(2, std::int64_t{0});
    put_meta_.bind_blob(3, bytes);
    return run(put_meta_, "note a fact about the journal");
  });
}

// ---- reading --------------------------------------------------------------------------------------------------------

Result<std::unique_ptr<JournalReader>> SqliteJournal::borrow_reader() const {
  {
    const std::lock_guard lock(readers_mutex_);
    if (!idle_readers_.empty()) {
      auto reader = std::move(idle_readers_.back());
      idle_readers_.pop_back();
      return reader;
    }
  }
  return JournalReader::open(file_.string(), vfs_);
}

Result<void> SqliteJournal::read(Position after, const Visit& visit) const {
  auto reader = borrow_reader();
  if (!reader) return reader.error();
  return Borrowed(*this, std::move(*reader))->read(after, visit);
}

Result<void> SqliteJournal::read_customer(Bucket bucket, CustomerId customer, const Visit& visit) const {
  auto reader = borrow_reader();
  if (!reader) return reader.error();
  std::vector<Position> recent;
  index_.find_recent(bucket, customer, recent);
  return Borrowed(*this, std::move(*reader))->read_customer(bucket, customer, std::move(recent), visit);
}

Result<void> SqliteJournal::read_snapshot(const VisitShop& visit_shop, const VisitCustomer& visit_customer) const {
  auto reader = borrow_reader();
  if (!reader) return reader.error();
  return Borrowed(*this, std::move(*reader))->read_snapshot(visit_shop, visit_customer);
}

Result<bool> SqliteJournal::holds(Bucket bucket, CustomerId customer) const {
  std::vector<Position> recent;
  index_.find_recent(bucket, customer, recent);
  if (!recent.empty()) return true;
  auto reader = borrow_reader();
  if (!reader) return reader.error();
  return Borrowed(*this, std::move(*reader))->holds(bucket, customer);
}

Result<std::string> SqliteJournal::meta(std::string_view name) const {
  auto reader = borrow_reader();
  if (!reader) return reader.error();
  return Borrowed(*this, std::move(*reader))->meta(name);
}

}  // namespace dangol
