// A child process records until it is killed with SIGKILL; everything it said was recorded must be there.
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>

#include "base/property_test.h"
#include "entries.h"
#include "storage/group_commit.h"
#include "storage/sqlite_journal.h"
#include "storage/test_folder.h"

using namespace dangol;

namespace {

// Never returns: writes one byte to `out` for each event that is durable.
[[noreturn]] void record_for_ever(const std::filesystem::path& file, std::uint64_t first, int out) {
  auto journal = SqliteJournal::open(file, {.vfs = "", .log_pages = 20, .merged_keys = 32});
  if (!journal) ::_exit(1);
  GroupCommit commits(**journal, nullptr);
  for (std::uint64_t number = first;; ++number) {
    const auto answer = commits.append({make_entry(1 + number % 5, number)});
    if (!answer || ::write(out, "x", 1) != 1) ::_exit(1);
  }
}

std::uint64_t read_bytes(int from, std::uint64_t most) {
  char bytes[64];
  std::uint64_t count = 0;
  while (count < most) {
    const auto got = ::read(from, bytes, std::min<std::size_t>(sizeof bytes, most - count));
    if (got <= 0) break;
    count += static_cast<std::uint64_t>(got);
  }
  return count;
}

}  // namespace

TEST_CASE("kill -9 while recording loses nothing that was acknowledged") {
  const TestFolder folder;
  const auto file = folder.path() / "journal.db";
  REQUIRE(SqliteJournal::create(file));
  const std::uint64_t seed = property_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  std::uint64_t known = 0;
  for (int round = 0; round < 8; ++round) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) record_for_ever(file, known + 1, ends[1]);
    ::close(ends[1]);
    std::uint64_t acknowledged = read_bytes(ends[0], 1 + random() % 150);
    REQUIRE(::kill(child, SIGKILL) == 0);
    acknowledged += read_bytes(ends[0], 1'000'000);
    ::close(ends[0]);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));

    auto journal = SqliteJournal::open(file);
    REQUIRE(journal);
    const auto entries = all_entries(**journal);
    CHECK(entries.size() >= known + acknowledged);
    CHECK(entries.size() <= known + acknowledged + 1);  // the last may have been durable before it could be said
    for (const auto& [position, entry] : entries) CHECK(same(entry, make_entry(1 + position % 5, position)));
    known = entries.size();
  }
}
