#include "storage/read_only_journal.h"

#include <doctest/doctest.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <set>

#include "events/codec.h"
#include "storage/shop_folder.h"
#include "storage/test_folder.h"

using namespace dangol;

namespace fs = std::filesystem;

namespace {

constexpr Bucket shop_bucket{1};
constexpr uid_t nobody = 65534;

void record_guest(ShopFolder& shop, std::uint8_t number) {
  Codec codec(shop.keys());
  Profile profile;
  profile.name = "구름빵";
  IdempotencyKey key;
  key.bytes[0] = number;
  const CustomerId guest{number};
  const auto entry = codec.encode({shop_bucket, guest, Instant{}, key, CustomerRegistered{profile}});
  REQUIRE(entry);
  REQUIRE(shop.journal().append({&*entry, 1}));
  const CustomerSnapshot snapshot{shop_bucket, guest, "her memory"};
  REQUIRE(shop.journal().save_snapshot(number, "the shop's memory", {&snapshot, 1}));
}

// How many guests are in the journal and its snapshot, the key being right; -1: it cannot be read.
int guests_in(const ShopPaths& paths) {
  const auto shop = ShopFolder::open_to_read(paths);
  if (!shop) return -1;
  int entries = 0;
  int memories = 0;
  const auto read = (*shop)->journal().read(0, [&](Position, const Entry&) {
    ++entries;
    return Result<void>();
  });
  const auto snapshot = (*shop)->journal().read_snapshot([](Position, std::string_view) { return Result<void>(); },
                                                         [&](Bucket, CustomerId, std::string_view) {
                                                           ++memories;
                                                           return Result<void>();
                                                         });
  return read && snapshot && entries == memories ? entries : -1;
}

std::set<std::string> files_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& each : fs::directory_iterator(folder)) names.insert(each.path().filename().string());
  return names;
}

// A shop of two guests that was closed well, or one that lost power: what it recorded lies in the log only, and the
// log's index is gone.
void leave_shop(const fs::path& folder, bool lost_power) {
  const TestFolder elsewhere;
  const ShopPaths paths{elsewhere.path() / "shop", {}};
  auto shop = ShopFolder::create(paths);
  REQUIRE(shop);
  record_guest(**shop, 1);
  record_guest(**shop, 2);
  if (!lost_power) shop->reset();
  fs::create_directories(folder);
  for (const auto& each : fs::directory_iterator(paths.folder)) {
    if (each.path().extension() != ".db-shm") fs::copy_file(each, folder / each.path().filename());
  }
  REQUIRE(fs::exists(folder / "journal.db-wal") == lost_power);
}

// What guests_in() says in a process that may not write to the folder.
int guests_in_unwritable(const ShopPaths& paths) {
  const bool root = ::geteuid() == 0;
  for (const auto& each : fs::directory_iterator(paths.folder)) {
    if (root) REQUIRE(::chown(each.path().c_str(), nobody, nobody) == 0);
    REQUIRE(::chmod(each.path().c_str(), 0400) == 0);
  }
  if (root) REQUIRE(::chown(paths.folder.c_str(), nobody, nobody) == 0);
  REQUIRE(::chmod(paths.folder.c_str(), 0500) == 0);
  if (root) REQUIRE(::chmod(paths.folder.parent_path().c_str(), 0755) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    if (root && ::setuid(nobody) != 0) ::_exit(100);
    if (::access(paths.folder.c_str(), W_OK) == 0) ::_exit(101);
    ::_exit(guests_in(paths));
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  REQUIRE(::chmod(paths.folder.c_str(), 0700) == 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("beside a writer: what is recorded is read at once, and nothing is changed") {
  const TestFolder folder;
  const ShopPaths paths{folder.path() / "shop", {}};
  auto writer = ShopFolder::create(paths);
  REQUIRE(writer);
  record_guest(**writer, 1);
  CHECK(guests_in(paths) == 1);
  record_guest(**writer, 2);
  CHECK(guests_in(paths) == 2);
  auto reader = ShopFolder::open_to_read(paths);
  REQUIRE(reader);
  Journal& journal = (*reader)->journal();
  CHECK(*journal.last() == 2);
  CHECK(journal.append({}).error().code == ErrorCode::unavailable);
  CHECK(journal.save_snapshot(2, "", {}).error().code == ErrorCode::unavailable);
  CHECK((*reader)->erase(shop_bucket, {1}).error().code == ErrorCode::unavailable);
  int hers = 0;
  REQUIRE(journal.read_customer(shop_bucket, {2}, [&](Position, const Entry&) {
    ++hers;
    return Result<void>();
  }));
  CHECK(hers == 1);
  IdempotencyKey key;
  key.bytes[0] = 2;
  CHECK(journal.find(shop_bucket, {2}, key)->has_value());
  CHECK_FALSE(journal.find(shop_bucket, {1}, key)->has_value());
}

TEST_CASE("readers share the shop, and no writer gets in between") {
  const TestFolder folder;
  const ShopPaths paths{folder.path() / "shop", {}};
  leave_shop(paths.folder, false);
  {
    const auto reader = ShopFolder::open_to_read(paths);
    REQUIRE(reader);
    CHECK(guests_in(paths) == 2);
    CHECK(ShopFolder::open(paths).error().code == ErrorCode::unavailable);
  }
  CHECK(ShopFolder::open(paths));
}

TEST_CASE("reading, verifying and a backup leave no file behind") {
  const TestFolder folder;
  for (const bool lost_power : {false, true}) {
    CAPTURE(lost_power);
    const ShopPaths paths{folder.path() / (lost_power ? "lost # power?" : "closed %20 well"), {}};
    leave_shop(paths.folder, lost_power);
    const auto before = files_in(paths.folder);
    CHECK(guests_in(paths) == 2);
    REQUIRE(verify_shop(paths));
    CHECK(verify_shop(paths)->entries == 2);
    CHECK(backup_shop(paths, folder.path() / (lost_power ? "one" : "two")));
    CHECK(files_in(paths.folder) == before);
    auto shop = ShopFolder::open(paths);
    REQUIRE(shop);
    CHECK(*(*shop)->journal().last() == 2);
  }
}

TEST_CASE("somebody in the erasure ledger is not read") {
  const TestFolder folder;
  const ShopPaths paths{folder.path() / "shop", {}};
  leave_shop(paths.folder, false);
  {
    auto ledger = ErasureLedger::open(paths.folder / "shop.key.erased");
    REQUIRE(ledger);
    REQUIRE(ledger->add(shop_bucket, {2}, Instant{}));
  }
  CHECK(guests_in(paths) == 1);
  CHECK((*ShopFolder::open_to_read(paths))->was_erased({2}));
}

TEST_CASE("another shop's key is recognised before anything is read") {
  const TestFolder folder;
  const ShopPaths one{folder.path() / "one", {}};
  const ShopPaths two{folder.path() / "two", {}};
  leave_shop(one.folder, false);
  leave_shop(two.folder, false);
  CHECK(ShopFolder::open_to_read({one.folder, two.folder / "shop.key"}).error().code == ErrorCode::unavailable);
}

TEST_CASE("a folder in which nothing may be written can be read") {
  const TestFolder folder;
  for (const bool lost_power : {false, true}) {
    CAPTURE(lost_power);
    const ShopPaths paths{folder.path() / (lost_power ? "lost" : "closed"), {}};
    leave_shop(paths.folder, lost_power);
    CHECK(guests_in_unwritable(paths) == 2);
  }
}

TEST_CASE("a shop on a full disk can be read") {
  for (const bool lost_power : {false, true}) {
    CAPTURE(lost_power);
    const TestFolder folder;
    if (::mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=2m") != 0) {
      MESSAGE("skipped: a small disk can be mounted by root only");
      return;
    }
    const ShopPaths paths{folder.path() / "shop", {}};
    leave_shop(paths.folder, lost_power);
    fs::remove(paths.folder / "journal.db.lock");
    {
      std::ofstream filler(folder.path() / "filler", std::ios::binary);
      const std::string page(4096, 'x');
      while (filler.write(page.data(), 4096).flush()) {
      }
    }
    CHECK(fs::space(folder.path()).available == 0);
    CHECK(guests_in(paths) == 2);
    CHECK(verify_shop(paths)->problems.empty());
    CHECK_FALSE(ShopFolder::open(paths));
    CHECK(guests_in(paths) == 2);
    CHECK(::umount(folder.path().c_str()) == 0);
  }
}
