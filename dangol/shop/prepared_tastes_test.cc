#include "shop/prepared_tastes.h"

#include <doctest/doctest.h>

using namespace dangol;

TEST_CASE("what is prepared is hers alone, until it is forgotten") {
  PreparedTastes prepared;
  prepared.put({1}, {{ItemId{7}, 0.2F, {}}});
  REQUIRE(prepared.find({1}).has_value());
  CHECK(prepared.find({1})->front().item == ItemId{7});
  CHECK_FALSE(prepared.find({2}).has_value());
  prepared.forget({1});
  CHECK_FALSE(prepared.find({1}).has_value());
}

TEST_CASE("nothing that is prepared grows without bound, and who is asked for stays") {
  PreparedTastes prepared(8);
  for (std::uint64_t guest = 1; guest <= 100; ++guest) {
    prepared.put({guest}, {});
    CHECK(prepared.find({1}).has_value());
  }
  int kept = 0;
  for (std::uint64_t guest = 1; guest <= 100; ++guest) kept += prepared.find({guest}).has_value() ? 1 : 0;
  CHECK(kept <= 8);
  prepared.clear();
  CHECK_FALSE(prepared.find({1}).has_value());
}
