#include "consent/law_checks.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

namespace dangol {
namespace {

Zone law_zone() { return *Zone::named("Asia/Seoul"); }
Instant law_time(const char* text) { return *parse_instant(text, law_zone()); }
std::int32_t law_day(const char* text) { return law_zone().local(law_time(text)).day; }

// A shop in which nothing is missing.
struct LawfulShop {
  SendingArranged sending{.sender_name = "시험 카페",
                          .contact = "02-123-4567",
                          .opt_out_number = "0801234567",
                          .public_url = {},
                          .sender = {"0212345678", true},
                          .relay = {"중계사", "제1호", law_day("2026-12-31T12:00"), true, true, true},
                          .cap = {},
                          .budget_minor = {}};
  std::vector<GatewayArranged> gateways{
      {Channel::sms, GatewayKind::solapi, "https://relay.example", "k", "s", "0212345678"},
      {Channel::kakao, GatewayKind::solapi, "https://relay.example", "k", "s", "profile"},
      {Channel::email, GatewayKind::smtp, "smtps://mail.example:465", "", "", "cafe@cafe.example"}};
  ConsentTexts texts;
  ConsentsEnding ending;
  std::optional<bool> hears = true;
  std::optional<bool> trail_waits = false;
  std::int32_t today = law_day("2026-05-03T12:00");
  Zone zone = law_zone();

  LawfulShop() {
    texts.apply({Purpose::marketing, "2026-01-01", "ko", "소식", "전화번호", "거절까지", "괜찮아요", false},
                law_time("2026-01-01T09:00"));
  }
  std::vector<LawCheck> checks() const {
    return law_checks({sending, gateways, texts, ending, hears, zone, today, 0, {}, trail_waits});
  }
  LawCheck of(LawRule rule) const {
    const auto all = checks();
    const auto at = std::ranges::find(all, rule, &LawCheck::rule);
    REQUIRE(at != all.end());
    return *at;
  }
  std::vector<LawRule> not_in_order() const {
    std::vector<LawRule> rules;
    for (const LawCheck& each : checks())
      if (each.state != LawState::in_order) rules.push_back(each.rule);
    return rules;
  }
};

}  // namespace

TEST_CASE("in a shop that has arranged everything every rule is in order, once") {
  const LawfulShop shop;
  CHECK(shop.not_in_order().empty());
  for (std::uint8_t rule = 0; rule < static_cast<std::uint8_t>(LawRule::end); ++rule) {
    CAPTURE(static_cast<int>(rule));
    const auto all = shop.checks();
    const bool is_gateway = static_cast<LawRule>(rule) == LawRule::gateway;
    CHECK(std::ranges::count(all, static_cast<LawRule>(rule), &LawCheck::rule) == (is_gateway ? 3 : 1));
  }
}

TEST_CASE("each thing that is missing makes its own rule miss, and no other") {
  const std::vector<std::pair<LawRule, std::function<void(LawfulShop&)>>> missing{
      {LawRule::sender_named, [](auto& s) { s.sending.sender_name.clear(); }},
      {LawRule::sender_named, [](auto& s) { s.sending.contact.clear(); }},
      {LawRule::free_opt_out, [](auto& s) { s.sending.opt_out_number.clear(); }},
      {LawRule::opt_out_calls, [](auto& s) { s.hears = false; }},
      {LawRule::sender_number, [](auto& s) { s.sending.sender.is_registered = false; }},
      {LawRule::sender_number, [](auto& s) { s.sending.sender.digits = "123"; }},
      {LawRule::sender_number, [](auto& s) { s.gateways[0].from = "0299999999"; }},
      {LawRule::relay_contract, [](auto& s) { s.sending.relay.has_contract = false; }},
      {LawRule::relay_announced, [](auto& s) { s.sending.relay.is_announced = false; }},
      {LawRule::relay_told, [](auto& s) { s.sending.relay.customers_know = false; }},
      {LawRule::relay_certificate, [](auto& s) { s.sending.relay.certified_until = 0; }},
      {LawRule::relay_certificate, [](auto& s) { s.sending.relay.certified_until = s.today - 1; }},
      {LawRule::caps, [](auto& s) { s.sending.cap.to_one_in_7_days = 0; }},
      {LawRule::caps, [](auto& s) { s.sending.cap.by_shop_a_day = 0; }},
      {LawRule::gateway, [](auto& s) { s.gateways.pop_back(); }},
      {LawRule::gateway, [](auto& s) { s.gateways[1].url.clear(); }},
  };
  for (const auto& each : missing) {
    CAPTURE(static_cast<int>(each.first));
    LawfulShop shop;
    each.second(shop);
    CHECK(shop.not_in_order() == std::vector{each.first});
    CHECK(shop.checks().front().state == LawState::missing);
  }
}

TEST_CASE("papers without a picture are advice, and how many there are is told") {
  const LawfulShop shop;
  const auto check = [&](std::size_t papers) {
    const auto all =
        law_checks({shop.sending, shop.gateways, shop.texts, shop.ending, shop.hears, shop.zone, shop.today, papers});
    return *std::ranges::find(all, LawRule::papers_pictured, &LawCheck::rule);
  };
  CHECK(check(0).state == LawState::in_order);
  CHECK(check(3).state == LawState::due);
  CHECK(check(3).papers == 3);
}

TEST_CASE("requests that wait are due by the earliest day, and missing from the day after it") {
  const LawfulShop shop;
  const auto check = [&](std::size_t open, std::int32_t first_day) {
    const auto all = law_checks({shop.sending,
                                 shop.gateways,
                                 shop.texts,
                                 shop.ending,
                                 shop.hears,
                                 shop.zone,
                                 shop.today,
                                 0,
                                 {open, first_day}});
    return *std::ranges::find(all, LawRule::requests_answered, &LawCheck::rule);
  };
  CHECK(check(0, 0).state == LawState::in_order);
  CHECK_FALSE(check(0, 0).day);
  CHECK(check(2, shop.today).state == LawState::due);
  CHECK(check(2, shop.today).requests == 2);
  CHECK(check(2, shop.today + 3).day == shop.today + 3);
  CHECK(check(2, shop.today - 1).state == LawState::missing);
}

TEST_CASE("last month's trail is due by the end of this one; not known is not asked") {
  LawfulShop shop;
  shop.today = 19'767;  // 2024-02-14
  shop.trail_waits = true;
  CHECK(shop.of(LawRule::trail_reviewed).state == LawState::due);
  CHECK(shop.of(LawRule::trail_reviewed).day == 19'782);
  shop.trail_waits.reset();
  CHECK(std::ranges::count(shop.checks(), LawRule::trail_reviewed, &LawCheck::rule) == 0);
}

TEST_CASE("the guests' pages are a free way to refuse, too; a number nobody can tell us of is not asked about") {
  LawfulShop shop;
  shop.sending.opt_out_number.clear();
  shop.sending.public_url = "https://cafe.example";
  CHECK(shop.not_in_order().empty());
  CHECK(std::ranges::count(shop.checks(), LawRule::opt_out_calls, &LawCheck::rule) == 0);
  shop.sending.opt_out_number = "0801234567";
  shop.hears.reset();
  CHECK(std::ranges::count(shop.checks(), LawRule::opt_out_calls, &LawCheck::rule) == 0);
}

TEST_CASE("a certificate is due sixty days before its last day, and holds on that day") {
  LawfulShop shop;
  const auto state = [&](std::int32_t days_left) {
    shop.sending.relay.certified_until = shop.today + days_left;
    CHECK(shop.of(LawRule::relay_certificate).day == shop.sending.relay.certified_until);
    return shop.of(LawRule::relay_certificate).state;
  };
  CHECK(state(61) == LawState::in_order);
  CHECK(state(60) == LawState::due);
  CHECK(state(0) == LawState::due);
  CHECK(state(-1) == LawState::missing);
}

TEST_CASE("texts: advertising is asked for by a text of the shop's own, others are shown when there is one") {
  LawfulShop shop;
  CHECK(shop.of(LawRule::consent_text).day == law_day("2026-01-01T09:00"));
  shop.texts.apply({Purpose::sensitive, "a", "ko", "1", "2", "3", "4", true}, law_time("2026-02-01T09:00"));
  CHECK(std::ranges::count(shop.checks(), LawRule::consent_text, &LawCheck::rule) == 2);
  shop.texts = {};
  const LawCheck none = shop.of(LawRule::consent_text);
  CHECK(none.state == LawState::due);
  CHECK(none.purpose == Purpose::marketing);
  CHECK_FALSE(none.day.has_value());
}

TEST_CASE("who agreed almost two years ago is counted, with the first day; who did so earlier gets nothing any more") {
  LawfulShop shop;
  const auto agreed = [&](const char* when, Purpose purpose = Purpose::marketing, Channel channel = Channel::sms) {
    ConsentState consent;
    consent.apply({purpose, true, ConsentMethod::web, "1", channel}, law_time(when));
    return consent;
  };
  const auto count = [&](const ConsentState& consent) { count_ending(shop.ending, consent, shop.zone, shop.today); };
  count(agreed("2024-07-03T10:00"));  // ends in 61 days
  count({});
  CHECK(shop.of(LawRule::consents_ending).state == LawState::in_order);
  CHECK(shop.ending.soon + shop.ending.ended == 0);
  count(agreed("2024-07-02T10:00"));
  count(agreed("2024-05-04T10:00", Purpose::night_marketing, Channel::push));
  ConsentState both = agreed("2024-05-03T10:00", Purpose::marketing, Channel::email);
  count(both);
  both.apply({Purpose::marketing, true, ConsentMethod::web, "1", Channel::kakao}, law_time("2024-06-01T10:00"));
  count(both);
  const LawCheck due = shop.of(LawRule::consents_ending);
  CHECK(due.state == LawState::due);
  CHECK(due.day == law_day("2026-05-04T12:00"));
  CHECK(due.ending.soon == 3);
  CHECK(due.ending.ended == 1);
  // Nothing ends of who has refused meanwhile.
  both.apply({Purpose::marketing, false, ConsentMethod::web, "1", Channel::none}, law_time("2026-01-01T10:00"));
  count(both);
  CHECK(shop.ending.soon + shop.ending.ended == 4);
}

}  // namespace dangol
