// Reads a journal file through a connection of its own, beside the writer and also from another process. Each call sees
// the journal as it was when the call began. One thread at a time.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "events/journal.h"
#include "storage/database.h"
#include "storage/file_lock.h"

namespace dangol {

class JournalReader {
 public:
  // Beside a writer of this process, or of another one.
  static Result<std::unique_ptr<JournalReader>> open(const std::string& path, const std::string& vfs);
  // However the folder is: in use by a writer, on a full disk, or where nothing can be written. It writes nothing and
  // leaves no files behind; where there is no writer, none gets in until the reader goes.
  static Result<std::unique_ptr<JournalReader>> open_anywhere(const std::string& path);

  Result<void> read(Position after, const Journal::Visit& visit);
  // `positions`: of those of her events that are not in event_key yet, or more than those; missing ones are passed
  // over.
  Result<void> read_customer(Bucket bucket, CustomerId customer, std::vector<Position> positions,
                             const Journal::Visit& visit);
  // Visits the entry at `position`, when there is one.
  Result<void> read_at(Position position, const Journal::Visit& visit);
  Result<void> read_snapshot(const Journal::VisitShop& visit_shop, const Journal::VisitCustomer& visit_customer);

  // The position of the last entry; 0 when there is none.
  Result<Position> last();

  // True when event_key or customer_state names her; events that are not indexed yet are not looked at.
  Result<bool> holds(Bucket bucket, CustomerId customer);
  // The bytes kept under `name` in the table meta; empty when there are none.
  Result<std::string> meta(std::string_view name);
  Database& database() { return database_; }

 private:
  JournalReader(std::optional<FileLock> lock, Database database)
      : lock_(std::move(lock)), database_(std::move(database)) {}
  static Result<std::unique_ptr<JournalReader>> read_from(std::optional<FileLock> lock, Result<Database> database);
  Result<void> prepare();
  Result<void> in_one_view(const std::function<Result<void>()>& work);
  Result<void> add_indexed(Bucket bucket, CustomerId customer, std::vector<Position>& positions);
  // False when there is no snapshot.
  Result<bool> visit_shop(const Journal::VisitShop& visit);
  Result<void> visit_customers(const Journal::VisitCustomer& visit);

  std::optional<FileLock> lock_;
  Database database_;
  Statement all_, one_, keys_, states_, head_, last_, meta_, holds_;
  Entry entry_;
  std::string scratch_;
};

}  // namespace dangol
