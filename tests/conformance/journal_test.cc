// What every Journal promises (events/journal.h), asked of all of them in the same words.
#include <doctest/doctest.h>

#include <functional>

#include "entries.h"
#include "events/memory_journal.h"
#include "storage/faulty_disk.h"
#include "storage/sqlite_journal.h"
#include "storage/test_folder.h"

using namespace dangol;

namespace {

// Small, so that a short test merges keys and copies the log many times.
SqliteJournalOptions busy(std::string vfs = "") { return {.vfs = std::move(vfs), .log_pages = 4, .merged_keys = 8}; }

// Runs the test with each journal; `reopen` closes it and opens it again where that means anything.
class JournalUnderTest {
 public:
  using Open = std::function<std::unique_ptr<Journal>()>;
  JournalUnderTest(std::unique_ptr<Journal> journal, Open open)
      : journal_(std::move(journal)), open_(std::move(open)) {}
  Journal& operator*() { return *journal_; }
  Journal* operator->() { return journal_.get(); }
  void reopen() {
    if (!open_) return;
    journal_.reset();
    journal_ = open_();
  }

 private:
  std::unique_ptr<Journal> journal_;
  Open open_;
};

std::unique_ptr<Journal> must(Result<std::unique_ptr<SqliteJournal>> journal) {
  REQUIRE_MESSAGE(journal, (journal ? "" : journal.error().message));
  return std::move(*journal);
}

void for_each_journal(const std::function<void(JournalUnderTest&)>& test) {
  SUBCASE("memory") {
    JournalUnderTest journal(std::make_unique<MemoryJournal>(), nullptr);
    test(journal);
  }
  SUBCASE("sqlite") {
    const TestFolder folder;
    const auto file = folder.path() / "journal.db";
    JournalUnderTest journal(must(SqliteJournal::create(file, busy())),
                             [file] { return must(SqliteJournal::open(file, busy())); });
    test(journal);
  }
  SUBCASE("sqlite on the faulty disk, not failing") {
    const TestFolder folder;
    const FaultyDisk disk("faulty");
    const auto file = folder.path() / "journal.db";
    JournalUnderTest journal(must(SqliteJournal::create(file, busy("faulty"))),
                             [file] { return must(SqliteJournal::open(file, busy("faulty"))); });
    test(journal);
  }
}

std::vector<AppendStatus> statuses(const Result<std::vector<Appended>>& answers) {
  REQUIRE(answers);
  std::vector<AppendStatus> result;
  for (const Appended& each : *answers) result.push_back(each.status);
  return result;
}

constexpr auto recorded = AppendStatus::recorded;
constexpr auto already_known = AppendStatus::already_known;
constexpr auto contradicts = AppendStatus::contradicts;

}  // namespace

TEST_CASE("what was appended is read back, in order, also after opening again") {
  for_each_journal([](JournalUnderTest& journal) {
    std::vector<Entry> wanted;
    for (std::uint64_t number = 1; number <= 100; ++number) wanted.push_back(make_entry(number % 7, number));
    for (std::size_t at = 0; at < wanted.size(); at += 10) {
      REQUIRE(journal->append(std::span(wanted).subspan(at, 10)));
    }
    for (int round = 0; round < 2; ++round) {
      const auto entries = all_entries(*journal);
      REQUIRE(entries.size() == wanted.size());
      std::size_t at = 0;
      for (const auto& [position, entry] : entries) {
        CHECK(position == at + 1);
        CHECK(same(entry, wanted[at++]));
      }
      CHECK(*journal->last() == 100);
      std::size_t after = 0;
      REQUIRE(journal->read(60, [&](Position, const Entry&) {
        ++after;
        return Result<void>();
      }));
      CHECK(after == 40);
      const auto hers = entries_of(*journal, 3);
      REQUIRE(hers.size() == 14);
      for (std::size_t i = 0; i < hers.size(); ++i) CHECK(same(hers[i], make_entry(3, 3 + 7 * i)));
      journal.reopen();
    }
  });
}

TEST_CASE("an event is recorded once, and a contradiction is told from a retry") {
  for_each_journal([](JournalUnderTest& journal) {
    const std::vector<Entry> twice = {make_entry(1, 1), make_entry(1, 2), make_entry(1, 1), make_entry(1, 2, 9)};
    const auto first = journal->append(twice);
    CHECK(statuses(first) == std::vector{recorded, recorded, already_known, contradicts});
    CHECK((*first)[2].position == 1);
    CHECK((*first)[3].position == 2);
    for (int round = 0; round < 30; ++round) {  // enough to merge the first ones into the index
      for (std::uint64_t number = 0; number < 5; ++number) {
        REQUIRE(journal->append(std::vector{make_entry(2, static_cast<std::uint64_t>(round) * 5 + number)}));
      }
    }
    for (int round = 0; round < 2; ++round) {
      CHECK(statuses(journal->append(twice)) == std::vector{already_known, already_known, already_known, contradicts});
      CHECK(statuses(journal->append(std::vector{make_entry(2, 17), make_entry(2, 149)})) ==
            std::vector{already_known, already_known});
      CHECK(all_entries(*journal).size() == 152);
      journal.reopen();
    }
    const auto found = journal->find(bucket, {2}, make_entry(2, 17).key);
    REQUIRE(found);
    REQUIRE(*found);
    CHECK(same(**found, make_entry(2, 17)));
    CHECK_FALSE(*journal->find(bucket, {1}, make_entry(2, 17).key));
    Entry other_customer = make_entry(1, 1);
    other_customer.customer = {5};
    Entry other_kind = make_entry(1, 1);
    other_kind.kind = EventKind::order_voided;
    CHECK(statuses(journal->append(std::vector{other_customer, other_kind})) == std::vector{recorded, contradicts});
  });
}

TEST_CASE("an empty batch is no batch, and an empty or large body is kept") {
  for_each_journal([](JournalUnderTest& journal) {
    CHECK(journal->append({})->empty());
    CHECK(*journal->last() == 0);
    Entry empty = make_entry(1, 1);
    empty.body.clear();
    Entry large = make_entry(1, 2);
    large.body.assign(3'000'000, 'x');
    large.at = Instant{std::chrono::milliseconds{-5}};
    REQUIRE(journal->append(std::vector{empty, large}));
    journal.reopen();
    const auto entries = all_entries(*journal);
    CHECK(same(entries.at(1), empty));
    CHECK(same(entries.at(2), large));
  });
}

TEST_CASE("a reader can stop, and its error comes back") {
  for_each_journal([](JournalUnderTest& journal) {
    REQUIRE(journal->append(std::vector{make_entry(1, 1), make_entry(1, 2)}));
    int seen = 0;
    const auto stopped = journal->read(0, [&](Position, const Entry&) -> Result<void> {
      ++seen;
      return Error{ErrorCode::too_much, "enough"};
    });
    CHECK(stopped.error().code == ErrorCode::too_much);
    CHECK(seen == 1);
    CHECK(all_entries(*journal).size() == 2);
  });
}

TEST_CASE("an erased customer is gone, the others are not, and no position is given twice") {
  for_each_journal([](JournalUnderTest& journal) {
    for (std::uint64_t number = 1; number <= 60; ++number) {
      REQUIRE(journal->append(std::vector{make_entry(1 + number % 3, number)}));
    }
    const std::vector<CustomerSnapshot> memories = {{bucket, {1}, "one"}, {bucket, {2}, "two"}};
    REQUIRE(journal->save_snapshot(60, "shop", memories));
    const auto erased = journal->erase(bucket, {1}, {});
    REQUIRE(erased);
    CHECK(*erased == 20);
    for (int round = 0; round < 2; ++round) {
      CHECK(entries_of(*journal, 1).empty());
      CHECK(entries_of(*journal, 2).size() == 20);
      CHECK(all_entries(*journal).size() == 40);
      CHECK(snapshot_of(*journal).customers == std::map<std::uint64_t, std::string>{{2, "two"}});
      CHECK(*journal->last() == 60);
      journal.reopen();
    }
    CHECK(*journal->erase(bucket, {1}, {}) == 0);
    const auto again = journal->append(std::vector{make_entry(1, 60)});
    CHECK(statuses(again) == std::vector{recorded});
    CHECK((*again)[0].position == 61);
  });
}

TEST_CASE("entries of one kind can be erased alone") {
  for_each_journal([](JournalUnderTest& journal) {
    Entry allergy = make_entry(1, 2);
    allergy.kind = EventKind::allergy_recorded;
    REQUIRE(journal->append(std::vector{make_entry(1, 1), allergy, make_entry(1, 3)}));
    const std::vector kinds = {EventKind::allergy_recorded};
    CHECK(*journal->erase(bucket, {1}, kinds) == 1);
    CHECK(entries_of(*journal, 1).size() == 2);
    CHECK(statuses(journal->append(std::vector{make_entry(1, 3)})) == std::vector{already_known});
  });
}

TEST_CASE("a snapshot replaces what changed and keeps the rest") {
  for_each_journal([](JournalUnderTest& journal) {
    CHECK(snapshot_of(*journal) == Snapshot{});
    REQUIRE(journal->save_snapshot(5, "first", std::vector<CustomerSnapshot>{{bucket, {2}, "b"}, {bucket, {1}, "a"}}));
    REQUIRE(journal->save_snapshot(9, "second", std::vector<CustomerSnapshot>{{bucket, {2}, "B"}, {bucket, {3}, ""}}));
    journal.reopen();
    CHECK(snapshot_of(*journal) == Snapshot{9, "second", {{1, "a"}, {2, "B"}, {3, ""}}});
  });
}
