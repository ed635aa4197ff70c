#include "shop/prepared_insights.h"

#include <doctest/doctest.h>

namespace dangol {
namespace {

std::shared_ptr<const GuestInsights> suggesting(ItemId item) {
  GuestInsights insights;
  insights.new_to_her.push_back({item, 0.2F, {}});
  return std::make_shared<const GuestInsights>(std::move(insights));
}

}  // namespace

TEST_CASE("what is prepared is hers alone and holds for the day and what the shop knows, until forgotten") {
  PreparedInsights prepared;
  const auto known = std::make_shared<const Knowledge>();
  prepared.put({1}, 100, known, suggesting({7}));
  REQUIRE(prepared.find({1}, 100, known) != nullptr);
  CHECK(prepared.find({1}, 100, known)->new_to_her.front().item == ItemId{7});
  CHECK(prepared.find({1}, 101, known) == nullptr);
  CHECK(prepared.find({1}, 100, std::make_shared<const Knowledge>()) == nullptr);  // the shop has learned since
  CHECK(prepared.find({2}, 100, known) == nullptr);
  prepared.forget({1});
  CHECK(prepared.find({1}, 100, known) == nullptr);
}

TEST_CASE("nothing that is prepared grows without bound, and who is asked for stays") {
  PreparedInsights prepared(8);
  for (std::uint64_t guest = 1; guest <= 100; ++guest) {
    prepared.put({guest}, 1, {}, suggesting({7}));
    CHECK(prepared.find({1}, 1, {}) != nullptr);
  }
  int kept = 0;
  for (std::uint64_t guest = 1; guest <= 100; ++guest) kept += prepared.find({guest}, 1, {}) != nullptr ? 1 : 0;
  CHECK(kept <= 8);
  prepared.clear();
  CHECK(prepared.find({1}, 1, {}) == nullptr);
}

}  // namespace dangol
