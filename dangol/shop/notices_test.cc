// What the law wants told, by a whole shop.
#include <algorithm>

#include "shop/mailing_cafe_test.h"
#include "shop/snapshot_check.h"

namespace dangol {
namespace {

constexpr CustomerId somebody{3};

void wait(MailingCafe& cafe, std::chrono::minutes minutes) {
  cafe.clock.set(cafe.clock.now() + minutes);
  cafe.work();
}

TEST_CASE("an answer is confirmed once, also over a stop, and to nobody else") {
  MailingCafe cafe;
  cafe.work();
  cafe.say(somebody, false);
  wait(cafe, std::chrono::minutes{9});
  CHECK(cafe.sent.empty());
  wait(cafe, std::chrono::minutes{1});
  REQUIRE(cafe.sent.size() == 1);
  CHECK(cafe.sent.front().to == "g3@example.com");
  CHECK(cafe.sent.front().opt_out_url.empty());
  cafe.open();
  wait(cafe, std::chrono::hours{24});
  CHECK(cafe.sent.size() == 1);
  REQUIRE(cafe.shop->save_snapshot());
  CHECK(check_snapshot(cafe.journal, *cafe.keys, 5)->empty());
  cafe.open();
  wait(cafe, std::chrono::hours{24});
  CHECK(cafe.sent.size() == 1);
}

TEST_CASE("an answer given before a stop is confirmed after it, and one of the night in the morning") {
  MailingCafe cafe;
  cafe.say(somebody, false);
  cafe.open();
  wait(cafe, std::chrono::hours{13});
  CHECK(cafe.sent.empty());
  wait(cafe, std::chrono::hours{9});
  CHECK(cafe.sent.size() == 1);
}

TEST_CASE("a shop that has not said who sends tells nobody, and tells them when it has") {
  MailingCafe cafe;
  SendingArranged nobody = cafe.shop->settings().sending;
  const SendingArranged somebody_sends = nobody;
  nobody.sender_name.clear();
  cafe.record({}, nobody);
  cafe.say(somebody, false);
  wait(cafe, std::chrono::hours{1});
  CHECK(cafe.sent.empty());
  cafe.record({}, somebody_sends);
  wait(cafe, std::chrono::hours{1});
  CHECK(cafe.sent.size() == 1);
}

TEST_CASE("whom nothing reaches is not told, and neither is who was erased") {
  MailingCafe cafe;
  Profile without_address;
  without_address.loyalty_number = "1";
  cafe.record(somebody, ProfileChanged{without_address});
  cafe.say(somebody, false);
  cafe.say({4}, false);
  cafe.say({5}, false);
  REQUIRE(cafe.shop->erase({4}));
  wait(cafe, std::chrono::hours{1});
  CHECK(cafe.reached() == std::set<std::string>{"g5@example.com"});
}

TEST_CASE("a consent of two years holds on when its notice has left, and lapses when it has not") {
  for (const Handed answer : {Handed::accepted, Handed::refused}) {
    CAPTURE(static_cast<int>(answer));
    MailingCafe cafe;
    cafe.clock.set(cafe.clock.now() + date::days{2 * 365 - 80});
    cafe.work(answer);
    CHECK(cafe.sent.size() == mailed_guests);
    cafe.clock.set(cafe.clock.now() + date::days{1});
    cafe.work(answer);
    CHECK(cafe.sent.size() == mailed_guests);
    cafe.clock.set(cafe.clock.now() + date::days{40});
    const auto reason = cafe.shop->why_not_advertise(somebody, Channel::email, cafe.clock.now());
    if (answer == Handed::accepted) CHECK_FALSE(reason);
    if (answer == Handed::refused) CHECK(reason == SuppressionReason::consent_not_reconfirmed);
  }
}

}  // namespace
}  // namespace dangol
