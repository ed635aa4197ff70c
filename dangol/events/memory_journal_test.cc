#include "events/memory_journal.h"

#include <doctest/doctest.h>

#include <array>
#include <map>

#include "base/property_test.h"

namespace dangol {
namespace {

IdempotencyKey idempotency_key(std::uint8_t number) {
  IdempotencyKey key;
  key.bytes[0] = number;
  return key;
}

Entry entry_of(CustomerId customer, std::uint8_t key, std::uint64_t content = 1,
               EventKind kind = EventKind::order_placed) {
  return {{1}, customer, Instant{}, kind, idempotency_key(key), content, "body"};
}

Appended append_one(MemoryJournal& journal, const Entry& entry) {
  const auto answers = journal.append({&entry, 1});
  REQUIRE(answers);
  REQUIRE(answers->size() == 1);
  return answers->front();
}

std::vector<Position> positions(const MemoryJournal& journal, Position after = 0) {
  std::vector<Position> seen;
  CHECK(journal.read(after, [&](Position position, const Entry&) -> Result<void> {
    seen.push_back(position);
    return {};
  }));
  return seen;
}

}  // namespace

TEST_CASE("entries come back in the order of recording, from 1") {
  MemoryJournal journal;
  CHECK(*journal.last() == 0);
  CHECK(append_one(journal, entry_of({2}, 1)).position == 1);
  CHECK(append_one(journal, entry_of({1}, 2)).position == 2);
  CHECK(positions(journal) == std::vector<Position>{1, 2});
  CHECK(positions(journal, 1) == std::vector<Position>{2});
  CHECK(*journal.last() == 2);
}

TEST_CASE("a retry is known, a contradiction is told and not written") {
  MemoryJournal journal;
  append_one(journal, entry_of({1}, 1, 10));
  const Appended retry = append_one(journal, entry_of({1}, 1, 10));
  CHECK(retry.status == AppendStatus::already_known);
  CHECK(retry.position == 1);
  CHECK(append_one(journal, entry_of({1}, 1, 11)).status == AppendStatus::contradicts);
  CHECK(append_one(journal, entry_of({1}, 1, 10, EventKind::note_written)).status == AppendStatus::contradicts);
  CHECK(append_one(journal, entry_of({2}, 1, 11)).status == AppendStatus::recorded);  // keys are each customer's own
  CHECK(positions(journal).size() == 2);
}

TEST_CASE("a key that comes twice in one batch is recorded once") {
  MemoryJournal journal;
  const std::array batch{entry_of({1}, 1), entry_of({1}, 1), entry_of({1}, 2)};
  const auto answers = journal.append(batch);
  REQUIRE(answers);
  CHECK((*answers)[0].status == AppendStatus::recorded);
  CHECK((*answers)[1].status == AppendStatus::already_known);
  CHECK((*answers)[2].position == 2);
}

TEST_CASE("erasing takes a customer's entries and snapshot, and nobody else's") {
  MemoryJournal journal;
  append_one(journal, entry_of({1}, 1));
  append_one(journal, entry_of({2}, 1));
  append_one(journal, entry_of({1}, 2));
  const std::array<CustomerSnapshot, 2> snapshots{{{{1}, {1}, "one"}, {{1}, {2}, "two"}}};
  REQUIRE(journal.save_snapshot(3, "shop", snapshots));
  CHECK(*journal.erase({1}, {1}, {}) == 2);
  CHECK(positions(journal) == std::vector<Position>{2});
  std::vector<std::string> bodies;
  const auto read = journal.read_snapshot(
      [&](Position upto, std::string_view body) -> Result<void> {
        CHECK(upto == 3);
        bodies.emplace_back(body);
        return {};
      },
      [&](Bucket, CustomerId, std::string_view body) -> Result<void> {
        bodies.emplace_back(body);
        return {};
      });
  REQUIRE(read);
  CHECK(bodies == std::vector<std::string>{"shop", "two"});
  CHECK_FALSE(*journal.find({1}, {1}, idempotency_key(1)));
  CHECK(*journal.last() == 3);  // positions are never used again
  CHECK(append_one(journal, entry_of({3}, 1)).position == 4);
}

TEST_CASE("erasing some kinds leaves the others") {
  MemoryJournal journal;
  append_one(journal, entry_of({1}, 1, 1, EventKind::order_placed));
  append_one(journal, entry_of({1}, 2, 1, EventKind::allergy_recorded));
  const std::array kinds{EventKind::allergy_recorded};
  CHECK(*journal.erase({1}, {1}, kinds) == 1);
  CHECK(positions(journal) == std::vector<Position>{1});
}

TEST_CASE("a reader that fails stops the reading and its error comes through") {
  MemoryJournal journal;
  append_one(journal, entry_of({1}, 1));
  append_one(journal, entry_of({1}, 2));
  int seen = 0;
  const auto read = journal.read(0, [&](Position, const Entry&) -> Result<void> {
    ++seen;
    return Error{ErrorCode::too_much, "enough"};
  });
  REQUIRE_FALSE(read);
  CHECK(read.error().message == "enough");
  CHECK(seen == 1);
}

TEST_CASE("appending at random agrees with a plain map") {
  for_each_round(30, [](TestDice& dice) {
    MemoryJournal journal;
    std::map<std::pair<std::uint64_t, std::uint8_t>, std::uint64_t> oracle;
    for (int i = 0; i < 200; ++i) {
      const std::uint64_t customer = roll(dice, 4);
      const auto key = static_cast<std::uint8_t>(roll(dice, 20));
      const std::uint64_t content = roll(dice, 2);
      const auto [known, is_new] = oracle.try_emplace({customer, key}, content);
      const Appended answer = append_one(journal, entry_of({customer}, key, content));
      const AppendStatus expected = is_new                     ? AppendStatus::recorded
                                    : known->second == content ? AppendStatus::already_known
                                                               : AppendStatus::contradicts;
      CHECK(answer.status == expected);
    }
    CHECK(positions(journal).size() == oracle.size());
    CHECK(*journal.last() == oracle.size());
  });
}

}  // namespace dangol
