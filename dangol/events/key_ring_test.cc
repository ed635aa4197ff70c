#include "events/key_ring.h"

#include <doctest/doctest.h>

#include <thread>
#include <vector>

#include "base/property_test.h"

namespace dangol {
namespace {

SecretKey secret_key(std::uint8_t fill) {
  SecretKey key;
  key.fill(fill);
  return key;
}

}  // namespace

TEST_CASE("a key is minted once for each customer and use") {
  KeyRing keys(secret_key(1));
  CHECK_FALSE(keys.find({1}, KeyUse::personal));
  const SecretKey key = keys.find_or_mint({1}, KeyUse::personal);
  CHECK(keys.find_or_mint({1}, KeyUse::personal) == key);
  CHECK(keys.find({1}, KeyUse::personal) == key);
  CHECK(keys.find_or_mint({1}, KeyUse::sensitive) != key);
  CHECK(keys.find_or_mint({2}, KeyUse::personal) != key);
}

TEST_CASE("forgetting one use leaves the other, forgetting the customer leaves nothing") {
  KeyRing keys(secret_key(1));
  keys.find_or_mint({1}, KeyUse::personal);
  keys.find_or_mint({1}, KeyUse::sensitive);
  keys.find_or_mint({2}, KeyUse::personal);
  keys.forget({1}, KeyUse::sensitive);
  CHECK(keys.find({1}, KeyUse::personal));
  CHECK_FALSE(keys.find({1}, KeyUse::sensitive));
  keys.forget({1});
  CHECK_FALSE(keys.find({1}, KeyUse::personal));
  CHECK(keys.find({2}, KeyUse::personal));
}

TEST_CASE("a wrapped key opens for its owner, its use and its shop only") {
  KeyRing keys(secret_key(1));
  const SecretKey key = secret_key(9);
  const std::string wrapped = keys.wrap({1}, KeyUse::personal, key);
  CHECK(wrapped.size() == wrapped_key_bytes);
  CHECK(wrapped.find(std::string(4, '\x09')) == std::string::npos);
  CHECK_FALSE(keys.unwrap({2}, KeyUse::personal, wrapped));
  CHECK_FALSE(keys.unwrap({1}, KeyUse::sensitive, wrapped));
  KeyRing others(secret_key(2));
  CHECK_FALSE(others.unwrap({1}, KeyUse::personal, wrapped));
  CHECK(keys.unwrap({1}, KeyUse::personal, wrapped)->key == key);
  CHECK_FALSE(keys.find({1}, KeyUse::personal));  // looking is not keeping
  keys.keep({1}, KeyUse::personal, key);
  CHECK(keys.find({1}, KeyUse::personal) == key);
}

TEST_CASE("what travels with a wrapped key comes back, and is sealed") {
  KeyRing keys(secret_key(1));
  const std::string wrapped = keys.wrap({1}, KeyUse::personal, secret_key(9), "an invented name");
  CHECK(wrapped.find("invented") == std::string::npos);
  const auto unwrapped = keys.unwrap({1}, KeyUse::personal, wrapped);
  REQUIRE(unwrapped);
  CHECK(unwrapped->key == secret_key(9));
  CHECK(unwrapped->with == "an invented name");
}

TEST_CASE("something shorter that was sealed properly is no key") {
  KeyRing keys(secret_key(1));
  const auto unwrapped = keys.unwrap({1}, KeyUse::personal, seal("short", 1, keys.shop_key()));
  REQUIRE_FALSE(unwrapped);
  CHECK(unwrapped.error().code == ErrorCode::unavailable);
}

TEST_CASE("the key for fingerprints is not the key for sealing") {
  const KeyRing keys(secret_key(1));
  CHECK(keys.fingerprint_key() != keys.shop_key());
  CHECK(keys.fingerprint_key() == KeyRing(secret_key(1)).fingerprint_key());
  CHECK(keys.fingerprint_key() != KeyRing(secret_key(2)).fingerprint_key());
}

TEST_CASE("threads that meet a new customer at once agree on her key") {
  KeyRing keys(secret_key(1));
  std::vector<SecretKey> seen(8);
  {
    std::vector<std::jthread> threads;
    for (SecretKey& each : seen) threads.emplace_back([&] { each = keys.find_or_mint({1}, KeyUse::personal); });
  }
  for (const SecretKey& each : seen) CHECK(each == seen.front());
}

TEST_CASE("random keys and nonces differ") {
  CHECK(random_key() != random_key());
  CHECK(seal("x", 1, secret_key(1)) != seal("x", 1, secret_key(1)));
  CHECK(seal("", 1, secret_key(1)).size() == sealed_overhead_bytes);
}

TEST_CASE("any bytes open as nothing") {
  for_each_round(1'000, [](TestDice& dice) { CHECK_FALSE(open_sealed(random_bytes(dice, 100), 1, secret_key(1))); });
}

}  // namespace dangol
