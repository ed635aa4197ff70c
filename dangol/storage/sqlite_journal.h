// The journal in one SQLite file: WAL, synchronous=FULL, one writer, readers beside it (docs/journal-format.md).
//
// Every append() is one commit: call it through GroupCommit, so that many writers share one fsync.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "events/journal.h"
#include "storage/database.h"
#include "storage/file_identity.h"
#include "storage/file_lock.h"
#include "storage/folder_watch.h"
#include "storage/journal_reader.h"
#include "storage/key_index.h"

namespace dangol {

struct SqliteJournalOptions {
  std::string vfs;  // SQLite VFS below ours; empty: the operating system's
  bool flush_disk =
      true;  // false: synchronous=OFF, which loses what was acknowledged; the tests prove that they see it
  // Copy the write-ahead log into the database when it has this many pages (of 4 KB): more cost more memory and longer
  // pauses, fewer copy a page that many commits change more often.
  int log_pages = 1000;
  std::size_t merged_keys = KeyIndex::default_merge;  // see KeyIndex::open
};

// Safe to call from many threads; appends, erasures and snapshots wait for each other, reads for nobody.
//
// A full disk refuses the batch at hand and leaves the journal as it was: appending goes on when there is space again.
// After any other failure of the disk nothing is appended until the journal is opened again.
class SqliteJournal final : public Journal {
 public:
  // `conflict` when the file exists already.
  static Result<std::unique_ptr<SqliteJournal>> create(const std::filesystem::path& file,
                                                       const SqliteJournalOptions& options = {});
  // `not_found` without the file; `unavailable` when another process has it open (lock file FILE.lock), when it is from
  // a newer version or damaged. Upgrades an older one.
  static Result<std::unique_ptr<SqliteJournal>> open(const std::filesystem::path& file,
                                                     const SqliteJournalOptions& options = {});
  ~SqliteJournal() override;

  Result<std::vector<Appended>> append(std::span<const Entry> batch) override;
  Result<void> read(Position after, const Visit& visit) const override;
  Result<void> read_customer(Bucket bucket, CustomerId customer, const Visit& visit) const override;
  Result<std::optional<Entry>> find(Bucket bucket, CustomerId customer, const IdempotencyKey& key) const override;
  // `unavailable` when the rows are gone but a reader of another process keeps their bytes in the write-ahead log:
  // erasing again, or opening the journal, finishes it.
  Result<std::uint64_t> erase(Bucket bucket, CustomerId customer, std::span<const EventKind> kinds) override;
  Result<void> save_snapshot(Position upto, std::string_view shop, std::span<const CustomerSnapshot> changed) override;
  Result<void> read_snapshot(const VisitShop& visit_shop, const VisitCustomer& visit_customer) const override;
  Result<Position> last() const override { return last_.load(); }

  // True when there is an entry or a snapshot of hers.
  Result<bool> holds(Bucket bucket, CustomerId customer) const;

  // Facts about the file itself, as bytes under a name; empty when there are none.
  Result<std::string> meta(std::string_view name) const;
  Result<void> set_meta(std::string_view name, std::string_view bytes);

 private:
  SqliteJournal(std::filesystem::path file, std::string vfs, SqliteJournalOptions options, FileLock lock,
                Database database)
      : file_(std::move(file)),
        vfs_(std::move(vfs)),
        options_(std::move(options)),
        lock_(std::move(lock)),
        database_(std::move(database)) {}
  static Result<std::unique_ptr<SqliteJournal>> start(const std::filesystem::path& file, Database::Mode mode,
                                                      const SqliteJournalOptions& options);
  Result<void> set_up();
  Result<void> prepare();

  Result<void> transact(const std::function<Result<void>()>& work);
  Result<Appended> append_one(const Entry& entry, Position next);
  Result<Appended> compare(const Entry& entry, Position known);
  Result<std::vector<Position>> positions_of(Bucket bucket, CustomerId customer, std::span<const EventKind> kinds);
  Result<void> remove_rows(Bucket bucket, CustomerId customer, const std::vector<Position>& positions);
  Result<void> remove_memory(Bucket bucket, CustomerId customer);
  Result<void> run(Statement& statement, std::string_view doing);
  Result<void> check_files();
  void checkpoint_when_due();
  Result<void> empty_log();
  Error stop(Error error);

  class Borrowed;
  Result<std::unique_ptr<JournalReader>> borrow_reader() const;

  std::filesystem::path file_;
  std::string vfs_;  // with our shim on top
  SqliteJournalOptions options_;
  FileLock lock_;

  mutable std::mutex mutex_;  // of the writer: everything down to `broken_`
  Database database_;
  mutable KeyIndex index_;  // looking up uses a prepared statement
  Statement begin_, commit_, rollback_, insert_, known_, keys_of_, remove_event_, remove_key_, remove_state_,
      put_state_, put_shop_, put_meta_;
  FolderWatch folder_;
  FileIdentity database_file_, log_file_;
  std::string scratch_;
  int log_pages_ = 0;
  bool broken_ = false;

  std::atomic<Position> last_ = 0;

  mutable std::mutex readers_mutex_;
  mutable std::vector<std::unique_ptr<JournalReader>> idle_readers_;
};

}  // namespace dangol
