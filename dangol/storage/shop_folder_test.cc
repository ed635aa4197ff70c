#include "storage/shop_folder.h"

#include <doctest/doctest.h>
#include <sodium.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "events/codec.h"
#include "storage/test_folder.h"

using namespace dangol;

namespace {

const Bucket bucket{1};

IdempotencyKey key_of(std::uint8_t number) {
  IdempotencyKey key;
  key.bytes[0] = number;
  return key;
}

Profile profile_of(std::string name, std::string phone) {
  Profile profile;
  profile.name = std::move(name);
  profile.phone = std::move(phone);
  profile.loyalty_number = "L" + profile.phone;
  return profile;
}

constexpr std::uint64_t events_of_hers = 5;
const std::string guardian_phone = "01066660003";

// Records a registration, a guardian, a note and a few orders of one customer; returns her wrapped key as it lies in
// the journal.
std::string register_customer(ShopFolder& shop, CustomerId customer, const Profile& profile) {
  Codec codec(shop.keys());
  const std::vector<Event> events = {
      {bucket, customer, Instant{}, key_of(1), CustomerRegistered{profile}},
      {bucket, customer, Instant{}, key_of(2), NoteWritten{{}, profile.name + " likes the window seat"}},
      {bucket, customer, Instant{}, key_of(3), AllergyRecorded{"strawberry of " + profile.name, true}},
      {bucket, customer, Instant{}, key_of(5), GuardianConsented{"mother of " + profile.name, guardian_phone}},
      {bucket, customer, Instant{}, key_of(4), OrderPlaced{{}, {}, true, {LineItem{{7}, {}, 1000, 4500}}}},
  };
  std::vector<Entry> entries;
  for (const Event& event : events) {
    auto entry = codec.encode(event);
    REQUIRE(entry);
    entries.push_back(std::move(*entry));
  }
  REQUIRE(shop.journal().append(entries));
  const std::vector<CustomerSnapshot> snapshot = {{bucket, customer, entries[0].body}};
  REQUIRE(shop.journal().save_snapshot(events_of_hers, "shop", snapshot));
  return entries[0].body.substr(0, wrapped_key_bytes);
}

// Names of the files in the folder that hold the bytes.
std::vector<std::string> files_with(const std::filesystem::path& folder, std::string_view bytes) {
  std::vector<std::string> found;
  for (const auto& each : std::filesystem::recursive_directory_iterator(folder)) {
    if (each.is_regular_file() && contents(each.path()).find(bytes) != std::string::npos) {
      found.push_back(each.path().filename().string());
    }
  }
  return found;
}

std::uint64_t entries_of(ShopFolder& shop, CustomerId customer) {
  std::uint64_t count = 0;
  REQUIRE(shop.journal().read_customer(bucket, customer, [&](Position, const Entry&) {
    ++count;
    return Result<void>();
  }));
  return count;
}

}  // namespace

TEST_CASE("a shop is created once, opened again, and keeps what was recorded") {
  const TestFolder folder;
  const ShopPaths paths{folder.path() / "가게 하나", {}};
  CHECK(ShopFolder::open(paths).error().code == ErrorCode::not_found);
  {
    auto shop = ShopFolder::create(paths);
    REQUIRE(shop);
    register_customer(**shop, CustomerId{11}, profile_of("하늘보리", "01055501234"));
    CHECK(ShopFolder::open(paths).error().code == ErrorCode::unavailable);  // held by this very process
  }
  CHECK(ShopFolder::create(paths).error().code == ErrorCode::conflict);
  auto shop = ShopFolder::open(paths);
  REQUIRE(shop);
  CHECK(entries_of(**shop, CustomerId{11}) == events_of_hers);
}

TEST_CASE("a journal that lost everything is not taken for an empty shop") {
  TestFolder folder;
  const ShopPaths paths{folder.path() / "shop", {}};
  REQUIRE(ShopFolder::create(paths));
  std::filesystem::resize_file(paths.folder / "journal.db", 0);
  const auto opened = ShopFolder::open(paths);
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == ErrorCode::unavailable);
}

TEST_CASE("the key file is for its owner only, and another shop's key is recognised") {
  const TestFolder folder;
  const ShopPaths one{folder.path() / "one", folder.path() / "one.key"};
  const ShopPaths two{folder.path() / "two", folder.path() / "two.key"};
  REQUIRE(ShopFolder::create(one));
  REQUIRE(ShopFolder::create(two));
  struct stat facts {};
  REQUIRE(::stat(one.key_file.c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777) == 0600);
  const auto wrong = ShopFolder::open({one.folder, two.key_file});
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().code == ErrorCode::unavailable);
  CHECK(wrong.error().message.find("another shop") != std::string::npos);
  CHECK(ShopFolder::open(one));
}

TEST_CASE("names are never in the clear, and after erasure nothing of her is in any file") {
  const TestFolder folder;
  const ShopPaths paths{folder.path() / "shop", {}};
  const Profile her = profile_of("은하수별님", "01077770001");
  const Profile other = profile_of("구름빵집사", "01077770002");
  auto shop = ShopFolder::create(paths);
  REQUIRE(shop);
  const std::string wrapped = register_customer(**shop, CustomerId{21}, her);
  const std::string other_wrapped = register_customer(**shop, CustomerId{22}, other);
  for (const std::string& clear : {her.name, her.phone, her.loyalty_number, other.name, guardian_phone}) {
    CHECK(files_with(folder.path(), clear).empty());
  }
  CHECK_FALSE(files_with(folder.path(), wrapped).empty());  // the search would find her

  auto erased = (*shop)->erase(bucket, CustomerId{21});
  REQUIRE(erased);
  CHECK(*erased == events_of_hers);
  CHECK(files_with(folder.path(), wrapped).empty());
  CHECK_FALSE(files_with(folder.path(), other_wrapped).empty());
  CHECK((*shop)->was_erased(CustomerId{21}));
  CHECK_FALSE((*shop)->was_erased(CustomerId{22}));
  CHECK_FALSE((*shop)->keys().find(CustomerId{21}, KeyUse::personal));
  CHECK(entries_of(**shop, CustomerId{21}) == 0);
  CHECK(entries_of(**shop, CustomerId{22}) == events_of_hers);
}

// Her sealed picture fills pages of its own, dozens of them: each is looked for by pieces of its bytes.
TEST_CASE("a picture of a paper is never in the clear, and after erasure no piece of it is in any file, nor restored") {
  const TestFolder folder;
  const ShopPaths paths{folder.path() / "shop", folder.path() / "keys" / "shop.key"};
  std::filesystem::create_directory(folder.path() / "keys");
  const std::filesystem::path backup = folder.path() / "backup.dangol";
  std::vector<std::string> pieces;
  const auto found_in = [&](const std::filesystem::path& place) {
    return std::ranges::count_if(pieces, [&](const std::string& each) { return !files_with(place, each).empty(); });
  };
  {
    auto shop = ShopFolder::create(paths);
    REQUIRE(shop);
    register_customer(**shop, CustomerId{51}, profile_of("물안개", "01066660001"));
    ConsentEvidenced picture{{{Purpose::sensitive, Channel::none, Instant{}}}, EvidenceMedia::jpeg, {}, {}};
    while (picture.bytes.size() < 180'000) picture.bytes += "signed-by-mulangae;";
    const auto entry = Codec((*shop)->keys()).encode({bucket, CustomerId{51}, Instant{}, key_of(6), picture});
    REQUIRE(entry);
    REQUIRE((*shop)->journal().append({&*entry, 1}));
    for (std::size_t at = 1'000; at + 16 < entry->body.size(); at += 6'000)
      pieces.push_back(entry->body.substr(at, 16));
    CHECK(found_in(paths.folder) + 3 > std::ssize(pieces));  // one or two may lie across the end of a page
    CHECK(files_with(folder.path(), "signed-by-mulangae").empty());
    REQUIRE((*shop)->backup(backup));
    REQUIRE((*shop)->erase(bucket, CustomerId{51}));
    CHECK(found_in(paths.folder) == 0);
  }
  const ShopPaths again{folder.path() / "again", paths.key_file};
  REQUIRE(restore_backup(backup, again));
  CHECK(found_in(again.folder) == 0);
}

TEST_CASE("a restored backup does not bring back who was erased after it") {
  const TestFolder folder;
  const ShopPaths paths{folder.path() / "shop", folder.path() / "keys" / "shop.key"};
  std::filesystem::create_directory(folder.path() / "keys");
  const std::filesystem::path file = folder.path() / "my backup.dangol";
  std::string wrapped;
  {
    auto shop = ShopFolder::create(paths);
    REQUIRE(shop);
    wrapped = register_customer(**shop, CustomerId{31}, profile_of("초록지붕", "01088880001"));
    register_customer(**shop, CustomerId{32}, profile_of("노을바다", "01088880002"));
    REQUIRE((*shop)->backup(file));
    CHECK((*shop)->backup(file).error().code == ErrorCode::conflict);
    CHECK(contents(file).find(wrapped) != std::string::npos);
    REQUIRE((*shop)->erase(bucket, CustomerId{31}));
  }
  CHECK(restore_backup(file, paths).error().code == ErrorCode::conflict);
  const ShopPaths again{folder.path() / "again", paths.key_file};
  REQUIRE(restore_backup(file, again));
  CHECK(files_with(again.folder, wrapped).empty());
  auto shop = ShopFolder::open(again);
  REQUIRE(shop);
  CHECK(entries_of(**shop, CustomerId{31}) == 0);
  CHECK(entries_of(**shop, CustomerId{32}) == events_of_hers);
  CHECK((*shop)->was_erased(CustomerId{31}));
  CHECK(files_with(again.folder, wrapped).empty());
}

TEST_CASE("a damaged or cut backup is refused and leaves nothing behind") {
  const TestFolder folder;
  const ShopPaths paths{folder.path() / "shop", folder.path() / "shop.key"};
  const std::filesystem::path file = folder.path() / "backup";
  {
    auto shop = ShopFolder::create(paths);
    REQUIRE(shop);
    register_customer(**shop, CustomerId{41}, profile_of("달그림자", "01099990001"));
    REQUIRE((*shop)->backup(file));
  }
  const std::string whole = contents(file);
  const ShopPaths again{folder.path() / "again", paths.key_file};
  const auto refused = [&](const std::string& bytes) {
    const std::filesystem::path changed = folder.path() / "changed";
    std::ofstream(changed, std::ios::binary | std::ios::trunc) << bytes;
    CHECK(restore_backup(changed, again).error().code == ErrorCode::unavailable);
    CHECK_FALSE(std::filesystem::exists(again.folder));
  };
  refused("");
  refused("hello");
  refused(whole.substr(0, whole.size() - 1));
  refused(whole.substr(0, whole.size() / 2));
  for (const std::size_t at : {std::size_t{0}, whole.size() / 2, whole.size() - 1}) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    refused(changed);
  }
  CHECK(restore_backup(folder.path() / "none", again).error().code == ErrorCode::not_found);
  const ShopPaths stranger{folder.path() / "stranger", folder.path() / "stranger.key"};
  REQUIRE(ShopFolder::create(stranger));
  CHECK(restore_backup(file, {again.folder, stranger.key_file}).error().code == ErrorCode::unavailable);
  CHECK_FALSE(std::filesystem::exists(again.folder));
  std::filesystem::create_directories(again.folder);
  CHECK_FALSE(restore_backup(folder.path() / "none", again));
  CHECK(std::filesystem::is_empty(again.folder));  // the folder was the caller's own
  CHECK(restore_backup(file, again));
  CHECK_FALSE(std::filesystem::exists(again.folder / "journal.db-wal"));
  CHECK_FALSE(std::filesystem::exists(again.folder / "journal.db-shm"));
  const std::string restored = contents(again.folder / "journal.db");
  CHECK(restore_backup(file, again).error().code == ErrorCode::conflict);
  CHECK(contents(again.folder / "journal.db") == restored);
}

TEST_CASE("verify and backup work while the shop is open, and verify finds a changed byte") {
  const TestFolder folder;
  const ShopPaths paths{folder.path() / "shop", {}};
  {
    auto shop = ShopFolder::create(paths);
    REQUIRE(shop);
    register_customer(**shop, CustomerId{51}, profile_of("산들바람", "01066660001"));
    auto report = verify_shop(paths);
    REQUIRE(report);
    CHECK(report->entries == events_of_hers);
    CHECK(report->customers == 1);
    CHECK(report->problems.empty());
    CHECK(backup_shop(paths, folder.path() / "while open"));
  }
  std::string bytes = contents(paths.folder / "journal.db");
  Profile her = profile_of("산들바람", "01066660001");
  {
    auto shop = ShopFolder::open(paths);
    REQUIRE(shop);
    std::string body;
    REQUIRE((*shop)->journal().read(0, [&](Position, const Entry& entry) -> Result<void> {
      if (entry.kind == EventKind::note_written) body = entry.body;
      return {};
    }));
    const std::size_t at = bytes.find(body);
    REQUIRE(at != std::string::npos);
    bytes[at + 3] = static_cast<char>(bytes[at + 3] ^ 1);
  }
  std::ofstream(paths.folder / "journal.db", std::ios::binary) << bytes;
  auto report = verify_shop(paths);
  REQUIRE(report);
  REQUIRE(report->problems.size() == 1);
  CHECK(report->problems[0].find("position 2") != std::string::npos);
}

TEST_CASE("a ledger line that was cut off is dropped, a changed one is refused") {
  const TestFolder folder;
  const ShopPaths paths{folder.path() / "shop", {}};
  const std::filesystem::path ledger = paths.folder / "shop.key.erased";
  {
    auto shop = ShopFolder::create(paths);
    REQUIRE(shop);
    REQUIRE((*shop)->erase(bucket, CustomerId{61}));
  }
  const std::string line = contents(ledger);
  std::ofstream(ledger, std::ios::binary | std::ios::app) << line.substr(0, 5);
  {
    auto shop = ShopFolder::open(paths);
    REQUIRE(shop);
    CHECK((*shop)->was_erased(CustomerId{61}));
    REQUIRE((*shop)->erase(bucket, CustomerId{62}));
  }
  {
    auto shop = ShopFolder::open(paths);
    REQUIRE(shop);
    CHECK((*shop)->was_erased(CustomerId{61}));
    CHECK((*shop)->was_erased(CustomerId{62}));
  }
  std::string changed = line;
  changed[2] = '7';
  std::ofstream(ledger, std::ios::binary | std::ios::trunc) << changed;
  CHECK(ShopFolder::open(paths).error().code == ErrorCode::unavailable);
}
