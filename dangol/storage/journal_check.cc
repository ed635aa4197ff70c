#include "storage/journal_check.h"

#include <fmt/format.h>

#include <unordered_set>

#include "events/codec.h"
#include "storage/entry_row.h"

namespace dangol {
namespace {

void add_problem(Verification& report, std::string problem) {
  if (report.problems.size() < most_problems) report.problems.push_back(std::move(problem));
}

Result<void> check_pages(Database& database, Verification& report) {
  auto check = database.prepare("PRAGMA integrity_check(20)");
  if (!check) return check.error();
  int code = SQLITE_OK;
  while ((code = check->step()) == SQLITE_ROW) {
    if (check->blob(0) != "ok") add_problem(report, fmt::format("the database file is damaged: {}", check->blob(0)));
  }
  if (code != SQLITE_DONE) add_problem(report, database.error(code, "check the database file").message);
  return {};
}

Result<void> check_entries(Database& database, KeyRing* keys, Verification& report) {
  auto rows = database.prepare(fmt::format("SELECT {} FROM event ORDER BY position", entry_columns));
  if (!rows) return rows.error();
  std::unordered_set<CustomerId> customers;
  Entry entry;
  std::string scratch;
  int code = SQLITE_OK;
  while ((code = rows->step()) == SQLITE_ROW) {
    ++report.entries;
    auto position = read_entry(*rows, entry, scratch);
    if (!position) {
      add_problem(report, position.error().message);
      continue;
    }
    if (entry.customer) customers.insert(entry.customer);
    if (keys == nullptr) continue;
    if (auto event = Codec(*keys).decode(entry); !event) {
      add_problem(report, fmt::format("{} (position {})", event.error().message, *position));
    }
  }
  if (code != SQLITE_DONE) add_problem(report, database.error(code, "read the events").message);
  report.customers = customers.size();
  return {};
}

Result<void> count_none(Database& database, std::string_view sql, std::string_view problem, Verification& report) {
  auto count = database.prepare(sql);
  if (!count) return count.error();
  const int code = count->step();
  if (code != SQLITE_ROW) {
    add_problem(report, database.error(code, "check the index of events").message);
  } else if (count->integer(0) != 0) {
    add_problem(report, fmt::format("{} ({})", problem, count->integer(0)));
  }
  return {};
}

Result<void> check_index(Database& database, Verification& report) {
  auto unlisted =
      count_none(database,
                 "SELECT COUNT(*) FROM event e WHERE e.position <= COALESCE((SELECT number FROM meta WHERE name = "
                 "'indexed_upto'), 0) AND NOT EXISTS (SELECT 1 FROM event_key k WHERE k.bucket = e.bucket AND "
                 "k.customer_id = e.customer_id AND k.dedup = e.dedup AND k.position = e.position)",
                 "events are missing from the index", report);
  if (!unlisted) return unlisted;
  return count_none(
      database,
      "SELECT COUNT(*) FROM event_key k WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.position = k.position)",
      "the index names events that are not there", report);
}

Result<void> check_snapshot(JournalReader& reader, Verification& report) {
  const auto read = reader.read_snapshot([](Position, std::string_view) { return Result<void>(); },
                                         [](Bucket, CustomerId, std::string_view) { return Result<void>(); });
  if (!read) add_problem(report, read.error().message);
  return {};
}

}  // namespace

Result<Verification> check_journal(JournalReader& reader, KeyRing* keys) {
  Verification report;
  Database& database = reader.database();
  if (auto done = check_pages(database, report); !done) return done.error();
  if (auto done = check_entries(database, keys, report); !done) return done.error();
  if (auto done = check_index(database, report); !done) return done.error();
  if (auto done = check_snapshot(reader, report); !done) return done.error();
  return report;
}

}  // namespace dangol
