#include "shop/retention.h"

#include "shop/mailing_cafe_test.h"

namespace dangol {
namespace {

// A café that keeps guests for a year after their last sign; one of them comes in now and then, so the clock is right.
struct ForgettingCafe : MailingCafe {
  static constexpr CustomerId comes{1};
  std::uint64_t guests() const { return shop->customer_count(); }
  void visit(CustomerId guest) { record(guest, OrderPlaced{{1}, {}, true, {{{1}, {}, 1000, 4500}}}); }
  void after(date::days days) { clock.set(clock.now() + days); }
  std::size_t night() {
    const auto gone = erase_whose_time_is_over(*shop);
    REQUIRE(gone);
    return *gone;
  }
};

TEST_CASE("a guest goes when the shop's time for keeping her is over, not before, and only hers") {
  ForgettingCafe cafe;
  CHECK(cafe.shop->whose_time_is_over(12)->empty());
  cafe.visit({2});
  cafe.record({3}, NoteWritten{{}, "창가 자리"});
  cafe.after(date::days{300});
  cafe.visit(cafe.comes);
  cafe.say({4}, false);
  CHECK(cafe.night() == 0);  // no time is set
  cafe.record({}, RetentionSet{12});
  CHECK(cafe.night() == 0);  // all said yes 360 days ago
  cafe.after(date::days{10});
  CHECK(cafe.shop->whose_time_is_over(12)->size() == mailed_guests - 4);
  CHECK(cafe.night() == mailed_guests - 4);
  for (const std::uint64_t stays : {1U, 2U, 3U, 4U}) CHECK(cafe.shop->customer({stays}));
  CHECK(cafe.guests() == 4);
  CHECK(cafe.night() == 0);
  cafe.open();
  CHECK(cafe.guests() == 4);
}

TEST_CASE("who asks something of her data gives a sign, and is not erased before she has her answer") {
  ForgettingCafe cafe;
  cafe.record({}, RetentionSet{12});
  cafe.after(date::days{300});
  cafe.visit(cafe.comes);
  cafe.record({3}, RightsAsked{RightsRequest::access, AskedBy::paper});
  cafe.after(date::days{10});
  CHECK(cafe.night() == mailed_guests - 2);
  CHECK(cafe.shop->customer({3}));
}

TEST_CASE("while nobody gives a sign for weeks nobody is erased: the clock may be wrong") {
  ForgettingCafe cafe;
  cafe.record({}, RetentionSet{12});
  cafe.visit(cafe.comes);
  cafe.after(date::days{10'000});
  CHECK(cafe.night() == 0);
  cafe.visit(cafe.comes);
  cafe.after(date::days{45});
  CHECK(cafe.night() == mailed_guests - 1);
}

TEST_CASE("of whom memory knows nothing the journal tells when she was registered") {
  ForgettingCafe cafe;
  Profile silent;
  silent.name = "말 없는 손님";
  cafe.record({900}, CustomerRegistered{silent});
  cafe.record({}, RetentionSet{1});
  cafe.after(date::days{29});
  cafe.visit(cafe.comes);
  cafe.night();
  CHECK(cafe.shop->customer({900}));
  cafe.after(date::days{3});
  CHECK(cafe.night() == 1);
  CHECK_FALSE(cafe.shop->customer({900}));
}

TEST_CASE("that her card was looked at is no sign of hers") {
  ForgettingCafe cafe;
  cafe.record({}, RetentionSet{12});
  Profile profile;
  profile.name = "단골";
  cafe.record({77}, CustomerRegistered{profile});
  cafe.after(date::days{300});
  cafe.record({77}, SuggestionShown{0, {{{1}, 0, ten_thousandths}}});
  cafe.after(date::days{70});
  cafe.visit(cafe.comes);
  cafe.night();
  CHECK_FALSE(cafe.shop->customer({77}));
}

TEST_CASE("months that no shop means are refused, and the time that is set outlives a stop") {
  ForgettingCafe cafe;
  const Event too_long{mailing_bucket, {}, cafe.clock.now(), cafe.next_key(), RetentionSet{121}};
  CHECK(cafe.shop->record(too_long).error().code == ErrorCode::invalid_input);
  cafe.record({}, RetentionSet{24});
  REQUIRE(cafe.shop->save_snapshot());
  cafe.open();
  CHECK(cafe.shop->settings().retention.months == 24);
}

}  // namespace
}  // namespace dangol
