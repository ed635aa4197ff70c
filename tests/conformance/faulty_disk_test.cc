// Nothing acknowledged is lost, nothing half-written is seen: whatever the disk does, at every single write and fsync.
#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <set>

#include "entries.h"
#include "storage/faulty_disk.h"
#include "storage/sqlite_journal.h"
#include "storage/test_folder.h"

using namespace dangol;

namespace {

constexpr char vfs_name[] = "failing";

SqliteJournalOptions options(bool flush_disk = true) {
  return {.vfs = vfs_name, .flush_disk = flush_disk, .log_pages = 6, .merged_keys = 8};
}

using Batch = std::vector<Entry>;

// What the journal said it has done, and the one thing that it was doing when it failed.
struct Told {
  std::vector<Batch> acknowledged;
  std::optional<Batch> attempted;
  Snapshot snapshot;
  std::optional<Snapshot> attempted_snapshot;
  bool erased = false;  // customer 2
  bool attempted_erase = false;
  std::uint64_t refused = 0;
};

constexpr std::uint64_t batches = 30;
constexpr std::uint64_t erasure_after = 16;  // batches

Batch batch_of(std::uint64_t number) {
  Batch batch;
  for (std::uint64_t i = 0; i <= number % 4; ++i) batch.push_back(make_entry(1 + i, number));
  return batch;
}

Snapshot snapshot_at(std::uint64_t number) {
  Snapshot snapshot{number, "shop " + std::to_string(number), {}};
  for (std::uint64_t customer = 1; customer <= 5; ++customer) {
    snapshot.customers[customer] = std::string(300, static_cast<char>('a' + number % 26));
  }
  return snapshot;
}

bool save(Journal& journal, const Snapshot& snapshot) {
  std::vector<CustomerSnapshot> customers;
  for (const auto& [customer, body] : snapshot.customers) customers.push_back({bucket, {customer}, body});
  return static_cast<bool>(journal.save_snapshot(snapshot.upto, snapshot.shop, customers));
}

bool append(Journal& journal, std::uint64_t number, Told& told) {
  told.attempted = batch_of(number);
  if (!journal.append(*told.attempted)) return false;
  told.acknowledged.push_back(*std::exchange(told.attempted, std::nullopt));
  return true;
}

// Goes on until the journal refuses.
void work(Journal& journal, Told& told) {
  for (std::uint64_t number = 1; number <= batches; ++number) {
    if (!append(journal, number, told)) return;
    if (number % 7 == 0 && !told.erased) {
      told.attempted_snapshot = snapshot_at(number);
      if (!save(journal, *told.attempted_snapshot)) return;
      told.snapshot = *std::exchange(told.attempted_snapshot, std::nullopt);
    }
    if (number == erasure_after) {
      told.attempted_erase = true;
      if (!journal.erase(bucket, {2}, {})) return;
      told.erased = true;
      told.snapshot.customers.erase(2);
    }
  }
}

std::size_t count_in(const std::vector<Entry>& found, const Batch& batch, const Told& told) {
  std::size_t count = 0;
  for (const Entry& wanted : batch) {
    const bool is_erased = wanted.customer == CustomerId{2} && told.attempted_erase;
    const auto is_same = [&](const Entry& each) { return same(each, wanted); };
    if (is_erased || std::any_of(found.begin(), found.end(), is_same)) ++count;
  }
  return count;
}

// What was recorded of customer 2 before her erasure is gone; or, when it was interrupted, gone or there as a whole.
void check_erasure(const std::vector<Entry>& found, const Told& told) {
  std::size_t recorded = 0;
  std::size_t left = 0;
  for (std::uint64_t number = 1; number <= erasure_after; ++number) {
    for (const Entry& each : batch_of(number)) {
      if (each.customer != CustomerId{2}) continue;
      ++recorded;
      left += std::any_of(found.begin(), found.end(), [&](const Entry& other) { return same(each, other); }) ? 1U : 0U;
    }
  }
  CHECK((left == 0 || (!told.erased && left == recorded)));
}

// How many acknowledged entries are missing; everything else that must hold is checked here.
std::size_t lost_entries(const Journal& journal, const Told& told) {
  std::vector<Entry> found;
  for (auto& [position, entry] : all_entries(journal)) found.push_back(std::move(entry));
  std::size_t lost = 0;
  std::size_t known = 0;
  for (const Batch& batch : told.acknowledged) {
    lost += batch.size() - count_in(found, batch, told);
    known += batch.size();
  }
  std::size_t attempted = 0;
  if (told.attempted) {
    attempted = count_in(found, *told.attempted, told);
    if (!told.attempted_erase) CHECK((attempted == 0 || attempted == told.attempted->size()));  // whole or not at all
  }
  CHECK(found.size() <= known + attempted);  // nothing that nobody recorded
  std::set<std::pair<std::uint64_t, IdempotencyKey>> keys;
  for (const Entry& each : found) CHECK(keys.insert({each.customer.value, each.key}).second);  // nothing twice
  if (told.attempted_erase) check_erasure(found, told);
  return lost;
}

bool snapshot_is_whole(const Journal& journal, const Told& told) {
  const Snapshot found = snapshot_of(journal);
  Snapshot without = told.snapshot;
  without.customers.erase(2);
  return found == told.snapshot || (told.attempted_snapshot && found == *told.attempted_snapshot) ||
         (told.attempted_erase && found == without);
}

// The journal must go on as if nothing had happened: what was acknowledged is known, the rest can be recorded now.
void check_it_goes_on(Journal& journal, const Told& told) {
  for (std::uint64_t number = 1; number <= batches; ++number) {
    const auto answers = journal.append(batch_of(number));
    REQUIRE_MESSAGE(answers, (answers ? "" : answers.error().message));
    if (number > told.acknowledged.size() || told.attempted_erase) continue;
    for (const Appended& each : *answers) CHECK(each.status == AppendStatus::already_known);
  }
}

// Runs the work with the fault at the given operation, then what the machine does after it; returns what was lost.
std::size_t lost_after(FaultyDisk& disk, Fault fault, std::uint64_t operation, std::uint64_t seed, bool flush_disk) {
  const TestFolder folder;
  const auto file = folder.path() / "journal.db";
  Told told;
  REQUIRE(SqliteJournal::create(file, options(flush_disk)));
  {
    auto journal = SqliteJournal::open(file, options(flush_disk));
    REQUIRE(journal);
    disk.fail_at(operation, fault);
    work(**journal, told);
    if (disk.has_failed() && fault != Fault::full && told.acknowledged.size() < batches) {
      const auto refused = (*journal)->append(batch_of(99));
      CHECK_FALSE(refused);  // not until it is opened again
    }
  }
  if (fault == Fault::power_cut) disk.lose_unsynced(seed);
  disk.repair();
  auto journal = SqliteJournal::open(file, options());
  if (!flush_disk && !journal) return 1;  // damaged beyond opening: all of it is lost
  REQUIRE_MESSAGE(journal, (journal ? "" : journal.error().message));
  if (!flush_disk) {
    std::size_t found = 0;
    const auto read = (*journal)->read(0, [&](Position, const Entry&) {
      ++found;
      return Result<void>();
    });
    std::size_t known = 0;
    for (const Batch& batch : told.acknowledged) known += batch.size();
    return !read || (!told.attempted_erase && found < known) ? 1 : 0;
  }
  const std::size_t lost = lost_entries(**journal, told);
  CHECK(snapshot_is_whole(**journal, told));
  check_it_goes_on(**journal, told);
  return lost;
}

std::uint64_t operations_of_the_work(FaultyDisk& disk) {
  const TestFolder folder;
  auto journal = SqliteJournal::create(folder.path() / "journal.db", options());
  REQUIRE(journal);
  disk.fail_at(0, Fault::none);
  Told told;
  work(**journal, told);
  REQUIRE(told.acknowledged.size() == batches);
  REQUIRE(told.erased);
  return disk.operations();
}

void check_every_operation(Fault fault, std::uint64_t stride) {
  FaultyDisk disk(vfs_name);
  const std::uint64_t total = operations_of_the_work(disk);
  MESSAGE("operations: ", total);
  CHECK(total > 200);
  for (std::uint64_t operation = 1; operation <= total; operation += stride) {
    CAPTURE(operation);
    CHECK(lost_after(disk, fault, operation, operation, true) == 0);
  }
}

}  // namespace

TEST_CASE("a power cut at any write or fsync loses nothing that was acknowledged") {
  check_every_operation(Fault::power_cut, 1);
}

TEST_CASE("a process that ends at any write loses nothing that was acknowledged") {
  check_every_operation(Fault::kill, 3);
}

TEST_CASE("a write that fails, at any place, loses nothing") { check_every_operation(Fault::io_error, 3); }

TEST_CASE("a write cut short, at any place, loses nothing") { check_every_operation(Fault::short_write, 3); }

TEST_CASE("an fsync that fails, at any place, loses nothing") { check_every_operation(Fault::sync_error, 1); }

TEST_CASE("a disk that becomes full, at any place, loses nothing") { check_every_operation(Fault::full, 3); }

TEST_CASE("the same power cuts without fsync do lose what was acknowledged: the test can see it") {
  FaultyDisk disk(vfs_name);
  std::size_t losses = 0;
  for (std::uint64_t operation = 50; operation <= 150; operation += 10) {
    losses += lost_after(disk, Fault::power_cut, operation, operation, false);
  }
  MESSAGE("runs of 11 that lost something: ", losses);
  CHECK(losses > 0);
}

TEST_CASE("after a full disk the same journal goes on when there is space again") {
  FaultyDisk disk(vfs_name);
  const TestFolder folder;
  auto journal = SqliteJournal::create(folder.path() / "journal.db", options());
  REQUIRE(journal);
  REQUIRE((*journal)->append(batch_of(1)));
  disk.fail_at(1, Fault::full);
  const auto refused = (*journal)->append(batch_of(2));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::unavailable);
  CHECK(refused.error().message.find("disk is full") != std::string::npos);
  disk.repair();
  const auto answers = (*journal)->append(batch_of(2));
  REQUIRE(answers);
  CHECK((*answers)[0].status == AppendStatus::recorded);
  CHECK(all_entries(**journal).size() == batch_of(1).size() + batch_of(2).size());
}
