#include "staff/staff.h"

#include <doctest/doctest.h>

#include "base/property_test.h"

namespace dangol {
namespace {

StaffDefined person(std::uint32_t id, std::string name, Role role = Role::staff, std::string hash = "hash") {
  return {{id}, std::move(name), "S" + std::to_string(id), std::move(hash), role, true};
}

}  // namespace

TEST_CASE("people are kept by id, and the latest word counts") {
  Staff staff;
  staff.apply(person(1, "점장", Role::owner));
  staff.apply(person(3, "하늘"));  // 2 comes later, or never
  CHECK(staff.next() == StaffId{4});
  CHECK(staff.find({3})->name == "하늘");
  CHECK(staff.find({0}) == nullptr);
  CHECK(staff.find({4}) == nullptr);
  staff.apply(person(3, "하늘이"));
  CHECK(staff.find({3})->name == "하늘이");
  CHECK(staff.coded("S3") == StaffId{3});
  CHECK_FALSE(staff.coded("S9"));
  CHECK_FALSE(staff.coded(""));
}

TEST_CASE("other events change nothing") {
  Staff staff;
  staff.apply(StoreDefined{{1}, "main", "본점"});
  staff.apply(person(0, "nobody"));
  CHECK(staff.all().empty());
}

TEST_CASE("a name is recognised as it is typed") {
  Staff staff;
  staff.apply(person(1, "김단골"));
  staff.apply(person(2, "Anne"));
  CHECK(staff.named("김단골")->staff == StaffId{1});
  CHECK(staff.named(" \u1100\u1175\u11B7\u1103\u1161\u11AB\u1100\u1169\u11AF ")->staff == StaffId{1});
  CHECK(staff.named("ANNE")->staff == StaffId{2});
  CHECK(staff.named("Ann") == nullptr);
  CHECK(staff.named("") == nullptr);
}

TEST_CASE("who is not active, has no PIN or shares a name cannot be meant") {
  Staff staff;
  StaffDefined gone = person(1, "하늘");
  gone.active = false;
  staff.apply(gone);
  staff.apply(person(2, "바다", Role::staff, ""));
  staff.apply(person(3, "보람"));
  CHECK(staff.named("하늘") == nullptr);
  CHECK(staff.named("바다") == nullptr);
  CHECK(staff.named("보람") != nullptr);
  staff.apply(person(4, "보람"));
  CHECK(staff.named("보람") == nullptr);
}

TEST_CASE("a shop has an owner only while one can sign in") {
  Staff staff;
  staff.apply(person(1, "하늘"));
  CHECK_FALSE(staff.has_owner());
  staff.apply(person(2, "점장", Role::owner, ""));
  CHECK_FALSE(staff.has_owner());
  staff.apply(person(2, "점장", Role::owner));
  CHECK(staff.has_owner());
  StaffDefined gone = person(2, "점장", Role::owner);
  gone.active = false;
  staff.apply(gone);
  CHECK_FALSE(staff.has_owner());
}

TEST_CASE("a PIN is four to twelve digits") {
  for (const char* wrong : {"", "123", "1234567890123", "12a4", "１２３４", " 1234", "-123"}) {
    const auto hash = hash_pin(wrong);
    CAPTURE(wrong);
    REQUIRE_FALSE(hash);
    CHECK(hash.error().code == ErrorCode::invalid_input);
  }
}

TEST_CASE("a PIN matches its own hash and no other PIN does; the hash does not hold it") {
  const auto hash = hash_pin("482913");
  REQUIRE(hash);
  CHECK(hash->starts_with("$argon2id$"));
  CHECK(hash->find("482913") == std::string::npos);
  CHECK(pin_matches("482913", *hash));
  CHECK_FALSE(pin_matches("482914", *hash));
  CHECK_FALSE(pin_matches("4829130", *hash));
  CHECK_FALSE(pin_matches("", *hash));
  CHECK(*hash_pin("482913") != *hash);  // salted
}

TEST_CASE("nobody matches an absent or damaged hash") {
  CHECK_FALSE(pin_matches("", ""));
  CHECK_FALSE(pin_matches("1234", ""));
  for_each_round(50, [](TestDice& dice) { CHECK_FALSE(pin_matches("1234", random_bytes(dice, 60))); });
}

}  // namespace dangol
