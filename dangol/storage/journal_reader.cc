#include "storage/journal_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "storage/entry_row.h"
#include "storage/schema.h"

namespace dangol {
namespace {

const Error damaged_snapshot{ErrorCode::unavailable,
                             "a stored memory is damaged: run dangol verify, then restore a backup"};

// Leaves the statement ready for its next use however the reading ends.
class Rewind {
 public:
  explicit Rewind(Statement& statement) : statement_(statement) {}
  ~Rewind() { statement_.reset(); }
  Rewind(const Rewind&) = delete;
  Rewind& operator=(const Rewind&) = delete;

 private:
  Statement& statement_;
};

}  // namespace

Result<std::unique_ptr<JournalReader>> JournalReader::open(const std::string& path, const std::string& vfs) {
  auto database = Database::open(path, Database::Mode::read, vfs);
  if (!database) return database.error();
  if (auto current = require_current_version(*database); !current) return current.error();
  std::unique_ptr<JournalReader> reader(new JournalReader(std::move(*database)));
  if (auto prepared = reader->prepare(); !prepared) return prepared.error();
  return reader;
}

Result<void> JournalReader::prepare() {
  const std::pair<Statement*, std::string> statements[] = {
      {&all_, fmt::format("SELECT {} FROM event WHERE position > ?1 ORDER BY position", entry_columns)},
      {&one_, fmt::format("SELECT {} FROM event WHERE position = ?1", entry_columns)},
      {&keys_, "SELECT position FROM event_key WHERE bucket = ?1 AND customer_id = ?2"},
      {&states_, "SELECT bucket, customer_id, checksum, body FROM customer_state ORDER BY bucket, customer_id"},
      {&head_, "SELECT upto, checksum, body FROM shop_state WHERE id = 1"},
      {&meta_, "SELECT bytes FROM meta WHERE name = ?1"},
      {&holds_,
       "SELECT EXISTS (SELECT 1 FROM event_key WHERE bucket = ?1 AND customer_id = ?2) OR "
       "EXISTS (SELECT 1 FROM customer_state WHERE bucket = ?1 AND customer_id = ?2)"},
  };
  for (const auto& [statement, sql] : statements) {
    auto prepared = database_.prepare(sql);
    if (!prepared) return prepared.error();
    *statement = std::move(*prepared);
  }
  return {};
}

Result<void> JournalReader::in_one_view(const std::function<Result<void>()>& work) {
  if (auto begun = database_.execute("BEGIN", "read the journal"); !begun) return begun;
  auto done = work();
  auto ended = database_.execute("COMMIT", "finish reading the journal");
  return done ? ended : done;
}

Result<void> JournalReader::read(Position after, const Journal::Visit& visit) {
  const Rewind rewind(all_);
  all_.bind(1, after);
  int code = SQLITE_OK;
  while ((code = all_.step()) == SQLITE_ROW) {
    auto position = read_entry(all_, entry_, scratch_);
    if (!position) return position.error();
    if (auto visited = visit(*position, entry_); !visited) return visited;
  }
  if (code != SQLITE_DONE) return database_.error(code, "read the journal");
  return {};
}

Result<void> JournalReader::read_customer(Bucket bucket, CustomerId customer, std::vector<Position> positions,
                                          const Journal::Visit& visit) {
  return in_one_view([&]() -> Result<void> {
    if (auto added = add_indexed(bucket, customer, positions); !added) return added;
    std::sort(positions.begin(), positions.end());
    positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
    for (const Position position : positions) {
      if (auto visited = read_at(position, visit); !visited) return visited;
    }
    return {};
  });
}

Result<void> JournalReader::add_indexed(Bucket bucket, CustomerId customer, std::vector<Position>& positions) {
  const Rewind rewind(keys_);
  keys_.bind(1, bucket.value);
  keys_.bind(2, customer.value);
  int code = SQLITE_OK;
  while ((code = keys_.step()) == SQLITE_ROW) positions.push_back(keys_.natural(0));
  if (code != SQLITE_DONE) return database_.error(code, "find a customer's events");
  return {};
}

Result<void> JournalReader::read_at(Position position, const Journal::Visit& visit) {
  const Rewind rewind(one_);
  one_.bind(1, position);
  const int code = one_.step();
  if (code == SQLITE_DONE) return {};
  if (code != SQLITE_ROW) return database_.error(code, "read a customer's events");
  auto read = read_entry(one_, entry_, scratch_);
  if (!read) return read.error();
  return visit(*read, entry_);
}

Result<void> JournalReader::read_snapshot(const Journal::VisitShop& visit_shop,
                                          const Journal::VisitCustomer& visit_customer) {
  return in_one_view([&]() -> Result<void> {
    const auto exists = this->visit_shop(visit_shop);
    if (!exists) return exists.error();
    return *exists ? visit_customers(visit_customer) : Result<void>{};
  });
}

Result<void> JournalReader::visit_customers(const Journal::VisitCustomer& visit) {
  const Rewind rewind(states_);
  int code = SQLITE_OK;
  while ((code = states_.step()) == SQLITE_ROW) {
    const std::string_view body = states_.blob(3);
    if (checksum_of(states_.natural(0), states_.natural(1), body, scratch_) != states_.natural(2))
      return damaged_snapshot;
    if (auto visited = visit({states_.natural(0)}, {states_.natural(1)}, body); !visited) return visited;
  }
  if (code != SQLITE_DONE) return database_.error(code, "read the stored memories");
  return {};
}

Result<bool> JournalReader::visit_shop(const Journal::VisitShop& visit) {
  const Rewind rewind(head_);
  const int code = head_.step();
  if (code == SQLITE_DONE) return false;
  if (code != SQLITE_ROW) return database_.error(code, "read the stored memory of the shop");
  const Position upto = head_.natural(0);
  const std::string_view body = head_.blob(2);
  if (checksum_of(0, upto, body, scratch_) != head_.natural(1)) return damaged_snapshot;
  if (auto visited = visit(upto, body); !visited) return visited.error();
  return true;
}

Result<bool> JournalReader::holds(Bucket bucket, CustomerId customer) {
  const Rewind rewind(holds_);
  holds_.bind(1, bucket.value);
  holds_.bind(2, customer.value);
  if (const int code = holds_.step(); code != SQLITE_ROW) return database_.error(code, "look for a customer");
  return holds_.integer(0) != 0;
}

Result<std::string> JournalReader::meta(std::string_view name) {
  const Rewind rewind(meta_);
  meta_.bind_text(1, name);
  const int code = meta_.step();
  if (code == SQLITE_DONE) return std::string();
  if (code != SQLITE_ROW) return database_.error(code, "read the journal's own facts");
  return std::string(meta_.blob(0));
}

}  // namespace dangol
