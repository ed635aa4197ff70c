#include "shop/consent_acceptance.h"

#include <doctest/doctest.h>

#include "events/memory_journal.h"
#include "shop/shop.h"
#include "shop/snapshot_check.h"

namespace dangol {
namespace {

Instant noon(int day) { return Instant{date::sys_days{date::year{2024} / 7 / day}} + std::chrono::hours{12}; }

ConsentTextPublished whole(Purpose purpose, std::string version, bool needs_new_consent = false) {
  return {purpose,           std::move(version), "ko", "새 메뉴 소식을 보내려고 해요", "전화번호", "그만둘 때까지",
          "거절하셔도 돼요", needs_new_consent};
}

ErrorCode refused(const Result<void>& accepted) {
  REQUIRE_FALSE(accepted);
  return accepted.error().code;
}

// A shop with one guest, which publishes texts as the days go by.
struct AskingCafe {
  MemoryJournal journal;
  KeyRing keys{random_key()};
  FixedClock clock{noon(1)};
  std::unique_ptr<Shop> shop;
  std::uint64_t events = 0;
  CustomerId guest{42};

  AskingCafe() {
    open();
    REQUIRE(record({}, ShopFounded{"시험 카페", "Asia/Seoul", "KRW", "ko", "cafe", true}));
    Profile profile;
    profile.name = "김민지";
    profile.phone = "01000004567";
    profile.email = "minji@example.com";
    REQUIRE(record(guest, CustomerRegistered{profile}));
  }
  void open() {
    shop.reset();
    auto opened = Shop::open(journal, keys, clock);
    REQUIRE(opened);
    shop = std::move(*opened);
  }
  Event event(CustomerId customer, EventBody body) {
    IdempotencyKey key;
    key.bytes[0] = static_cast<std::uint8_t>(++events);
    return {Bucket{7}, customer, clock.now(), key, std::move(body)};
  }
  Result<Receipt> record(CustomerId customer, EventBody body) { return shop->record(event(customer, std::move(body))); }
  Result<Receipt> says_yes(Purpose purpose, const char* version, Channel channel = Channel::none,
                           ConsentMethod method = ConsentMethod::counter_screen) {
    return record(guest, ConsentChanged{purpose, true, method, version, channel});
  }
  std::optional<SuppressionReason> why_not() const {
    return shop->why_not_advertise(guest, Channel::email, clock.now());
  }
};

}  // namespace

TEST_CASE("a yes names a language only in which its text was published") {
  AskingCafe cafe;
  REQUIRE(cafe.record({}, whole(Purpose::sensitive, "a")));
  const auto says_in = [&](TextLanguage language) {
    return cafe.record(
        cafe.guest,
        ConsentChanged{Purpose::sensitive, true, ConsentMethod::counter_screen, "a", Channel::none, {}, language});
  };
  CHECK(says_in(TextLanguage::english).error().code == ErrorCode::invalid_input);
  CHECK(says_in(TextLanguage::korean));
  CHECK(says_in(TextLanguage::unknown));
}

TEST_CASE("a text says all four things, in Korean or English, from now on, and never changes") {
  ConsentTexts published;
  const auto accepted = [&](const ConsentTextPublished& text, int day = 1) {
    return accept_consent_text(text, noon(day), published, noon(1));
  };
  const ConsentTextPublished text = whole(Purpose::marketing, "a");
  CHECK(accepted(text));
  for (auto statement : {&ConsentTextPublished::purpose_text, &ConsentTextPublished::items,
                         &ConsentTextPublished::retention, &ConsentTextPublished::refusal}) {
    for (const std::string& words : {std::string(), std::string(" \n"), std::string("\xff"), std::string(4'001, 'a')}) {
      ConsentTextPublished lacking = text;
      lacking.*statement = words;
      CHECK(refused(accepted(lacking)) == ErrorCode::invalid_input);
    }
  }
  ConsentTextPublished other = text;
  other.language = "de";
  CHECK(refused(accepted(other)) == ErrorCode::invalid_input);
  for (const char* version : {"", "김민지", "900101-1234567", "a b", "1"}) {
    CHECK(refused(accepted(whole(Purpose::marketing, version))) == ErrorCode::invalid_input);
  }
  CHECK(refused(accepted(text, 2)) == ErrorCode::invalid_input);
  published.apply(text, noon(1));
  CHECK(accepted(text));
  other = text;
  other.retention = "영원히";
  CHECK(refused(accepted(other)) == ErrorCode::conflict);
  other.language = "en";
  CHECK(accepted(other));
  other.needs_new_consent = true;
  CHECK(refused(accepted(other)) == ErrorCode::invalid_input);
}

TEST_CASE("a text published earlier in a batch counts for the rest of it") {
  AskingCafe cafe;
  const Event text = cafe.event({}, whole(Purpose::sensitive, "a"));
  const Event other_words = [&] {
    ConsentTextPublished other = whole(Purpose::sensitive, "a");
    other.items = "다른 것";
    return cafe.event({}, other);
  }();
  const Event yes = cafe.event(cafe.guest, ConsentChanged{Purpose::sensitive, true, ConsentMethod::paper, "a"});
  const Event old_yes = cafe.event(cafe.guest, ConsentChanged{Purpose::sensitive, true, ConsentMethod::paper, "1"});
  CHECK(cafe.shop->record_all(std::array{text, other_words}).error().code == ErrorCode::conflict);
  CHECK(cafe.shop->record_all(std::array{text, old_yes}).error().code == ErrorCode::invalid_input);
  CHECK(cafe.shop->record_all(std::array{text, yes, cafe.event(cafe.guest, AllergyRecorded{"딸기", true})}));
}

TEST_CASE("a yes is to a text that was published and holds; a no, and what was imported, are as they come") {
  AskingCafe cafe;
  CHECK(cafe.says_yes(Purpose::personalisation, "whatever"));  // a shop that has published none
  REQUIRE(cafe.record({}, whole(Purpose::marketing, "a")));
  const auto unknown = cafe.says_yes(Purpose::marketing, "b", Channel::sms);
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().code == ErrorCode::invalid_input);
  CHECK(unknown.error().message.find("expected version a") != std::string::npos);
  CHECK(cafe.says_yes(Purpose::marketing, "a", Channel::sms));
  CHECK(cafe.says_yes(Purpose::marketing, "b", Channel::kakao, ConsentMethod::imported));
  CHECK(cafe.record(cafe.guest, ConsentChanged{Purpose::marketing, false, ConsentMethod::phone, "b"}));
  CHECK(cafe.says_yes(Purpose::personalisation, "whatever"));  // of which nothing is published
  cafe.clock.set(noon(2));
  REQUIRE(cafe.record({}, whole(Purpose::marketing, "typo")));
  CHECK(cafe.says_yes(Purpose::marketing, "a", Channel::sms));
  cafe.clock.set(noon(3));
  REQUIRE(cafe.record({}, whole(Purpose::marketing, "c", true)));
  CHECK(cafe.says_yes(Purpose::marketing, "a", Channel::sms).error().code == ErrorCode::invalid_input);
  Event on_paper =
      cafe.event(cafe.guest, ConsentChanged{Purpose::marketing, true, ConsentMethod::paper, "a", Channel::sms});
  on_paper.at = noon(2);  // written down later, and outdated by now
  CHECK(cafe.shop->record(on_paper));
  CHECK(cafe.says_yes(Purpose::marketing, "c", Channel::sms));
}

TEST_CASE("advertising under a text that says something else waits for her new yes; a corrected typo changes nothing") {
  AskingCafe cafe;
  REQUIRE(cafe.record({}, whole(Purpose::marketing, "a")));
  REQUIRE(cafe.says_yes(Purpose::marketing, "a", Channel::email));
  cafe.clock.set(noon(2));
  REQUIRE(cafe.record({}, whole(Purpose::marketing, "typo")));
  CHECK_FALSE(cafe.why_not().has_value());
  REQUIRE(cafe.record({}, whole(Purpose::marketing, "b", true)));
  CHECK(cafe.why_not() == SuppressionReason::consent_text_outdated);
  REQUIRE(cafe.shop->save_snapshot());
  cafe.open();
  CHECK(cafe.why_not() == SuppressionReason::consent_text_outdated);
  CHECK(cafe.shop->consent_texts().find(Purpose::marketing, "a")->at == noon(1));  // stays provable
  const auto problems = check_snapshot(cafe.journal, cafe.keys, 10);
  REQUIRE(problems);
  CHECK(problems->empty());
  cafe.clock.set(noon(3));
  REQUIRE(cafe.says_yes(Purpose::marketing, "b", Channel::email));
  CHECK_FALSE(cafe.why_not().has_value());
}

TEST_CASE("under a text that says something else no allergy and no note on health is added; what she told stays") {
  AskingCafe cafe;
  REQUIRE(cafe.record({}, whole(Purpose::sensitive, "a")));
  REQUIRE(cafe.says_yes(Purpose::sensitive, "a"));
  REQUIRE(cafe.record(cafe.guest, AllergyRecorded{"딸기", true}));
  REQUIRE(cafe.record(cafe.guest, AllergyRecorded{"우유", true}));
  cafe.clock.set(noon(2));
  REQUIRE(cafe.record({}, whole(Purpose::sensitive, "b", true)));
  CHECK_FALSE(cafe.shop->may_add_health_data(cafe.guest));
  CHECK(cafe.record(cafe.guest, AllergyRecorded{"땅콩", true}).error().code == ErrorCode::forbidden);
  CHECK(cafe.record(cafe.guest, NoteWritten{{}, "땅콩 알레르기"}).error().code == ErrorCode::conflict);
  CHECK(cafe.record(cafe.guest, AllergyRecorded{"우유", false}));  // it was a mistake
  CHECK(cafe.shop->card(cafe.guest, {cafe.clock.now(), {}}, Language::korean)->card.allergies ==
        std::vector<std::string>{"딸기"});
  REQUIRE(cafe.says_yes(Purpose::sensitive, "b"));
  CHECK(cafe.shop->may_add_health_data(cafe.guest));
  CHECK(cafe.record(cafe.guest, AllergyRecorded{"땅콩", true}));
}

TEST_CASE("nobody under 14 on the shop's own day is kept, on whatever way in") {
  AskingCafe cafe;
  Profile child;
  child.name = "한별";
  child.birth_date = date::year{2010} / 7 / 3;
  cafe.clock.set(noon(2));  // nine in the evening in Seoul
  CHECK(cafe.record({43}, CustomerRegistered{child}).error().code == ErrorCode::forbidden);
  CHECK(cafe.record(cafe.guest, ProfileChanged{child}).error().code == ErrorCode::forbidden);
  Event dated_later = cafe.event({43}, CustomerRegistered{child});
  dated_later.at = noon(3);
  CHECK(cafe.shop->record(dated_later).error().code == ErrorCode::forbidden);
  CHECK_FALSE(cafe.shop->knows({43}));
  cafe.clock.set(noon(2) + std::chrono::hours{3});  // midnight in Seoul: her birthday
  CHECK(cafe.record({43}, CustomerRegistered{child}));
}

}  // namespace dangol
