// Reads a journal file through a connection of its own, beside the writer and also from another process. Each call sees
// the journal as it was when the call began. One thread at a time.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "events/journal.h"
#include "storage/database.h"

namespace dangol {

class JournalReader {
 public:
  static Result<std::unique_ptr<JournalReader>> open(const std::string& path, const std::string& vfs);

  Result<void> read(Position after, const Journal::Visit& visit);
  // `positions`: of those of her events that are not in event_key yet, or more than those; missing ones are passed
  // over.
  Result<void> read_customer(Bucket bucket, CustomerId customer, std::vector<Position> positions,
                             const Journal::Visit& visit);
  // Visits the entry at `position`, when there is one.
  Result<void> read_at(Position position, const Journal::Visit& visit);
  Result<void> read_snapshot(const Journal::VisitShop& visit_shop, const Journal::VisitCustomer& visit_customer);

  // True when event_key or customer_state names her; events that are not indexed yet are not looked at.
  Result<bool> holds(Bucket bucket, CustomerId customer);
  // The bytes kept under `name` in the table meta; empty when there are none.
  Result<std::string> meta(std::string_view name);
  Database& database() { return database_; }

 private:
  explicit JournalReader(Database database) : database_(std::move(database)) {}
  Result<void> prepare();
  Result<void> in_one_view(const std::function<Result<void>()>& work);
  Result<void> add_indexed(Bucket bucket, CustomerId customer, std::vector<Position>& positions);
  // False when there is no snapshot.
  Result<bool> visit_shop(const Journal::VisitShop& visit);
  Result<void> visit_customers(const Journal::VisitCustomer& visit);

  Database database_;
  Statement all_, one_, keys_, states_, head_, meta_, holds_;
  Entry entry_;
  std::string scratch_;
};

}  // namespace dangol
