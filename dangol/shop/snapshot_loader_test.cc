#include "shop/snapshot_loader.h"

#include <doctest/doctest.h>

#include "events/profile_codec.h"
#include "shop/snapshot.h"

namespace dangol {
namespace {

constexpr std::uint64_t guests = 5'000;  // several batches, the last one not full

Profile profile_of(std::uint64_t number) {
  Profile profile;
  profile.name = "손님";
  profile.loyalty_number = std::to_string(700'000 + number);
  return profile;
}

std::string stored(std::uint64_t number, KeyRing& keys) {
  keys.find_or_mint({number}, KeyUse::personal);
  CustomerMemory memory;
  memory.profile = encode_profile(profile_of(number));
  return encode_customer_snapshot({number}, memory, {}, keys);
}

}  // namespace

TEST_CASE("every customer of a snapshot is found again, with her key") {
  KeyRing saved(random_key());
  KeyRing keys(saved.shop_key());
  ShopMemory memory;
  SnapshotLoader loader(keys, memory);
  for (std::uint64_t i = 1; i <= guests; ++i) REQUIRE(loader.add({i}, stored(i, saved)));
  REQUIRE(loader.finish());
  CHECK(memory.customers().size() == guests);
  for (std::uint64_t i = 1; i <= guests; ++i) {
    CHECK(keys.find({i}, KeyUse::personal) == saved.find({i}, KeyUse::personal));
    CHECK(memory.find_index().find(profile_of(i).loyalty_number, 2) == std::vector<CustomerId>{{i}});
  }
}

TEST_CASE("one part that does not open fails the whole, wherever it stands") {
  for (const std::uint64_t damaged : {std::uint64_t{1}, guests / 2, guests}) {
    KeyRing saved(random_key());
    KeyRing keys(saved.shop_key());
    ShopMemory memory;
    SnapshotLoader loader(keys, memory);
    Result<void> added;
    for (std::uint64_t i = 1; i <= guests && added; ++i) {
      std::string body = stored(i, saved);
      if (i == damaged) body[10] = static_cast<char>(body[10] ^ 1);
      added = loader.add({i}, body);
    }
    const auto finished = loader.finish();
    REQUIRE_FALSE(finished);
    CHECK(finished.error().code == ErrorCode::unavailable);
  }
}

TEST_CASE("a loader that is given up half-way stops its threads") {
  KeyRing keys(random_key());
  ShopMemory memory;
  SnapshotLoader loader(keys, memory);
  for (std::uint64_t i = 1; i <= guests; ++i) REQUIRE(loader.add({i}, stored(i, keys)));
}

}  // namespace dangol
