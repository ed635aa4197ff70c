#include "storage/statutory_file.h"

#include "storage/test_folder.h"

namespace dangol {
namespace {

constexpr std::int32_t opened_on = 20'000;
constexpr auto in_five_years = opened_on + 1'826;

struct StatutoryFolder {
  TestFolder folder;
  std::filesystem::path file = folder.path() / "shop.key.statutory";
  StatutoryFile store{file, StatutoryFile::Use::write};

  void keep(std::uint64_t guest, std::int32_t last_day, std::string body, std::int32_t today = opened_on) {
    const std::vector records{StatutoryRecord{{guest}, last_day, std::move(body)}};
    REQUIRE(store.keep(records, today));
  }
  std::string bytes() const { return contents(file.string() + ".db") + contents(file.string() + ".key"); }
};

TEST_CASE("what a law wants kept is there after a restart, by day and guest, and is nowhere in the clear") {
  StatutoryFolder kept;
  CHECK(kept.store.read()->empty());
  CHECK(*kept.store.summary() == StatutorySummary{});
  const std::vector records{
      StatutoryRecord{{7}, in_five_years, "김하늘 원두 200g"}, StatutoryRecord{{7}, opened_on, "김하늘 드립백"},
      StatutoryRecord{{3}, in_five_years, "이서준 케이크"}, StatutoryRecord{{7}, opened_on - 1, "끝난 거래"}};
  REQUIRE(kept.store.keep(records, opened_on));
  const StatutoryFile again(kept.file, StatutoryFile::Use::read);
  const auto read = again.read();
  REQUIRE(read);
  CHECK(*read == std::vector{records[1], records[2], records[0]});
  CHECK(*again.summary() == StatutorySummary{2, 3, opened_on, in_five_years});
  for (const char* word : {"김하늘", "이서준", "원두", "끝난"}) CHECK(kept.bytes().find(word) == std::string::npos);
}

TEST_CASE("of one guest and day the later record holds: erasing again after a stop doubles nothing") {
  StatutoryFolder kept;
  kept.keep(7, in_five_years, "first");
  kept.keep(7, in_five_years, "second", opened_on + 10);
  CHECK(*kept.store.read() == std::vector{StatutoryRecord{{7}, in_five_years, "second"}});
}

TEST_CASE("when its day is over a record is gone from every copy that was made of the file before") {
  StatutoryFolder kept;
  kept.keep(7, opened_on + 10, "김하늘");
  kept.keep(8, in_five_years, "이서준");
  const auto copy = kept.folder.path() / "copy.db";
  std::filesystem::copy_file(kept.file.string() + ".db", copy);
  REQUIRE(kept.store.destroy_before(opened_on + 10));
  CHECK(kept.store.read()->size() == 2);
  REQUIRE(kept.store.destroy_before(opened_on + 11));
  CHECK(*kept.store.read() == std::vector{StatutoryRecord{{8}, in_five_years, "이서준"}});
  CHECK(kept.store.summary()->records == 1);
  std::filesystem::copy_file(copy, kept.file.string() + ".db", std::filesystem::copy_options::overwrite_existing);
  CHECK(kept.store.read()->size() == 1);
  REQUIRE(kept.store.destroy_before(opened_on));  // a clock that went back brings nothing back
  CHECK(kept.store.read()->size() == 1);
  kept.keep(9, opened_on + 5, "over before it was kept", opened_on);
  CHECK(kept.store.read()->size() == 1);
}

TEST_CASE("without its key, or with another, nothing is read and nothing is begun anew over it") {
  StatutoryFolder kept;
  kept.keep(7, in_five_years, "김하늘");
  const std::string key = kept.file.string() + ".key";
  const std::string right = contents(key);
  for (const std::string& wrong :
       {std::string(), std::string("dangol statutory key 1\n20000 00\n"), right.substr(0, right.size() - 2) + "\n",
        right.substr(0, right.size() - 2) + (right[right.size() - 2] == '0' ? "1\n" : "0\n"), right + "x"}) {
    std::ofstream(key, std::ios::binary | std::ios::trunc) << wrong;
    CHECK(kept.store.read().error().code == ErrorCode::unavailable);
  }
  std::filesystem::remove(key);
  CHECK(kept.store.read().error().code == ErrorCode::unavailable);
  const std::vector records{StatutoryRecord{{8}, in_five_years, "b"}};
  CHECK(kept.store.keep(records, opened_on).error().code == ErrorCode::unavailable);
  std::ofstream(key, std::ios::binary) << right;
  CHECK(kept.store.read()->size() == 1);
}

TEST_CASE("where a shop is only read nothing is kept or destroyed, and no file is made") {
  StatutoryFolder kept;
  StatutoryFile reading(kept.file, StatutoryFile::Use::read);
  const std::vector records{StatutoryRecord{{8}, in_five_years, "b"}};
  CHECK(reading.keep(records, opened_on).error().code == ErrorCode::unavailable);
  CHECK(reading.destroy_before(opened_on));
  CHECK(std::filesystem::is_empty(kept.folder.path()));
  kept.keep(7, opened_on, "a");
  CHECK(reading.destroy_before(opened_on + 1).error().code == ErrorCode::unavailable);
  CHECK(reading.read()->size() == 1);
}

TEST_CASE("both files are their owner's alone, and no earlier secret is left in the folder") {
  StatutoryFolder kept;
  kept.keep(7, in_five_years, "a");
  const std::string before = contents(kept.file.string() + ".key");
  REQUIRE(kept.store.destroy_before(opened_on + 1));
  for (const auto& each : std::filesystem::directory_iterator(kept.folder.path())) {
    CHECK((each.status().permissions() & std::filesystem::perms(0077)) == std::filesystem::perms::none);
    CHECK(contents(each.path()).find(before.substr(before.size() - 30)) == std::string::npos);
  }
}

}  // namespace
}  // namespace dangol
