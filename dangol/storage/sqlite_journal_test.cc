#include "storage/sqlite_journal.h"

#include <doctest/doctest.h>

#include <cstring>
#include <fstream>
#include <random>
#include <set>

#include "base/property_test.h"
#include "storage/test_folder.h"

using namespace dangol;

namespace {

Entry entry_of(std::uint64_t customer, std::uint64_t number, std::string body) {
  Entry entry{{1}, {customer}, Instant{}, EventKind::order_placed, {}, number, std::move(body)};
  std::memcpy(entry.key.bytes.data(), &number, sizeof number);
  return entry;
}

void execute(const std::filesystem::path& file, const char* sql) {
  auto database = Database::open(file.string(), Database::Mode::write, "");
  REQUIRE(database);
  REQUIRE(database->execute(sql, "test"));
}

Error refusal(const std::filesystem::path& file) {
  auto journal = SqliteJournal::open(file);
  REQUIRE_FALSE(journal);
  return journal.error();
}

std::filesystem::path new_journal(const TestFolder& folder, std::uint64_t events = 3) {
  const auto file = folder.path() / "journal.db";
  auto journal = SqliteJournal::create(file);
  REQUIRE(journal);
  for (std::uint64_t number = 1; number <= events; ++number) {
    REQUIRE((*journal)->append(std::vector{entry_of(1, number, "body " + std::to_string(number))}));
  }
  return file;
}

std::uint64_t count(const Journal& journal) {
  std::uint64_t entries = 0;
  REQUIRE(journal.read(0, [&](Position, const Entry&) {
    ++entries;
    return Result<void>();
  }));
  return entries;
}

}  // namespace

TEST_CASE("a journal of a newer version is refused and not changed") {
  const TestFolder folder;
  const auto file = new_journal(folder);
  execute(file, "PRAGMA user_version = 99");
  const Error error = refusal(file);
  CHECK(error.code == ErrorCode::unavailable);
  CHECK(error.message.find("newer Dangol") != std::string::npos);
  CHECK(error.message.find("99") != std::string::npos);
  execute(file, "PRAGMA user_version = 1");
  CHECK(SqliteJournal::open(file));
}

TEST_CASE("bringing a journal up to date again, also after an interruption, changes nothing") {
  const TestFolder folder;
  const auto file = new_journal(folder);
  execute(file, "PRAGMA user_version = 0; DROP TABLE shop_state");  // as if it had stopped in between
  auto journal = SqliteJournal::open(file);
  REQUIRE(journal);
  CHECK(count(**journal) == 3);
  CHECK((*journal)->save_snapshot(3, "shop", {}));
}

TEST_CASE("a file that is not a journal is refused") {
  const TestFolder folder;
  const auto file = folder.path() / "journal.db";
  CHECK(refusal(file).code == ErrorCode::not_found);
  std::ofstream(file) << std::string(5000, 'x');
  CHECK(refusal(file).code == ErrorCode::unavailable);
  std::filesystem::remove(file);
  {
    auto other = Database::open(file.string(), Database::Mode::create, "");
    REQUIRE(other);
    REQUIRE(other->execute("PRAGMA application_id = 7; CREATE TABLE event (x)", "test"));
  }
  CHECK(refusal(file).message.find("another program") != std::string::npos);
}

TEST_CASE("only one process writes, and the lock goes with it") {
  const TestFolder folder;
  const auto file = new_journal(folder);
  {
    auto first = SqliteJournal::open(file);
    REQUIRE(first);
    const Error error = refusal(file);
    CHECK(error.code == ErrorCode::unavailable);
    CHECK(error.message.find("another Dangol") != std::string::npos);
    auto reader = JournalReader::open(file.string(), "");
    REQUIRE(reader);
    CHECK((*reader)->holds({1}, {2}));
  }
  CHECK(SqliteJournal::open(file));
}

TEST_CASE("recording into files that were deleted is not acknowledged") {
  const TestFolder folder;
  const auto file = new_journal(folder);
  for (const char* suffix : {"", "-wal"}) {
    auto journal = SqliteJournal::open(file);
    REQUIRE(journal);
    std::filesystem::rename(file.string() + suffix, folder.path() / "away");
    const auto refused = (*journal)->append(std::vector{entry_of(1, 50, "lost")});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("removed") != std::string::npos);
    std::filesystem::rename(folder.path() / "away", file.string() + suffix);
    CHECK_FALSE((*journal)->append(std::vector{entry_of(1, 51, "not until it is opened again")}));
  }
}

TEST_CASE("a byte changed anywhere in the file is never read as an event") {
  const TestFolder folder;
  const auto file = new_journal(folder, 60);
  const std::string whole = contents(file);
  const std::uint64_t seed = property_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 150; ++round) {
    std::string changed = whole;
    const std::size_t at = random() % changed.size();
    changed[at] = static_cast<char>(changed[at] ^ (1 << random() % 8));
    std::ofstream(file, std::ios::binary | std::ios::trunc) << changed;
    CAPTURE(at);
    auto journal = SqliteJournal::open(file);
    if (!journal) continue;
    const auto read = (*journal)->read(0, [&](Position position, const Entry& entry) -> Result<void> {
      CHECK(entry.body == "body " + std::to_string(position));
      CHECK(entry.customer == CustomerId{1});
      CHECK(entry.content == position);
      return {};
    });
    if (!read) CHECK(read.error().code == ErrorCode::unavailable);
  }
}

TEST_CASE("a damaged event is named by its position, and can be erased") {
  const TestFolder folder;
  const auto file = new_journal(folder);
  execute(file, "UPDATE event SET body = 'other' WHERE position = 2");
  auto journal = SqliteJournal::open(file);
  REQUIRE(journal);
  const auto read = (*journal)->read(0, [](Position, const Entry&) { return Result<void>(); });
  REQUIRE_FALSE(read);
  CHECK(read.error().message.find("position 2") != std::string::npos);
  CHECK(*(*journal)->erase({1}, {1}, {}) == 3);
  CHECK(count(**journal) == 0);
}

TEST_CASE("a log cut off at any place leaves whole batches") {
  const TestFolder folder;
  const auto file = folder.path() / "journal.db";
  std::filesystem::create_directory(folder.path() / "copy");
  const auto copy = folder.path() / "copy" / "journal.db";
  std::string database;
  std::string log;
  {
    auto journal = SqliteJournal::create(file);
    REQUIRE(journal);
    for (std::uint64_t number = 1; number <= 20; number += 2) {
      REQUIRE((*journal)->append(std::vector{entry_of(1, number, "a"), entry_of(1, number + 1, "b")}));
    }
    database = contents(file);
    log = contents(file.string() + "-wal");
  }
  for (std::size_t size = 0; size < log.size(); size += 997) {
    std::ofstream(copy, std::ios::binary | std::ios::trunc) << database;
    std::ofstream(copy.string() + "-wal", std::ios::binary | std::ios::trunc) << log.substr(0, size);
    auto journal = SqliteJournal::open(copy);
    REQUIRE(journal);
    CHECK(count(**journal) % 2 == 0);
    CHECK(*(*journal)->last() == count(**journal));
  }
}

TEST_CASE("no byte of an erased customer stays in the files, however often pages were split and joined") {
  const TestFolder folder;
  const auto file = folder.path() / "journal.db";
  const std::uint64_t seed = property_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  auto journal = SqliteJournal::create(file, {.vfs = "", .log_pages = 10, .merged_keys = 16});
  REQUIRE(journal);
  const auto marked = [&](std::uint64_t customer, std::size_t most) {
    return "<customer " + std::to_string(customer) + ">" + std::string(random() % most, 'x');
  };
  constexpr std::uint64_t customers = 60;
  std::set<std::uint64_t> here;
  std::uint64_t number = 0;
  for (int round = 0; round < 160; ++round) {
    std::vector<Entry> batch;
    std::vector<CustomerSnapshot> memories;
    for (int i = 0; i < 10; ++i) {
      const std::uint64_t customer = 1 + random() % customers;
      here.insert(customer);
      batch.push_back(entry_of(customer, ++number, marked(customer, 200)));
      memories.push_back({{1}, {customer}, marked(customer, 1200)});
    }
    REQUIRE((*journal)->append(batch));
    REQUIRE((*journal)->save_snapshot(number, "shop", memories));
    if (round % 3 != 2) continue;
    const std::uint64_t gone = *here.begin();
    here.erase(gone);
    REQUIRE((*journal)->erase({1}, {gone}, {}));
    const std::string mark = "<customer " + std::to_string(gone) + ">";
    for (const auto& each : std::filesystem::directory_iterator(folder.path())) {
      CHECK_MESSAGE(contents(each.path()).find(mark) == std::string::npos, each.path().filename().string());
    }
  }
}
