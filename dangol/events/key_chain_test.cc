#include "events/key_chain.h"

#include <doctest/doctest.h>

#include <set>

using namespace dangol;

namespace {

SecretKey secret_of(std::uint8_t byte) {
  SecretKey secret;
  secret.fill(byte);
  return secret;
}

}  // namespace

TEST_CASE("a day's key is the same from whatever day before it, and no other day's") {
  KeyChain chain(20'000, secret_of(7));
  std::set<SecretKey> keys;
  for (std::int32_t day = 20'000; day < 20'100; ++day) keys.insert(*chain.key_of(day));
  CHECK(keys.size() == 100);
  CHECK_FALSE(keys.contains(chain.secret()));
  const SecretKey far = *chain.key_of(21'826);
  for (const std::int32_t today : {20'001, 20'500, 21'826}) {
    chain.move_to(today);
    CHECK(chain.key_of(21'826) == far);
  }
  CHECK(KeyChain(20'000, secret_of(8)).key_of(21'826) != far);
}

TEST_CASE("of a day that is over there is no key, and the chain never moves back") {
  KeyChain chain(20'000, secret_of(7));
  chain.move_to(20'010);
  CHECK(chain.day() == 20'010);
  CHECK_FALSE(chain.key_of(20'009));
  CHECK(chain.key_of(20'010));
  const SecretKey secret = chain.secret();
  chain.move_to(20'000);
  CHECK(chain.day() == 20'010);
  CHECK(chain.secret() == secret);
}

TEST_CASE("a day that no record can have is refused rather than worked out for hours") {
  const KeyChain chain(20'000, secret_of(7));
  CHECK(chain.key_of(20'000 + KeyChain::longest_days));
  CHECK_FALSE(chain.key_of(20'001 + KeyChain::longest_days));
  CHECK_FALSE(chain.key_of(std::numeric_limits<std::int32_t>::max()));
}
