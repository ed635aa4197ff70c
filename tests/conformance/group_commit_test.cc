// Many writers at once through GroupCommit: each gets its own answers, in journal order, durable before it is told.
#include <doctest/doctest.h>

#include <atomic>
#include <semaphore>
#include <thread>

#include "entries.h"
#include "events/memory_journal.h"
#include "storage/faulty_disk.h"
#include "storage/group_commit.h"
#include "storage/sqlite_journal.h"
#include "storage/test_folder.h"

using namespace dangol;

namespace {

constexpr std::uint64_t writers = 16;
constexpr std::uint64_t events_each = 40;

void check_many_writers(Journal& journal) {
  std::vector<Position>
      folded;  // by the committing thread only: no lock, so that tsan sees whether it is one at a time
  std::atomic<std::uint64_t> later = 0;
  {
    GroupCommit commits(journal, [&](std::span<const Entry> entries, std::span<const Appended> answers) {
      REQUIRE(entries.size() == answers.size());
      for (const Appended& each : answers) {
        if (each.status == AppendStatus::recorded) folded.push_back(each.position);
      }
    });
    std::atomic<std::uint64_t> wrong = 0;
    std::vector<std::thread> threads;
    for (std::uint64_t writer = 1; writer <= writers; ++writer) {
      threads.emplace_back([&, writer] {
        for (std::uint64_t number = 1; number <= events_each; ++number) {
          const Entry entry = make_entry(writer, number);
          if (number % 5 == 0) {
            commits.submit(entry, [&](const Result<Appended>& answer) { later += answer ? 1U : 0U; });
            continue;
          }
          const auto answers = commits.append({entry, entry});
          const bool right = answers && answers->size() == 2 && (*answers)[0].status == AppendStatus::recorded &&
                             (*answers)[1].status == AppendStatus::already_known &&
                             (*answers)[0].position == (*answers)[1].position;
          wrong += right ? 0U : 1U;
        }
      });
    }
    for (std::thread& each : threads) each.join();
    CHECK(wrong == 0);
  }
  CHECK(later == writers * events_each / 5);
  CHECK(all_entries(journal).size() == writers * events_each);
  REQUIRE(folded.size() == writers * events_each);
  for (std::size_t i = 0; i < folded.size(); ++i) CHECK(folded[i] == i + 1);
}

// Holds the first commit until it is let go, so that the test decides who waits.
class GatedJournal final : public Journal {
 public:
  explicit GatedJournal(Journal& journal) : journal_(journal) {}
  Result<std::vector<Appended>> append(std::span<const Entry> batch) override {
    entered.release();
    go_on.acquire();
    ++commits;
    return journal_.append(batch);
  }
  Result<void> read(Position after, const Visit& visit) const override { return journal_.read(after, visit); }
  Result<void> read_customer(Bucket b, CustomerId c, const Visit& v) const override {
    return journal_.read_customer(b, c, v);
  }
  Result<std::uint64_t> erase(Bucket b, CustomerId c, std::span<const EventKind> k) override {
    return journal_.erase(b, c, k);
  }
  Result<void> save_snapshot(Position upto, std::string_view shop, std::span<const CustomerSnapshot> changed) override {
    return journal_.save_snapshot(upto, shop, changed);
  }
  Result<void> read_snapshot(const VisitShop& shop, const VisitCustomer& customer) const override {
    return journal_.read_snapshot(shop, customer);
  }
  Result<std::optional<Entry>> find(Bucket b, CustomerId c, const IdempotencyKey& k) const override {
    return journal_.find(b, c, k);
  }
  Result<Position> last() const override { return journal_.last(); }

  std::counting_semaphore<> entered{0};
  std::counting_semaphore<> go_on{0};
  std::atomic<int> commits = 0;

 private:
  Journal& journal_;
};

}  // namespace

TEST_CASE("many writers, each event once, folded in journal order") {
  SUBCASE("memory") {
    MemoryJournal journal;
    check_many_writers(journal);
  }
  SUBCASE("sqlite") {
    const TestFolder folder;
    auto journal = SqliteJournal::create(folder.path() / "journal.db", {.vfs = "", .log_pages = 20, .merged_keys = 32});
    REQUIRE(journal);
    check_many_writers(**journal);
  }
}

TEST_CASE("who comes while a commit is under way goes in the next one, together") {
  MemoryJournal memory;
  GatedJournal journal(memory);
  GroupCommit commits(journal, nullptr);
  std::atomic<int> answered = 0;
  commits.submit(make_entry(1, 1), [&](const Result<Appended>&) { ++answered; });
  journal.entered.acquire();  // the first is on its way to the disk
  for (std::uint64_t number = 2; number <= 10; ++number) {
    commits.submit(make_entry(1, number), [&](const Result<Appended>&) { ++answered; });
  }
  CHECK(answered == 0);
  journal.go_on.release(2);
  journal.entered.acquire();
  const auto last = [&] { return commits.exclusively([] { return Result<void>(); }); };
  while (answered < 10) REQUIRE(last());
  CHECK(journal.commits == 2);
}

TEST_CASE("nobody commits while something runs exclusively") {
  MemoryJournal journal;
  GroupCommit commits(journal, nullptr);
  std::thread writer;
  const auto done = commits.exclusively([&]() -> Result<void> {
    writer = std::thread([&] { CHECK(commits.append({make_entry(1, 1)})); });
    for (int i = 0; i < 100; ++i) {
      std::this_thread::yield();
      CHECK(*journal.last() == 0);
    }
    return Error{ErrorCode::too_much, "passed on"};
  });
  writer.join();
  CHECK(done.error().code == ErrorCode::too_much);
  CHECK(*journal.last() == 1);
}

TEST_CASE("when the disk fails, all who waited are told and nothing is folded") {
  FaultyDisk disk("failing under many");
  const TestFolder folder;
  auto journal = SqliteJournal::create(folder.path() / "journal.db", {.vfs = "failing under many"});
  REQUIRE(journal);
  std::atomic<int> folded = 0;
  GroupCommit commits(**journal, [&](std::span<const Entry>, std::span<const Appended>) { ++folded; });
  disk.fail_at(1, Fault::io_error);
  std::atomic<int> refused = 0;
  std::vector<std::thread> threads;
  for (std::uint64_t writer = 1; writer <= 8; ++writer) {
    threads.emplace_back([&, writer] { refused += commits.append({make_entry(writer, 1)}) ? 0 : 1; });
  }
  for (std::thread& each : threads) each.join();
  CHECK(refused == 8);
  CHECK(folded == 0);
  CHECK(commits.append({})->empty());
}
