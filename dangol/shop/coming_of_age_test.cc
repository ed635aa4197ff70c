// A child under 14 is kept with a guardian's consent only (docs/law.md A8), and is asked herself when she is 14 (A9).
#include <doctest/doctest.h>

#include <algorithm>

#include "shop/mailing_cafe_test.h"
#include "shop/snapshot_check.h"

namespace dangol {
namespace {

constexpr CustomerId byeol{77};

const GuardianConsented mother{"이수진", "01023456789", GuardianMethod::paper, {2}};

// In the morning of the day before she is 14.
struct CafeOfChild : MailingCafe {
  CafeOfChild() { clock.set(at("2024-07-02T10:00")); }

  static Instant at(const char* when) { return *parse_instant(when, *Zone::named("Asia/Seoul")); }
  static Profile child() {
    Profile profile;
    profile.name = "한별";
    profile.email = "byeol@example.com";
    profile.birth_date = date::year{2010} / 7 / 3;
    return profile;
  }
  Result<Receipt> together(EventBody profile, EventBody guardian) {
    return shop->record_together(std::vector{event(byeol, std::move(profile)), event(byeol, std::move(guardian))});
  }
  void register_child() { REQUIRE(together(CustomerRegistered{child()}, mother)); }
  void answer(Purpose purpose, bool given, Channel channel = Channel::none) {
    record(byeol, ConsentChanged{purpose, given, ConsentMethod::paper, "1", channel});
  }
  std::size_t grown() {
    const auto noted = shop->note_who_came_of_age();
    REQUIRE(noted);
    return *noted;
  }
  Answer marketing() const { return shop->consent(byeol).answer(Purpose::marketing, Channel::email); }
  std::string came_of_age() const { return shop->card(byeol, {clock.now(), {}}, Language::korean)->came_of_age; }
  void snapshot_holds() {
    REQUIRE(shop->save_snapshot());
    KeyRing fresh(shop_key);
    const auto problems = check_snapshot(journal, fresh);
    REQUIRE(problems);
    CHECK(problems->empty());
  }
};

// While it hands over, it becomes midnight.
class SlowGateway final : public Gateway {
 public:
  explicit SlowGateway(FixedClock& clock) : clock_(clock) {}
  HandOver send(Permission permission, const OutgoingMessage&) override {
    CHECK(permission.channel() == Channel::sms);
    clock_.set(CafeOfChild::at("2024-07-03T00:00"));
    return {Handed::accepted, "ref", ""};
  }
  std::optional<Handed> what_became_of(MessageId) override { return std::nullopt; }

 private:
  FixedClock& clock_;
};

}  // namespace

TEST_CASE("a child is kept with her guardian's consent or not at all") {
  CafeOfChild cafe;
  CHECK(cafe.shop->record(cafe.event(byeol, CustomerRegistered{CafeOfChild::child()})).error().code ==
        ErrorCode::forbidden);
  for (const GuardianConsented& unfit :
       {GuardianConsented{"", "01023456789", GuardianMethod::paper, {}},
        GuardianConsented{"이수진", "", GuardianMethod::paper, {}},
        GuardianConsented{"900101-1234567", "01023456789", GuardianMethod::paper, {}},
        GuardianConsented{"이수진", "\xff", GuardianMethod::paper, {}},
        GuardianConsented{std::string(4'001, 'x'), "01023456789", GuardianMethod::paper, {}}}) {
    CHECK(cafe.together(CustomerRegistered{CafeOfChild::child()}, unfit).error().code == ErrorCode::invalid_input);
  }
  CHECK_FALSE(cafe.shop->knows(byeol));
  cafe.register_child();
  CHECK(cafe.shop->customer(byeol)->guardian->told == mother);
  CHECK(cafe.shop->comes_of_age_on(byeol) == date::sys_days{date::year{2024} / 7 / 3}.time_since_epoch().count());
}

TEST_CASE("a guardian is written down of children only, and her date of birth stays") {
  CafeOfChild cafe;
  CHECK(cafe.shop->record(cafe.event({1}, mother)).error().code == ErrorCode::invalid_input);
  Profile profile = CafeOfChild::child();
  profile.birth_date = date::year{2010} / 7 / 2;
  CHECK(cafe.together(CustomerRegistered{profile}, mother).error().code == ErrorCode::invalid_input);
  cafe.register_child();
  profile.birth_date.reset();
  CHECK(cafe.shop->record(cafe.event(byeol, ProfileChanged{profile})).error().code == ErrorCode::invalid_input);
  CHECK(cafe.shop->record(cafe.event({1}, ProfileChanged{CafeOfChild::child()})).error().code == ErrorCode::forbidden);
}

TEST_CASE("from the first moment of the day on which she is 14 she is asked herself, once, through stops") {
  CafeOfChild cafe;
  cafe.register_child();
  cafe.answer(Purpose::marketing, true, Channel::email);
  cafe.answer(Purpose::marketing, false, Channel::sms);
  cafe.answer(Purpose::personalisation, true);
  cafe.answer(Purpose::sensitive, true);
  cafe.record(byeol, AllergyRecorded{"딸기", true});
  cafe.snapshot_holds();
  cafe.clock.set(CafeOfChild::at("2024-07-02T23:59"));
  cafe.open();
  CHECK(cafe.shop->customer(byeol)->guardian->told == mother);
  CHECK(cafe.grown() == 0);
  CHECK(cafe.marketing() == Answer::given);
  CHECK(cafe.shop->may_add_health_data(byeol));
  CHECK(cafe.came_of_age().empty());

  cafe.clock.set(CafeOfChild::at("2024-07-03T00:00"));
  CHECK(cafe.grown() == 1);
  CHECK(cafe.grown() == 0);
  for (int round = 0; round < 2; ++round) {
    const ConsentState consent = cafe.shop->consent(byeol);
    CHECK(cafe.marketing() == Answer::not_asked);
    CHECK(consent.answer(Purpose::personalisation) == Answer::not_asked);
    CHECK(consent.answer(Purpose::marketing, Channel::sms) == Answer::refused);
    CHECK(consent.may_hold_health_data());
    CHECK_FALSE(cafe.shop->may_add_health_data(byeol));
    CHECK(cafe.shop->record(cafe.event(byeol, AllergyRecorded{"우유", true})).error().code == ErrorCode::forbidden);
    CHECK(cafe.shop->card(byeol, {cafe.clock.now(), {}}, Language::korean)->card.allergies ==
          std::vector<std::string>{"딸기"});
    CHECK_FALSE(cafe.shop->customer(byeol)->guardian);
    CHECK_FALSE(cafe.came_of_age().empty());
    CHECK(cafe.grown() == 0);
    cafe.snapshot_holds();
    cafe.open();
  }
  cafe.answer(Purpose::sensitive, true);
  CHECK(cafe.came_of_age().empty());
  cafe.record(byeol, AllergyRecorded{"우유", true});
}

TEST_CASE("after an outage over her birthday what she said herself since then counts, and nothing from before") {
  CafeOfChild cafe;
  cafe.register_child();
  cafe.answer(Purpose::marketing, true, Channel::email);
  cafe.clock.set(CafeOfChild::at("2024-07-03T11:00"));
  cafe.answer(Purpose::marketing, true, Channel::kakao);
  cafe.clock.set(CafeOfChild::at("2024-08-20T11:00"));
  CHECK(cafe.grown() == 1);
  CHECK(cafe.marketing() == Answer::not_asked);
  CHECK(cafe.shop->consent(byeol).answer(Purpose::marketing, Channel::kakao) == Answer::given);
  CHECK(cafe.came_of_age().empty());
  // What her guardian had signed comes to the shop late.
  Event late = cafe.event(byeol, ConsentChanged{Purpose::marketing, true, ConsentMethod::paper, "1", Channel::email});
  late.at = CafeOfChild::at("2024-07-02T12:00");
  REQUIRE(cafe.shop->record(late));
  CHECK(cafe.marketing() == Answer::not_asked);
  cafe.answer(Purpose::marketing, true, Channel::email);
  CHECK(cafe.marketing() == Answer::given);
}

TEST_CASE("an advertisement that was queued while she was a child does not leave when she is 14") {
  CafeOfChild cafe;
  cafe.register_child();
  cafe.answer(Purpose::marketing, true, Channel::email);
  const auto queued = cafe.shop->queue_message(
      byeol, {Channel::email, MessageClass::advertising, "소식", "새 크림빵이 나왔습니다."}, cafe.next_key());
  REQUIRE(queued);
  REQUIRE_FALSE(queued->held_back);
  cafe.clock.set(CafeOfChild::at("2024-07-03T10:00"));
  cafe.work();
  CHECK_FALSE(cafe.reached().contains("byeol@example.com"));
  const auto messages = cafe.shop->messages_of(byeol);
  REQUIRE(messages.size() == 1);
  CHECK(messages.front().message.step == MessageStep::held_back);
  CHECK(messages.front().message.reason == SuppressionReason::no_consent);
}

TEST_CASE("who becomes 14 while a round of sending is under way gets no advertisement of it") {
  CafeOfChild cafe;
  SendingArranged sending = cafe.shop->settings().sending;
  sending.sender = {"0212345678", true};
  sending.relay = {"중계사", "제1호", 100'000, true, true, true};
  cafe.record({}, sending);
  const GatewayArranged email = *cafe.shop->settings().gateway(Channel::email);
  cafe.record({}, GatewayArranged{Channel::sms, GatewayKind::webhook, "https://relay.example", "", "whsec_", ""});
  cafe.record({}, email);  // after text messages from now on
  Profile profile = cafe.shop->customer({1})->profile;
  profile.phone = "01000000001";
  cafe.record({1}, ProfileChanged{profile});
  cafe.register_child();
  cafe.answer(Purpose::marketing, true, Channel::email);
  cafe.clock.set(CafeOfChild::at("2024-07-02T23:59"));
  const OneMessage to_another{Channel::sms, MessageClass::information, "", "준비됐어요"};
  const OneMessage to_child{Channel::email, MessageClass::advertising, "소식", "새 크림빵이 나왔습니다."};
  REQUIRE_FALSE(cafe.shop->queue_message({1}, to_another, cafe.next_key())->held_back);
  REQUIRE_FALSE(cafe.shop->queue_message(byeol, to_child, cafe.next_key())->held_back);
  Sender sender(*cafe.shop, [&](const GatewayArranged& arranged) -> Result<std::unique_ptr<Gateway>> {
    if (arranged.channel == Channel::sms) return std::unique_ptr<Gateway>(std::make_unique<SlowGateway>(cafe.clock));
    return std::unique_ptr<Gateway>(std::make_unique<TakingGateway>(cafe.sent, Handed::accepted));
  });
  REQUIRE(sender.work());
  CHECK(cafe.clock.now() == CafeOfChild::at("2024-07-03T00:00"));
  CHECK(cafe.sent.empty());
  CHECK(cafe.marketing() == Answer::not_asked);
}

TEST_CASE(
    "a mistyped date of birth: who is no child after all keeps her answers, who is one again needs a guardian anew") {
  CafeOfChild cafe;
  cafe.register_child();
  cafe.answer(Purpose::marketing, true, Channel::email);
  Profile profile = CafeOfChild::child();
  profile.birth_date = date::year{1980} / 7 / 3;
  cafe.record(byeol, ProfileChanged{profile});
  CHECK(cafe.grown() == 1);
  CHECK(cafe.marketing() == Answer::given);
  profile.birth_date = date::year{2012} / 7 / 3;
  CHECK(cafe.shop->record(cafe.event(byeol, ProfileChanged{profile})).error().code == ErrorCode::forbidden);
  cafe.clock.set(cafe.clock.now() + std::chrono::hours{1});
  REQUIRE(cafe.together(ProfileChanged{profile}, mother));
  CHECK(cafe.marketing() == Answer::not_asked);  // a child had said yes, or so it seems
  cafe.clock.set(CafeOfChild::at("2026-07-03T00:00"));
  CHECK(cafe.grown() == 1);
}

TEST_CASE("nobody comes of age but a child with a guardian's consent, and not before her day") {
  CafeOfChild cafe;
  cafe.register_child();
  for (const CustomerId guest : {byeol, CustomerId{1}})
    CHECK(cafe.shop->record(cafe.event(guest, CameOfAge{})).error().code == ErrorCode::conflict);
}

TEST_CASE("that she came of age is no sign of her: it does not lengthen how long she is kept") {
  CafeOfChild cafe;
  cafe.register_child();
  cafe.clock.set(CafeOfChild::at("2024-07-03T00:00"));
  CHECK(cafe.grown() == 1);
  cafe.clock.set(CafeOfChild::at("2025-01-02T12:00"));
  cafe.say({1}, true);
  const auto over = cafe.shop->whose_time_is_over(6);
  REQUIRE(over);
  CHECK(std::ranges::find(*over, byeol) != over->end());
}

TEST_CASE("of an erased child neither she nor her guardian is left") {
  CafeOfChild cafe;
  cafe.register_child();
  REQUIRE(cafe.shop->save_snapshot());
  REQUIRE(cafe.shop->erase(byeol));
  CHECK_FALSE(cafe.shop->comes_of_age_on(byeol));
  cafe.clock.set(CafeOfChild::at("2024-07-03T00:00"));
  CHECK(cafe.grown() == 0);
  std::size_t left = 0;
  REQUIRE(cafe.journal.read(0, [&](Position, const Entry& entry) -> Result<void> {
    if (entry.customer == byeol) ++left;
    return {};
  }));
  CHECK(left == 0);
}

}  // namespace dangol
