// A guest is called by name on the shop's displays: in her words, once, by the gate, and only while it is worth
// something.
#include <algorithm>

#include "shop/display_link.h"
#include "shop/mailing_cafe_test.h"

namespace dangol {
namespace {

// A wall of displays that answers as it is told.
class Wall final : public Gateway {
 public:
  HandOver send(Permission permission, const OutgoingMessage& message) override {
    const Permission used = std::move(permission);
    CHECK(used.channel() == Channel::display);
    CHECK(used.message() == MessageClass::information);
    CHECK(message.to.empty());
    called.push_back(message.text);
    return answer;
  }
  std::optional<Handed> what_became_of(MessageId) override { return std::nullopt; }

  HandOver answer{Handed::accepted, {}, {}};
  std::vector<std::string> called;
};

struct CallingCafe : MailingCafe {
  Wall wall;
  NameCall call(CustomerId id, const IdempotencyKey& key) {
    auto done = shop->call_by_name(id, key, wall);
    REQUIRE(done);
    return *done;
  }
  NameCall call(CustomerId id) { return call(id, next_key()); }
  std::vector<MessageLook> hers(CustomerId id) const { return shop->messages_of(id); }
};

constexpr CustomerId called_guest{1};

}  // namespace

TEST_CASE("she is called by what she chose to be called, and it stands in her history") {
  CallingCafe cafe;
  const NameCall call = cafe.call(called_guest);
  CHECK(call.text == "손님1 님, 음료 나왔습니다");
  CHECK(call.step == MessageStep::accepted);
  Profile profile = cafe.shop->customer(called_guest)->profile;
  profile.called = "구름";
  cafe.record(called_guest, ProfileChanged{profile});
  cafe.call(called_guest);
  CHECK(cafe.wall.called == std::vector<std::string>{"손님1 님, 음료 나왔습니다", "구름 님, 음료 나왔습니다"});
  const auto hers = cafe.hers(called_guest);
  REQUIRE(hers.size() == 2);
  CHECK(hers[0].message.channel == Channel::display);
  CHECK(hers[0].message.what == MessageClass::information);
  CHECK(hers[0].message.step == MessageStep::accepted);
  CHECK(cafe.shop->message_text(hers[0].message.id)->words.text == "구름 님, 음료 나왔습니다");
}

TEST_CASE("a shop of another language or trade has its own words") {
  CallingCafe cafe;
  ShopFounded founded = cafe.shop->settings().founded;
  SUBCASE("in English") {
    founded.language = "en";
    cafe.record({}, founded);
    CHECK(cafe.call(called_guest).text == "손님1, your drink is ready");
  }
  SUBCASE("who has 님 in what she is called gets no other") {
    Profile profile = cafe.shop->customer(called_guest)->profile;
    profile.called = "윗집 사장님";
    cafe.record(called_guest, ProfileChanged{profile});
    CHECK(cafe.call(called_guest).text == "윗집 사장님, 음료 나왔습니다");
  }
  SUBCASE("a salon") {
    founded.pack = "hair-salon";
    cafe.record({}, founded);
    CHECK(cafe.call(called_guest).text == "손님1 님, 준비됐습니다");
  }
}

TEST_CASE("asked again under the same key nobody is called again; anew she is") {
  CallingCafe cafe;
  const IdempotencyKey key = cafe.next_key();
  cafe.call(called_guest, key);
  CHECK(cafe.call(called_guest, key).step == MessageStep::accepted);
  CHECK(cafe.wall.called.size() == 1);
  cafe.call(called_guest);
  CHECK(cafe.wall.called.size() == 2);
}

TEST_CASE("every counter hears that she was called") {
  CallingCafe cafe;
  std::vector<CustomerId> told;
  cafe.shop->on_change([&](const Change& change) { told.push_back(change.customer); });
  cafe.call(called_guest);
  CHECK_FALSE(told.empty());
  CHECK(std::ranges::count(told, called_guest) == std::ssize(told));
}

TEST_CASE("what no display showed is told, and is never tried again") {
  CallingCafe cafe;
  MessageStep expected{};
  SUBCASE("none was on") {
    cafe.wall.answer = {Handed::refused, {}, "no-display"};
    expected = MessageStep::failed;
  }
  SUBCASE("none answered") {
    cafe.wall.answer = {Handed::unknown, {}, "no-answer"};
    expected = MessageStep::unknown;
  }
  const IdempotencyKey key = cafe.next_key();
  CHECK(cafe.call(called_guest, key).step == expected);
  cafe.wall.answer = {Handed::accepted, {}, {}};
  CHECK(cafe.call(called_guest, key).step == expected);
  for (int day = 0; day < 40; ++day) {
    cafe.clock.set(cafe.clock.now() + date::days{1});
    cafe.work();
  }
  CHECK(cafe.wall.called.size() == 1);
  CHECK(cafe.sent.empty());
  CHECK(cafe.hers(called_guest).front().message.step == expected);
}

TEST_CASE("a call that a stop left is over after three minutes, and shows nowhere later") {
  CallingCafe cafe;
  const MessageId left{77};
  cafe.record(called_guest,
              MessageQueued{left, {}, Channel::display, MessageClass::information, "", "손님1 님, 음료 나왔습니다"});
  cafe.open();
  cafe.clock.set(cafe.clock.now() + std::chrono::minutes{3});
  cafe.work();
  CHECK(cafe.hers(called_guest).front().message.step == MessageStep::queued);
  cafe.clock.set(cafe.clock.now() + std::chrono::seconds{1});
  cafe.work();
  CHECK(cafe.hers(called_guest).front().message.step == MessageStep::failed);
  CHECK(cafe.wall.called.empty());
}

TEST_CASE("of a call that was being shown at a stop nobody knows") {
  CallingCafe cafe;
  const MessageId left{77};
  cafe.record(called_guest,
              MessageQueued{left, {}, Channel::display, MessageClass::information, "", "손님1 님, 음료 나왔습니다"});
  cafe.record(called_guest, MessageMoved{left, MessageStep::handing_over, SuppressionReason::end, "", ""});
  cafe.open();
  cafe.work();
  CHECK(cafe.hers(called_guest).front().message.step == MessageStep::unknown);
}

TEST_CASE(
    "a call is no advertisement: a no to advertising and caps do not hold it back, nor does it count towards them") {
  CallingCafe cafe;
  cafe.record(called_guest, ConsentChanged{Purpose::marketing, false, ConsentMethod::web, "1", Channel::none});
  CHECK(cafe.call(called_guest).step == MessageStep::accepted);
  cafe.call({2});
  CHECK_FALSE(cafe.shop->why_not_advertise({2}, Channel::email, cafe.clock.now()));
}

TEST_CASE("whose name nobody knows is not called") {
  CallingCafe cafe;
  Profile profile;
  profile.phone = "01012345678";
  cafe.record({500}, CustomerRegistered{profile});
  const NameCall call = cafe.call({500});
  CHECK(call.held_back == SuppressionReason::text_incomplete);
  CHECK(cafe.wall.called.empty());
  CHECK(cafe.hers({500}).empty());
}

TEST_CASE("nothing but the shop's own words goes on a display") {
  CallingCafe cafe;
  const Event advertising{mailing_bucket, called_guest, cafe.clock.now(), cafe.next_key(),
                          MessageQueued{{7}, {}, Channel::display, MessageClass::advertising, "", "(광고) 새 빵"}};
  const auto recorded = cafe.shop->record(advertising);
  CHECK((!recorded && recorded.error().code == ErrorCode::invalid_input));
  const auto sent = cafe.shop->queue_message(
      called_guest, {Channel::display, MessageClass::information, "", "박서준 님은 외상이 있어요"}, cafe.next_key());
  REQUIRE_FALSE(sent);
  CHECK(sent.error().code == ErrorCode::invalid_input);
  CHECK_FALSE(cafe.shop->call_by_name({99'999}, cafe.next_key(), cafe.wall));
  CHECK(cafe.wall.called.empty());
}

TEST_CASE("the link to the displays is told by nobody without the key, and another ends it, also over stops") {
  CallingCafe cafe;
  const IdempotencyKey request = cafe.next_key();
  const std::string first = display_token(*cafe.keys, request);
  CHECK(first == display_token(*cafe.keys, request));
  CHECK(is_display_token(first));
  CHECK_FALSE(is_display_token(first + "a"));
  CHECK_FALSE(is_display_token(std::string(first.size(), 'a')));
  CHECK_FALSE(opens_displays(cafe.shop->settings(), ""));
  cafe.record({}, display_arrangement(first));
  CHECK(opens_displays(cafe.shop->settings(), first));
  CHECK(cafe.shop->settings().gateways.size() == 1);  // of e-mail alone: nobody carries what is shown here
  const std::string second = display_token(*cafe.keys, cafe.next_key());
  CHECK(second != first);
  cafe.record({}, display_arrangement(second));
  SUBCASE("without a stop") {}
  SUBCASE("from the journal") { cafe.open(); }
  SUBCASE("from a snapshot") {
    REQUIRE(cafe.shop->save_snapshot());
    cafe.open();
  }
  CHECK_FALSE(opens_displays(cafe.shop->settings(), first));
  CHECK(opens_displays(cafe.shop->settings(), second));
}

TEST_CASE("a display's link is arranged as that, and a display is no gateway of another kind") {
  CallingCafe cafe;
  const auto refuses = [&](GatewayArranged arranged) {
    const auto recorded = cafe.shop->record({mailing_bucket, {}, cafe.clock.now(), cafe.next_key(), arranged});
    return !recorded && recorded.error().code == ErrorCode::invalid_input;
  };
  GatewayArranged good = display_arrangement(display_token(*cafe.keys, cafe.next_key()));
  CHECK(refuses({Channel::display, GatewayKind::webhook, "https://wall.invalid", "", good.secret, ""}));
  CHECK(refuses({Channel::sms, GatewayKind::display, "", "", good.secret, ""}));
  CHECK(refuses(display_arrangement("short")));
  CHECK(refuses(display_arrangement("")));
  CHECK_FALSE(refuses(good));
}

}  // namespace dangol
