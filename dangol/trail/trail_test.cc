#include "trail/trail.h"

#include <doctest/doctest.h>

#include "trail/memory_trail.h"

using namespace dangol;

namespace {

const Instant some_day = date::sys_days{date::year{2026} / 11 / 23};
constexpr std::array<std::uint8_t, 32> some_key{4, 5, 6};

TrailRow seen(std::uint32_t account, std::uint64_t customer, Instant at = some_day) {
  return {.at = at, .account = {account}, .source = "10.0.0.2", .action = "readCard", .customers = {{customer}}};
}

}  // namespace

TEST_CASE("a line is read back as the row it was") {
  TrailRow row = seen(3, 17);
  row.number = 12;
  row.status = 404;
  row.customers.push_back({18});
  CHECK(*row_of(line_of(row)) == row);
  row.customers.clear();
  CHECK(*row_of(line_of(row)) == row);
  row.everybody = true;
  row.reason = ExportReason::authority;
  CHECK(*row_of(line_of(row)) == row);
}

TEST_CASE("a source cannot break out of its field") {
  TrailRow row = seen(3, 17);
  row.source = "10.0.0.2\t7\nreadCard" + std::string(500, 'x');
  const auto read = row_of(line_of(row));
  REQUIRE(read);
  CHECK(read->source == ("10.0.0.2?7?readCard" + std::string(500, 'x')).substr(0, longest_trail_word));
}

TEST_CASE("what is no line of the trail is told apart from one") {
  const std::string line = line_of(seen(3, 17));
  for (std::size_t size = 0; size < line.size() - 1; ++size) {
    const auto read = row_of(std::string_view(line).substr(0, size));
    CHECK_MESSAGE((!read || read->customers != seen(3, 17).customers), "cut to ", size);
  }
  CHECK(!row_of(line + "\t"));
  CHECK(!row_of(line + ","));
}

TEST_CASE("a line follows the one before it, and no other") {
  TrailLink link;
  TrailRow first = seen(1, 1);
  TrailRow second = seen(1, 2);
  const std::string one = chained_line(some_key, link, first);
  const TrailLink after_one = link;
  const std::string two = chained_line(some_key, link, second);
  const auto line = split_chained_line(std::string_view(two).substr(0, two.size() - 1));
  REQUIRE(line);
  CHECK(follows(some_key, after_one, *line));
  CHECK(!follows(some_key, {after_one.number, {}}, *line));
  CHECK(!follows(some_key, {}, *line));
  CHECK(link_of(text_of(link)) == link);
  CHECK(!link_of(text_of(link).substr(1 + text_of(link).find(' '))));
  CHECK(!split_chained_line(one.substr(0, one.size() - 2)));
}

TEST_CASE("the trail is asked by person, by guest, by time, and for exports") {
  MemoryTrail trail;
  for (std::uint32_t i = 1; i <= 6; ++i)
    REQUIRE(trail.write(seen(i % 2 + 1, i, some_day + std::chrono::hours{12 * static_cast<int>(i)})));
  TrailRow all = seen(1, 0, some_day + date::days{4});
  all.customers.clear();
  all.everybody = true;
  all.reason = ExportReason::audit;
  REQUIRE(trail.write(all));
  const auto count = [&](const TrailQuestion& question) { return latest(trail, question)->size(); };
  CHECK(count({}) == 7);
  CHECK(count({.account = StaffId{2}}) == 3);
  CHECK(count({.customer = CustomerId{4}}) == 2);
  CHECK(count({.from = some_day + date::days{1}, .until = some_day + date::days{2}}) == 2);
  CHECK(count({.before = 3}) == 2);
  CHECK(count({.only_exports = true}) == 1);
  CHECK(latest(trail, {.most = 2})->back().number == 6);
}
