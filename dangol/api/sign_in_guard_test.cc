#include "api/sign_in_guard.h"

#include <doctest/doctest.h>

using namespace dangol;

namespace {

Fingerprint name(std::uint32_t number) {
  Fingerprint print;
  std::memcpy(print.bytes.data(), &number, sizeof number);
  return print;
}

}  // namespace

TEST_CASE("the fifth failure locks, each further one for twice as long, success forgives") {
  SignInGuard guard;
  for (int i = 0; i < 5; ++i) CHECK(guard.begin(name(1), true, 100) == 0);
  CHECK(guard.begin(name(1), true, 100) == 30);
  CHECK(guard.begin(name(1), true, 129) == 1);
  CHECK(guard.begin(name(2), true, 100) == 0);  // nobody else
  CHECK(guard.begin(name(1), true, 130) == 0);
  CHECK(guard.begin(name(1), true, 130) == 60);
  guard.succeeded(name(1));
  for (int i = 0; i < 5; ++i) CHECK(guard.begin(name(1), true, 131) == 0);
  std::uint64_t now = 1'000;
  std::uint64_t longest = 0;
  for (int i = 0; i < 40; ++i) {
    const std::uint64_t wait = guard.begin(name(1), true, now);
    longest = std::max(longest, wait);
    now += wait + 1;
  }
  CHECK(longest <= SignInGuard::longest_lock_seconds);
  CHECK(longest > SignInGuard::longest_lock_seconds / 2);
}

TEST_CASE("two tries at the turn of a second, told in the other order, forget nothing") {
  SignInGuard guard;
  for (int i = 0; i < 5; ++i) CHECK(guard.begin(name(1), true, i % 2 == 0 ? 101 : 100) == 0);
  CHECK(guard.begin(name(1), true, 100) > 0);
}

TEST_CASE("an attempt that was not made does not count; a day forgets") {
  SignInGuard guard;
  for (int i = 0; i < 20; ++i) {
    CHECK(guard.begin(name(1), true, 100) == 0);
    guard.withdraw(name(1), 100);
  }
  for (int i = 0; i < 4; ++i) CHECK(guard.begin(name(1), true, 100) == 0);
  CHECK(guard.begin(name(1), true, 100 + SignInGuard::forget_seconds) == 0);
  CHECK(guard.begin(name(1), true, 100 + SignInGuard::forget_seconds) == 0);
}

TEST_CASE("a flood of invented names does not free a name that is known") {
  SignInGuard guard;
  for (int i = 0; i < 5; ++i) guard.begin(name(0), true, 100);
  for (std::uint32_t i = 1; i < 3 * SignInGuard::most_unknown; i += 7) guard.begin(name(i), false, 100);
  CHECK(guard.begin(name(0), true, 101) == 29);
}
