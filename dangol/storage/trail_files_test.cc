#include "storage/trail_files.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <sstream>
#include <thread>

#include "storage/durable_file.h"
#include "storage/test_folder.h"

using namespace dangol;

namespace {

const Instant noon = date::sys_days{date::year{2026} / 11 / 23} + std::chrono::hours{12};

TrailRow row_at(Instant at, std::uint64_t customer = 17) {
  return {.at = at, .account = {7}, .source = "192.168.0.5", .action = "readCard", .customers = {{customer}}};
}

struct TrailOnDisk {
  TestFolder folder;
  SecretKey key = {1, 2, 3};
  std::filesystem::path rows = folder.path() / "trail";
  std::filesystem::path end = folder.path() / "shop.key.trail";
  std::unique_ptr<TrailFiles> open() const { return std::make_unique<TrailFiles>(rows, end, key); }
  std::filesystem::path day(std::string_view name = "2026-11-23.tsv") const { return rows / name; }
  std::vector<std::string> faults() const {
    auto found = open()->faults();
    REQUIRE(found);
    return *found;
  }
  // Six rows in two sittings on one day.
  void write_six() const {
    for (int sitting = 0; sitting < 2; ++sitting) {
      const auto trail = open();
      for (std::uint64_t i = 1; i <= 3; ++i) REQUIRE(trail->write(row_at(noon, i)));
    }
  }
};

std::vector<std::string> lines_of(const std::filesystem::path& file) {
  std::vector<std::string> lines;
  std::istringstream in(contents(file));
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

void put_lines(const std::filesystem::path& file, const std::vector<std::string>& lines) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  for (const std::string& line : lines) out << line << "\n";
}

void put_instead(std::string& line, std::string_view what, std::string_view instead) {
  const std::size_t at = line.find(what);
  REQUIRE(at != std::string::npos);
  line.replace(at, what.size(), instead);
}

}  // namespace

TEST_CASE("rows are numbered over stops, and read back as they were") {
  const TrailOnDisk disk;
  disk.write_six();
  const auto trail = disk.open();
  TrailRow everybody{.at = noon + std::chrono::hours{24}, .account = {1}, .source = "::1", .action = "exportConsents"};
  everybody.everybody = true;
  everybody.reason = ExportReason::audit;
  CHECK(*trail->write(everybody) == 7);
  const auto found = latest(*trail, {.most = 3});
  REQUIRE(found);
  REQUIRE(found->size() == 3);
  everybody.number = 7;
  CHECK(found->front() == everybody);
  CHECK((*found)[1].number == 6);
  CHECK(trail->days().size() == 2);
  CHECK(disk.faults().empty());
}

TEST_CASE("a row is in the file when write() returns, so that a killed program has left it") {
  const TrailOnDisk disk;
  const auto running = disk.open();
  REQUIRE(running->write(row_at(noon)));
  CHECK(contents(disk.day()).find("\treadCard\t200\t-\t17\t") != std::string::npos);
  CHECK(disk.open()->last().number == 0);  // not known to be on the disk
  REQUIRE(running->sync());
  CHECK(disk.open()->last() == running->last());
}

TEST_CASE("two programs that write in turn make one trail") {
  const TrailOnDisk disk;
  const auto server = disk.open();
  const auto command = disk.open();
  for (int i = 0; i < 20; ++i) {
    REQUIRE(server->write(row_at(noon)));
    REQUIRE(server->sync());
    REQUIRE(command->write(row_at(noon + std::chrono::hours{i % 3 * 24})));
    REQUIRE(command->sync());
  }
  CHECK(command->last().number == 40);
  CHECK(disk.faults().empty());
}

TEST_CASE("many threads and two programs at once make one trail, while it is synced") {
  const TrailOnDisk disk;
  const std::array<std::unique_ptr<TrailFiles>, 2> programs{disk.open(), disk.open()};
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < 4; ++i) {
    threads.emplace_back([&, i] {
      for (int n = 0; n < 200; ++n) {
        CHECK(programs[i % 2]->write(row_at(noon)));
        if (n % 50 == 49) CHECK(programs[i % 2]->sync());
      }
    });
  }
  for (std::thread& each : threads) each.join();
  for (const auto& each : programs) CHECK(each->sync());
  CHECK(disk.faults().empty());
  CHECK(std::max(programs[0]->last().number, programs[1]->last().number) == 800);
}

TEST_CASE("who is killed during a turn leaves what it wrote, and the next goes on behind it") {
  const TrailOnDisk disk;
  const auto next = disk.open();
  REQUIRE(next->write(row_at(noon)));
  REQUIRE(next->sync());
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const auto killed = disk.open();
    for (int i = 0; i < 3; ++i) (void)killed->write(row_at(noon));
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(*next->write(row_at(noon)) == 5);
  REQUIRE(next->sync());
  CHECK(disk.faults().empty());
}

TEST_CASE("a clock that is set back breaks nothing") {
  const TrailOnDisk disk;
  const auto trail = disk.open();
  for (const int hours : {0, 24, 0, 48, 0}) REQUIRE(trail->write(row_at(noon + std::chrono::hours{hours})));
  REQUIRE(trail->sync());
  CHECK(disk.faults().empty());
}

TEST_CASE("a row that is altered, left out, doubled, exchanged or added is named") {
  const TrailOnDisk disk;
  disk.write_six();
  std::vector<std::string> lines = lines_of(disk.day());  // "#", 1, 2, 3, "#", 4, 5, 6
  REQUIRE(lines.size() == 8);
  std::string expected;
  SUBCASE("altered") {
    put_instead(lines[2], "\t7\t", "\t8\t");
    expected = "row 2 in 2026-11-23.tsv is not as it was written";
  }
  SUBCASE("left out") {
    lines.erase(lines.begin() + 2);
    expected = "rows 2 to 2 are missing in 2026-11-23.tsv";
  }
  SUBCASE("doubled") {
    lines.insert(lines.begin() + 2, lines[1]);
    expected = "row 1 stands where it was not written, in 2026-11-23.tsv";
  }
  SUBCASE("exchanged") {
    std::swap(lines[5], lines[6]);
    expected = "rows 4 to 4 are missing in 2026-11-23.tsv";
  }
  SUBCASE("renumbered to hide what was left out") {
    lines.erase(lines.begin() + 2);
    put_instead(lines[2], "3\t", "2\t");
    expected = "row 2 in 2026-11-23.tsv is not as it was written";
  }
  SUBCASE("a sitting left out") {
    lines.erase(lines.begin(), lines.begin() + 4);
    expected = "rows 1 to 3 are missing before 2026-11-23.tsv";
  }
  SUBCASE("another line between them") {
    lines.insert(lines.begin() + 3, "nothing");
    expected = "a line after row 2 in 2026-11-23.tsv is damaged";
  }
  SUBCASE("a stretch that follows something else") {
    lines[4].back() = lines[4].back() == '0' ? '1' : '0';
    expected = "what follows row 3 in 2026-11-23.tsv was not written there";
  }
  put_lines(disk.day(), lines);
  const auto faults = disk.faults();
  CHECK_MESSAGE(std::ranges::find(faults, expected) != faults.end(), fmt::format("{}", fmt::join(faults, "\n")));
}

TEST_CASE("rows that are cut off at the end are missed, and stay missed when others follow") {
  const TrailOnDisk disk;
  disk.write_six();
  SUBCASE("lines") {
    auto lines = lines_of(disk.day());
    lines.resize(6);
    put_lines(disk.day(), lines);
    CHECK(disk.faults().front() == "rows 5 to 6 were cut off");
    REQUIRE(disk.open()->write(row_at(noon)));
    CHECK(disk.faults().front() == "rows 5 to 6 are missing before 2026-11-23.tsv");
  }
  SUBCASE("everything") {
    std::filesystem::remove_all(disk.rows);
    CHECK(disk.faults().front() == "rows 1 to 6 were cut off");
    REQUIRE(disk.open()->write(row_at(noon)));
    CHECK(disk.faults().front() == "rows 1 to 6 are missing before 2026-11-23.tsv");
  }
  SUBCASE("with the file that says where the end is") {
    std::filesystem::remove(disk.end);
    CHECK(disk.faults().front() == "the file is missing that says where the trail ends");
    REQUIRE(disk.open()->write(row_at(noon)));
    CHECK(disk.faults().front() == "at row 7 in 2026-11-23.tsv the file was missing that says where the trail ends");
  }
  SUBCASE("and written anew with another key") {
    std::filesystem::remove_all(disk.rows);
    TrailFiles forged(disk.rows, disk.folder.path() / "other", {9, 9, 9});
    for (int i = 0; i < 6; ++i) REQUIRE(forged.write(row_at(noon)));
    REQUIRE(forged.sync());
    CHECK(disk.faults().size() == 7);
    CHECK(disk.faults().back() == "row 6 is another one than was written");
  }
}

TEST_CASE("a shop that is restored elsewhere goes on with the trail, and notices from then on what is missing") {
  const TrailOnDisk disk;
  disk.write_six();
  const std::filesystem::path elsewhere = disk.folder.path() / "again.end";
  TrailFiles again(disk.rows, elsewhere, disk.key);
  REQUIRE(again.begin_end());
  CHECK(*again.write(row_at(noon)) == 7);
  CHECK(again.faults()->empty());
  REQUIRE(again.sync());
  CHECK(disk.faults().empty());
  std::filesystem::remove_all(disk.rows);
  CHECK(again.faults()->front() == "rows 1 to 7 were cut off");
}

TEST_CASE("what a power cut left of a line goes, and the trail goes on") {
  const TrailOnDisk disk;
  disk.write_six();
  auto text = contents(disk.day());
  text += "7\t1795";
  std::ofstream(disk.day(), std::ios::binary | std::ios::trunc) << text;
  CHECK(disk.faults().empty());
  CHECK(*disk.open()->write(row_at(noon)) == 7);
  CHECK(disk.faults().empty());
}

TEST_CASE("where it cannot be written nobody is told that it was") {
  TrailOnDisk disk;
  std::ofstream(disk.rows) << "a file where the folder should be";
  const auto written = disk.open()->write(row_at(noon));
  REQUIRE(!written);
  CHECK(written.error().code == ErrorCode::unavailable);
}

TEST_CASE("after two years a day goes, unless the clock has no week behind it") {
  const TrailOnDisk disk;
  const auto trail = disk.open();
  REQUIRE(trail->write(row_at(noon)));
  REQUIRE(trail->write(row_at(noon + date::days{1})));
  const Instant later = noon + trail_is_kept_for + date::days{1};
  REQUIRE(trail->forget_old(later));
  CHECK(trail->days().size() == 2);
  for (int i = 6; i >= 0; --i) REQUIRE(trail->write(row_at(later - date::days{i})));
  REQUIRE(trail->sync());
  REQUIRE(trail->forget_old(later));
  CHECK(trail->days().size() == 8);
  CHECK(trail->days().front() == trail_day(noon) + 1);
  CHECK(disk.faults().empty());
  std::filesystem::remove(disk.day("2026-11-24.tsv"));
  CHECK(disk.faults().front() ==
        fmt::format("rows 2 to 2 are missing before {}",
                    date::format("%F.tsv", std::chrono::floor<date::days>(later) - date::days{6})));
}

TEST_CASE("rows that a clock far behind dated too early are not destroyed as old") {
  const TrailOnDisk disk;
  const auto trail = disk.open();
  for (int i = 7; i > 0; --i) REQUIRE(trail->write(row_at(noon - date::days{i})));
  REQUIRE(trail->write(row_at(noon - trail_is_kept_for - date::days{40})));
  REQUIRE(trail->write(row_at(noon)));
  REQUIRE(trail->forget_old(noon));
  CHECK(trail->days().size() == 9);
}

TEST_CASE("the last row is found however long it is") {
  const TrailOnDisk disk;
  TrailRow many = row_at(noon);
  for (std::uint64_t i = 0; i < 5'000; ++i) many.customers.push_back({1'000'000'000 + i});
  REQUIRE(disk.open()->write(many));
  CHECK(*disk.open()->write(row_at(noon)) == 2);
  CHECK(disk.faults().empty());
}
