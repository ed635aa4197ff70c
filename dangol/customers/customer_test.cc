#include "customers/customer.h"

#include <doctest/doctest.h>

namespace dangol {
namespace {

Profile profile_named(std::string name) {
  Profile profile;
  profile.name = std::move(name);
  return profile;
}

void apply_body(Customer& customer, EventBody body, std::int64_t at = 0) {
  apply(customer, Event{{1}, {7}, Instant{std::chrono::milliseconds{at}}, {}, std::move(body)});
}

}  // namespace

TEST_CASE("a customer is what her events say") {
  Customer customer;
  apply_body(customer, CustomerRegistered{profile_named("김하늘")});
  CHECK(customer.id == CustomerId{7});
  CHECK(customer.profile.name == "김하늘");
  apply_body(customer, NoteWritten{{2}, "창가 자리"}, 5);
  apply_body(customer, NoteWritten{{}, "텀블러"}, 9);
  apply_body(customer, AllergyRecorded{"딸기", true});
  CHECK(customer.notes == std::vector<Note>{{Instant{std::chrono::milliseconds{5}}, {2}, "창가 자리"},
                                            {Instant{std::chrono::milliseconds{9}}, {}, "텀블러"}});
  CHECK(customer.allergies == std::vector<std::string>{"딸기"});
}

TEST_CASE("a changed profile replaces the whole of the one before") {
  Customer customer;
  Profile first = profile_named("김하늘");
  first.phone = "01023456789";
  apply_body(customer, CustomerRegistered{first});
  apply_body(customer, ProfileChanged{profile_named("김하늘빛")});
  CHECK((customer.profile == profile_named("김하늘빛")));
}

TEST_CASE("an allergy told twice is one, and one that is over is gone") {
  Customer customer;
  apply_body(customer, AllergyRecorded{"딸기", true});
  apply_body(customer, AllergyRecorded{"호두", true});
  apply_body(customer, AllergyRecorded{"딸기", true});
  CHECK(customer.allergies == std::vector<std::string>{"딸기", "호두"});
  apply_body(customer, AllergyRecorded{"딸기", false});
  apply_body(customer, AllergyRecorded{"우유", false});
  CHECK(customer.allergies == std::vector<std::string>{"호두"});
}

TEST_CASE("orders and consents change nothing here") {
  Customer customer;
  apply_body(customer, CustomerRegistered{profile_named("김하늘")});
  const Customer before = customer;
  apply_body(customer, OrderPlaced{{1}, {}, true, {{{1}, {}, 1000, 4500}}});
  apply_body(customer, ConsentChanged{Purpose::marketing, true, ConsentMethod::web, "1"});
  CHECK((customer == before));
}

TEST_CASE("she is called what she wants, else by her name") {
  Customer customer;
  customer.profile = profile_named("김하늘");
  CHECK(called(customer) == "김하늘");
  customer.profile.called = "하늘 언니";
  CHECK(called(customer) == "하늘 언니");
}

}  // namespace dangol
