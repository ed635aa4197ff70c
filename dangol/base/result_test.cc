#include "base/result.h"

#include <doctest/doctest.h>

#include <memory>
#include <unordered_set>

#include "base/ids.h"

namespace dangol {

TEST_CASE("a Result holds a value or an error") {
  Result<int> value = 7;
  REQUIRE(value);
  CHECK(*value == 7);
  const Result<int> failed = Error{ErrorCode::not_found, "there is none"};
  REQUIRE_FALSE(failed);
  CHECK(failed.error().code == ErrorCode::not_found);
  CHECK(failed.error().message == "there is none");
}

TEST_CASE("a Result of nothing holds success or an error") {
  CHECK(Result<void>{});
  CHECK(Result<void>{Error{ErrorCode::conflict, "taken"}}.error().code == ErrorCode::conflict);
}

TEST_CASE("a value that can only be moved is moved out") {
  Result<std::unique_ptr<int>> made = std::make_unique<int>(3);
  const std::unique_ptr<int> taken = *std::move(made);
  CHECK(*taken == 3);
}

TEST_CASE("zero means no id, and consecutive ids spread in a hash table") {
  CHECK_FALSE(CustomerId{});
  CHECK(CustomerId{1});
  CHECK(ItemId{1} < ItemId{2});
  std::unordered_set<std::size_t> high_bits;
  for (std::uint32_t i = 1; i <= 1'000; ++i) high_bits.insert(std::hash<ItemId>{}(ItemId{i}) >> 44);
  CHECK(high_bits.size() > 990);
}

}  // namespace dangol
