// Pictures of the papers on which a guest answered: kept whole in the journal, known by their hash, shown to an
// auditor.
#include "consent/evidence.h"

#include <doctest/doctest.h>

#include "consent/consent_names.h"
#include "consent/made_picture.h"
#include "consent/picture_check.h"
#include "consent/text_hash.h"
#include "shop/consent_export.h"
#include "shop/lasting_journal_test.h"
#include "shop/law_look.h"
#include "shop/snapshot_check.h"

namespace dangol {
namespace {

// A café whose guest answers on paper.
struct PaperCafe : ShopOfLastingJournal {
  CustomerId guest{42};

  PaperCafe() : ShopOfLastingJournal("2024-07-01T03:00:00Z") {
    found_cafe();
    Profile profile;
    profile.name = "김민지";
    record(guest, CustomerRegistered{profile});
  }
  void answers(Purpose purpose, Channel channel = Channel::none, ConsentMethod method = ConsentMethod::paper,
               bool given = true) {
    record(guest, ConsentChanged{purpose, given, method, "1", channel, {}});
  }
  EvidencedAnswer answer(Purpose purpose, Channel channel = Channel::none) const {
    return {purpose, channel, clock.now()};
  }
  ConsentEvidenced picture(std::vector<EvidencedAnswer> of, std::string_view inside = "paper") const {
    return {std::move(of), EvidenceMedia::jpeg, made_picture(inside), StaffId{1}};
  }
  ErrorCode refused(ConsentEvidenced evidence) {
    const auto recorded = shop->record(event(guest, std::move(evidence)));
    REQUIRE_FALSE(recorded);
    return recorded.error().code;
  }
};

}  // namespace

TEST_CASE("a picture proves what it shows, and stays with its bytes over a stop, from a snapshot and without one") {
  PaperCafe cafe;
  cafe.answers(Purpose::marketing, Channel::sms);
  cafe.answers(Purpose::marketing, Channel::email);
  const EvidencedAnswer sms = cafe.answer(Purpose::marketing, Channel::sms);
  const std::string bytes = made_picture("her signature");
  cafe.record(cafe.guest, cafe.picture({sms}, "her signature"));
  const auto check = [&] {
    const ConsentEvidence evidence = cafe.shop->evidence(cafe.guest);
    REQUIRE(evidence.pictures().size() == 1);
    const KeptPicture& kept = evidence.pictures().front();
    CHECK(kept.sha256 == sha256(bytes));
    CHECK(kept.size_bytes == bytes.size());
    CHECK(kept.at == cafe.clock.now());
    CHECK(evidence.pictures_of(sms).size() == 1);
    CHECK(papers_without_picture(cafe.shop->consent(cafe.guest), evidence).size() == 1);  // e-mail
    const auto whole = cafe.shop->picture(cafe.guest, kept.key);
    REQUIRE(whole);
    CHECK(whole->bytes == bytes);
  };
  check();
  cafe.open();
  check();
  REQUIRE(cafe.shop->save_snapshot());
  const auto problems = check_snapshot(cafe.journal, *cafe.keys, 10);
  REQUIRE(problems);
  CHECK(problems->empty());
  cafe.open();
  check();
}

TEST_CASE("pictures are in a guest's history when they are asked for, and else not even read") {
  PaperCafe cafe;
  cafe.answers(Purpose::sensitive);
  cafe.record(cafe.guest, cafe.picture({cafe.answer(Purpose::sensitive)}));
  const auto short_history = cafe.shop->history(cafe.guest);
  const auto whole_history = cafe.shop->history(cafe.guest, Shop::Pictures::included);
  REQUIRE((short_history && whole_history));
  CHECK(short_history->size() + 1 == whole_history->size());
  CHECK(std::get<ConsentEvidenced>(whole_history->back().body).bytes == made_picture("paper"));
}

TEST_CASE("a picture is kept of what holds and was answered on paper, or on another system's, and of nothing else") {
  PaperCafe cafe;
  cafe.answers(Purpose::sensitive);
  cafe.answers(Purpose::personalisation, Channel::none, ConsentMethod::counter_screen);
  cafe.record(cafe.guest, ConsentChanged{Purpose::marketing, true, ConsentMethod::imported, "old-2", Channel::sms, {}});
  const EvidencedAnswer paper = cafe.answer(Purpose::sensitive);
  CHECK(cafe.refused(cafe.picture({})) == ErrorCode::invalid_input);
  CHECK(cafe.refused(cafe.picture({cafe.answer(Purpose::personalisation)})) == ErrorCode::conflict);
  CHECK(cafe.refused(cafe.picture({paper, cafe.answer(Purpose::marketing, Channel::kakao)})) == ErrorCode::conflict);
  ConsentEvidenced no_picture = cafe.picture({paper});
  no_picture.bytes = "<svg xmlns='http://www.w3.org/2000/svg'/>";
  CHECK(cafe.refused(no_picture) == ErrorCode::invalid_input);
  no_picture.bytes = made_picture(std::string(largest_picture_bytes, 'x'));
  CHECK(cafe.refused(no_picture) == ErrorCode::invalid_input);
  CHECK(cafe.shop->record(cafe.event(CustomerId{}, cafe.picture({paper}))).error().code == ErrorCode::not_found);
  CHECK(cafe.shop->record(cafe.event(CustomerId{43}, cafe.picture({paper}))).error().code == ErrorCode::not_found);
  CHECK(cafe.shop->evidence(cafe.guest).pictures().empty());
  cafe.record(cafe.guest, cafe.picture({paper, cafe.answer(Purpose::marketing, Channel::sms)}));
  cafe.clock.set(cafe.clock.now() + std::chrono::hours{1});
  cafe.answers(Purpose::sensitive, Channel::none, ConsentMethod::web, false);
  CHECK(cafe.refused(cafe.picture({paper})) == ErrorCode::conflict);  // she has taken it back on her own page
}

TEST_CASE("of one guest twenty pictures are kept at most") {
  PaperCafe cafe;
  cafe.answers(Purpose::sensitive);
  const ConsentEvidenced one = cafe.picture({cafe.answer(Purpose::sensitive)});
  for (std::size_t i = 0; i < most_pictures_of_a_guest; ++i) cafe.record(cafe.guest, one);
  CHECK(cafe.refused(one) == ErrorCode::too_much);
}

TEST_CASE("an auditor reads of every yes the hash of its words and of its pictures, and which papers have none") {
  PaperCafe cafe;
  cafe.answers(Purpose::sensitive);
  cafe.answers(Purpose::marketing, Channel::sms);
  cafe.answers(Purpose::marketing, Channel::kakao, ConsentMethod::counter_screen);
  cafe.answers(Purpose::personalisation, Channel::none, ConsentMethod::paper, false);  // a no needs no proof
  const EvidencedAnswer sms = cafe.answer(Purpose::marketing, Channel::sms);
  cafe.record(cafe.guest, cafe.picture({sms}, "front"));
  cafe.record(cafe.guest, cafe.picture({sms}, "back"));
  ConsentTextPublished text{Purpose::sensitive,   "2024-07", "ko", "드시면 안 되는 것", "알레르기", "거두실 때까지",
                            "주문은 똑같이 돼요", true};
  cafe.clock.set(cafe.clock.now() + std::chrono::hours{1});
  cafe.record({}, text);
  Profile neighbour;
  neighbour.name = "이웃";
  cafe.record({43}, CustomerRegistered{neighbour});
  cafe.record({43}, ConsentChanged{Purpose::sensitive, true, ConsentMethod::web, "2024-07", Channel::none, {}});
  const auto csv = consent_export(*cafe.shop);
  REQUIRE(csv);
  const auto hash = [](Purpose purpose, const char* language) {
    return text_hash(ConsentTexts{}, purpose, version_of_screens, language);
  };
  const auto both = [&](Purpose purpose) { return hash(purpose, "ko") + "," + hash(purpose, "en"); };
  const std::string at = "2024-07-01T12:00:00+09:00";
  cafe.record({43},
              ConsentChanged{
                  Purpose::personalisation, true, ConsentMethod::web, "1", Channel::none, {}, TextLanguage::english});
  CHECK(consent_export(*cafe.shop)
            ->ends_with(",1,no,web,,," + hash(Purpose::personalisation, "en") + ",,,herself\r\n" +
                        csv->substr(csv->rfind("43,"))));
  CHECK(*csv ==
        "customer,purpose,channel,given_at,text_version,outdated,method,recorded_by,text_sha256_ko,text_sha256_en,"
        "picture,picture_sha256,given_by\r\n"
        "42,sensitive,," +
            at + ",1,yes,paper,," + both(Purpose::sensitive) +
            ",missing,,herself\r\n"
            "42,marketing,sms," +
            at + ",1,no,paper,," + both(Purpose::marketing) + ",kept," + hex(sha256(made_picture("front"))) + " " +
            hex(sha256(made_picture("back"))) +
            ",herself\r\n"
            "42,marketing,kakao," +
            at + ",1,no,counter_screen,," + both(Purpose::marketing) +
            ",,,herself\r\n"
            "43,sensitive,,2024-07-01T13:00:00+09:00,2024-07,no,web,," +
            text_hash(text) + ",,,,herself\r\n");
}

TEST_CASE("what the law asks counts the consents on paper that no picture shows") {
  PaperCafe cafe;
  const auto papers = [&] {
    for (const LawCheck& each : law_look(*cafe.shop, cafe.clock.now(), {})) {
      if (each.rule == LawRule::papers_pictured) return each.papers;
    }
    return std::size_t{99};
  };
  CHECK(papers() == 0);
  cafe.answers(Purpose::sensitive);
  cafe.answers(Purpose::marketing, Channel::sms);
  cafe.answers(Purpose::personalisation, Channel::none, ConsentMethod::paper, false);
  CHECK(papers() == 2);
  cafe.record(cafe.guest, cafe.picture({cafe.answer(Purpose::sensitive)}));
  CHECK(papers() == 1);
}

}  // namespace dangol
