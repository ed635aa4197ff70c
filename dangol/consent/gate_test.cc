#include "consent/gate.h"

#include <doctest/doctest.h>

#include <array>
#include <bit>
#include <bitset>

namespace dangol {
namespace {

Zone seoul() { return *Zone::named("Asia/Seoul"); }

Instant seoul_time(const char* text) { return *parse_instant(text, seoul()); }

void say(SendQuestion& question, Purpose purpose, bool given, const char* when) {
  question.consent.apply({purpose, given, ConsentMethod::web, "1", question.channel}, seoul_time(when));
}

// A text message that nothing holds back.
SendQuestion allowed(Channel channel = Channel::sms) {
  SendQuestion question;
  question.customer = {7};
  question.channel = channel;
  question.now = seoul_time("2024-05-03T14:00");
  question.zone = seoul();
  question.has_address = true;
  say(question, Purpose::marketing, true, "2024-05-01T10:00");
  question.form = {true, true, true};
  question.relay = {"중계사", "제1호", question.zone.local(question.now).day, true, true, true};
  question.sender = {"0212345678", true};
  return question;
}

std::optional<SuppressionReason> reason(const SendQuestion& question) {
  const SendVerdict verdict = gate(question);
  const auto* why = std::get_if<SuppressionReason>(&verdict);
  return why == nullptr ? std::nullopt : std::optional(*why);
}

// The first of them is told.
using enum SuppressionReason;
constexpr std::array<SuppressionReason, suppression_reasons> precedence{no_address,
                                                                        refused,
                                                                        no_consent,
                                                                        consent_not_reconfirmed,
                                                                        consent_text_outdated,
                                                                        address_is_dead,
                                                                        advertising_not_marked,
                                                                        sender_not_named,
                                                                        no_free_opt_out,
                                                                        quiet_hours,
                                                                        resting,
                                                                        complaint_open,
                                                                        bought_only_once,
                                                                        her_own_pace,
                                                                        cap_of_day,
                                                                        cap_of_week,
                                                                        cap_of_month,
                                                                        cap_of_shop,
                                                                        fatigue,
                                                                        no_relay_contract,
                                                                        relay_not_announced,
                                                                        relay_not_told,
                                                                        relay_not_certified,
                                                                        sender_not_registered,
                                                                        budget_spent,
                                                                        text_incomplete};

// What breaks each guard and no other, in that order. Without consent there is none that could be stale, or to an older
// text: of those four a few sets are tried.
using Break = void (*)(SendQuestion&);
constexpr std::array<Break, suppression_reasons> breaks{
    [](SendQuestion& q) { q.has_address = false; },
    [](SendQuestion& q) { say(q, Purpose::marketing, false, "2024-05-02T10:00"); },
    [](SendQuestion& q) { q.consent = {}; },
    [](SendQuestion& q) {
      q.consent = {};
      say(q, Purpose::marketing, true, "2022-05-03T10:00");
    },
    [](SendQuestion& q) { q.counts_since.of(Purpose::marketing) = seoul_time("2024-05-01T10:00:01"); },
    [](SendQuestion& q) { q.is_address_dead = true; },
    [](SendQuestion& q) { q.form.is_marked = false; },
    [](SendQuestion& q) { q.form.names_sender = false; },
    [](SendQuestion& q) { q.form.offers_free_opt_out = false; },
    [](SendQuestion& q) { q.now += std::chrono::hours{7}; },
    [](SendQuestion& q) { q.is_resting = true; },
    [](SendQuestion& q) { q.has_open_complaint = true; },
    [](SendQuestion& q) { q.is_of_what_is_bought_once = true; },
    [](SendQuestion& q) { q.she_wants_in_30_days = q.sent.to_her_in_30_days; },
    [](SendQuestion& q) { q.sent.to_her_today = q.cap.to_one_a_day; },
    [](SendQuestion& q) { q.sent.to_her_in_7_days = q.cap.to_one_in_7_days; },
    [](SendQuestion& q) { q.sent.to_her_in_30_days = q.cap.to_one_in_30_days; },
    [](SendQuestion& q) { q.sent.by_shop_today = q.cap.by_shop_a_day; },
    [](SendQuestion& q) { q.fatigue = 0.5F; },
    [](SendQuestion& q) { q.relay.has_contract = false; },
    [](SendQuestion& q) { q.relay.is_announced = false; },
    [](SendQuestion& q) { q.relay.customers_know = false; },
    [](SendQuestion& q) { --q.relay.certified_until; },
    [](SendQuestion& q) { q.sender.is_registered = false; },
    [](SendQuestion& q) { q.is_within_budget = false; },
    [](SendQuestion& q) { q.is_text_complete = false; },
};

bool is_of_information_too(SuppressionReason reason) {
  constexpr std::array of_everything{no_address,          address_is_dead,       no_relay_contract,
                                     relay_not_announced, sender_not_registered, budget_spent,
                                     text_incomplete};
  return std::ranges::find(of_everything, reason) != of_everything.end();
}

// By which channels it can hold back, written out a second time: what the law asks of a relay, of a text message, of
// what disturbs at night, of what is transmitted, of everything.
bool holds_by(Channel channel, SuppressionReason reason) {
  const bool is_mail = channel == Channel::email;
  const bool is_text = channel == Channel::sms;
  const bool is_of_relay = is_text || channel == Channel::kakao;
  const bool is_in_shop = channel == Channel::counter || channel == Channel::printed || channel == Channel::display;
  switch (reason) {
    case advertising_not_marked:
    case sender_not_named:
    case no_free_opt_out: return !is_in_shop;
    case quiet_hours: return !is_in_shop && !is_mail;
    case no_relay_contract:
    case relay_not_announced:
    case relay_not_told:
    case relay_not_certified: return is_of_relay;
    case sender_not_registered: return is_text;
    default: return true;
  }
}

// `broken`: by place in `precedence`.
std::optional<SuppressionReason> first_of(const std::bitset<suppression_reasons>& broken, MessageClass message,
                                          Channel channel) {
  for (std::size_t i = 0; i < broken.size(); ++i) {
    const bool is_asked = message == MessageClass::advertising || is_of_information_too(precedence[i]);
    if (broken[i] && is_asked && holds_by(channel, precedence[i])) return precedence[i];
  }
  return std::nullopt;
}

constexpr std::array every_channel{Channel::sms,     Channel::kakao,   Channel::email,  Channel::push,
                                   Channel::counter, Channel::printed, Channel::display};

}  // namespace

TEST_CASE("what nothing holds back goes, once, to her, by that channel, within a minute") {
  const SendQuestion question = allowed();
  SendVerdict verdict = gate(question);
  const auto& leave = std::get<Permission>(verdict);
  CHECK(leave.customer() == CustomerId{7});
  CHECK(leave.channel() == Channel::sms);
  CHECK(leave.message() == MessageClass::advertising);
  CHECK(leave.until() == question.now + std::chrono::minutes{1});
}

TEST_CASE("of several reasons the first is told, of advertising and of information") {
  const auto hold_with = [&](Channel channel, const std::bitset<suppression_reasons>& consent, MessageClass message) {
    const SendQuestion nothing_wrong = allowed(channel);
    // Of the guards without those of consent every four or fewer: more would take as long again with each new guard.
    for (unsigned long subset = 0; subset < (1UL << (suppression_reasons - 4)); ++subset) {
      if (std::popcount(subset) > 4) continue;
      const std::bitset<suppression_reasons> broken((subset >> 1) << 5 | (subset & 1) | consent.to_ulong());
      SendQuestion question = nothing_wrong;
      question.message = message;
      for (std::size_t i = 0; i < breaks.size(); ++i) {
        if (broken[i]) breaks[i](question);
      }
      const auto told = reason(question);
      const auto expected = first_of(broken, message, channel);
      if (told != expected) {
        CAPTURE(static_cast<int>(channel));
        CAPTURE(broken.to_string());
        REQUIRE(told == expected);
      }
    }
  };
  for (const unsigned long consent : {0b00000UL, 0b00010UL, 0b00100UL, 0b01000UL, 0b10000UL, 0b11000UL})
    hold_with(Channel::sms, consent, MessageClass::advertising);
  for (const unsigned long consent : {0b00000UL, 0b00100UL, 0b11000UL})
    hold_with(Channel::sms, consent, MessageClass::information);
  // Where a guard holds is the same whatever else is wrong: with a valid consent, in the shop.
  for (const Channel channel : {Channel::counter, Channel::printed}) {
    hold_with(channel, 0b00000UL, MessageClass::advertising);
    hold_with(channel, 0b00000UL, MessageClass::information);
  }
}

TEST_CASE("each reason alone, and each two, by every channel") {
  for (const Channel channel : every_channel) {
    const SendQuestion nothing_wrong = allowed(channel);
    CHECK_FALSE(reason(nothing_wrong).has_value());
    for (const MessageClass message : {MessageClass::advertising, MessageClass::information}) {
      for (std::size_t a = 0; a < breaks.size(); ++a) {
        for (std::size_t b = a; b < breaks.size(); ++b) {
          if (a != b && a >= 1 && b <= 4) continue;  // of consent some undo others
          SendQuestion question = nothing_wrong;
          question.message = message;
          breaks[a](question);
          if (a != b) breaks[b](question);
          std::bitset<suppression_reasons> broken;
          broken.set(a).set(b);
          CAPTURE(static_cast<int>(channel));
          CAPTURE(broken.to_string());
          CHECK(reason(question) == first_of(broken, message, channel));
        }
      }
    }
  }
}

TEST_CASE("what is said or printed in the shop transmits nothing, and still wants a yes of its own") {
  for (const Channel channel : {Channel::counter, Channel::printed}) {
    SendQuestion question = allowed(channel);
    question.form = {};
    question.relay = {};
    question.sender = {};
    question.now = seoul_time("2024-05-03T23:00");
    CHECK_FALSE(reason(question).has_value());
    SendQuestion by_text_only = question;
    by_text_only.consent = allowed(Channel::sms).consent;
    CHECK(reason(by_text_only) == SuppressionReason::no_consent);
    SendQuestion of_old = question;
    of_old.now = seoul_time("2026-05-01T12:00");
    CHECK(reason(of_old) == SuppressionReason::consent_not_reconfirmed);
    say(question, Purpose::marketing, false, "2024-05-02T10:00");
    CHECK(reason(question) == SuppressionReason::refused);
  }
}

TEST_CASE("she may want less than the shop's cap, never more") {
  SendQuestion question = allowed();
  question.sent.to_her_in_30_days = 1;
  CHECK_FALSE(reason(question).has_value());
  question.she_wants_in_30_days = 1;
  CHECK(reason(question) == SuppressionReason::her_own_pace);
  question.message = MessageClass::information;
  CHECK_FALSE(reason(question).has_value());
  question.message = MessageClass::advertising;
  question.she_wants_in_30_days = 30;
  question.sent.to_her_in_30_days = question.cap.to_one_in_30_days;
  CHECK(reason(question) == SuppressionReason::cap_of_month);
}

TEST_CASE("a yes from before the text that holds now is none, by day and by night, until she says yes again") {
  SendQuestion question = allowed();
  CountsSince& since = question.counts_since;
  since.of(Purpose::marketing) = seoul_time("2024-05-01T10:00");
  CHECK_FALSE(reason(question).has_value());  // given at that instant: to the new text
  since.of(Purpose::marketing) = seoul_time("2024-05-02T10:00");
  question.reconfirmed_at = seoul_time("2024-05-02T11:00");
  CHECK(reason(question) == SuppressionReason::consent_text_outdated);
  question.message = MessageClass::information;
  CHECK_FALSE(reason(question).has_value());
  question.message = MessageClass::advertising;
  say(question, Purpose::marketing, true, "2024-05-02T12:00");
  CHECK_FALSE(reason(question).has_value());
  say(question, Purpose::night_marketing, true, "2024-05-02T12:00");
  question.now = seoul_time("2024-05-02T23:00");
  CHECK_FALSE(reason(question).has_value());
  since.of(Purpose::night_marketing) = seoul_time("2024-05-02T13:00");
  CHECK(reason(question) == SuppressionReason::quiet_hours);
}

TEST_CASE("the night is from ten to nine until eight, by the shop's own clock; e-mail and consent for the night pass") {
  const std::array<std::pair<const char*, bool>, 8> times{{{"2024-05-03T07:59:59", false},
                                                           {"2024-05-03T08:00:00", true},
                                                           {"2024-05-03T20:49:59", true},
                                                           {"2024-05-03T20:50:00", false},
                                                           {"2024-05-03T20:59:59", false},
                                                           {"2024-05-03T21:00:00", false},
                                                           {"2024-05-03T23:59:59", false},
                                                           {"2024-05-03T00:00:00", false}}};
  for (const auto& each : times) {
    CAPTURE(each.first);
    for (const Channel channel : {Channel::sms, Channel::kakao, Channel::push, Channel::email}) {
      SendQuestion question = allowed(channel);
      question.now = seoul_time(each.first);
      const bool goes = each.second || channel == Channel::email;
      CHECK(reason(question) == (goes ? std::nullopt : std::optional(SuppressionReason::quiet_hours)));
      say(question, Purpose::night_marketing, true, "2024-05-01T10:00");
      CHECK_FALSE(reason(question).has_value());
      question.message = MessageClass::information;
      CHECK_FALSE(reason(question).has_value());
    }
  }
}

TEST_CASE("the next morning is at eight, today's until then and tomorrow's from then on") {
  const std::array<std::pair<const char*, const char*>, 4> mornings{{{"2024-05-03T00:00", "2024-05-03T08:00"},
                                                                     {"2024-05-03T07:59", "2024-05-03T08:00"},
                                                                     {"2024-05-03T08:00", "2024-05-04T08:00"},
                                                                     {"2024-12-31T21:00", "2025-01-01T08:00"}}};
  for (const auto& [now, morning] : mornings) CHECK(next_morning(seoul_time(now), seoul()) == seoul_time(morning));
}

TEST_CASE("a shop may advertise in fewer hours than the law lets it; what waits goes when they begin") {
  SendQuestion question = allowed();
  question.hours = {10 * 60, 18 * 60};
  const auto quiet_at = [&](const char* time) {
    question.now = seoul_time(time);
    return reason(question) == SuppressionReason::quiet_hours;
  };
  CHECK(quiet_at("2024-05-03T09:59:59"));
  CHECK_FALSE(quiet_at("2024-05-03T10:00:00"));
  CHECK_FALSE(quiet_at("2024-05-03T17:59:59"));
  CHECK(quiet_at("2024-05-03T18:00:00"));
  CHECK(next_morning(seoul_time("2024-05-03T09:00"), seoul(), question.hours) == seoul_time("2024-05-03T10:00"));
  CHECK(next_morning(seoul_time("2024-05-03T18:00"), seoul(), question.hours) == seoul_time("2024-05-04T10:00"));
}

TEST_CASE("consent for the night grows old as that for the day does") {
  SendQuestion question = allowed();
  say(question, Purpose::night_marketing, true, "2022-01-01T10:00");
  question.now = seoul_time("2024-05-03T22:00");
  CHECK(reason(question) == SuppressionReason::quiet_hours);
  question.reconfirmed_at = seoul_time("2023-12-01T10:00");
  CHECK_FALSE(reason(question).has_value());
}

TEST_CASE("a permission that was handed over is of no more use") {
  SendVerdict verdict = gate(allowed());
  Permission first = std::move(std::get<Permission>(verdict));
  const Permission second = std::move(first);
  CHECK(second.until() > allowed().now);
  CHECK(first.until() == unknown_instant);
}

TEST_CASE("consent for the night by one channel is none by another") {
  SendQuestion question = allowed(Channel::kakao);
  say(question, Purpose::night_marketing, true, "2024-05-01T10:00");
  question.channel = Channel::sms;
  say(question, Purpose::marketing, true, "2024-05-01T10:00");
  question.now = seoul_time("2024-05-03T22:00");
  CHECK(reason(question) == SuppressionReason::quiet_hours);
}

TEST_CASE("consent lasts two years, also from the 29th of February, and is kept alive by telling her") {
  SendQuestion question = allowed();
  question.consent = {};
  question.relay.certified_until = 100'000;
  say(question, Purpose::marketing, true, "2024-02-29T10:00");
  question.now = seoul_time("2026-02-27T14:00");
  CHECK_FALSE(reason(question).has_value());
  question.now = seoul_time("2026-02-28T14:00");
  CHECK(reason(question) == SuppressionReason::consent_not_reconfirmed);
  question.reconfirmed_at = seoul_time("2026-02-20T10:00");
  CHECK_FALSE(reason(question).has_value());
  question.now = seoul_time("2028-02-20T14:00");
  CHECK(reason(question) == SuppressionReason::consent_not_reconfirmed);
}

TEST_CASE("a sender's number has an area code, or is a nationwide one") {
  for (const char* good : {"0212345678", "025551234", "01012345678", "07012345678", "15881234", "16441234", "18991234"})
    CHECK(is_sender_number(good));
  for (const char* bad :
       {"", "5551234", "12345678", "1588123", "158812345", "010123456789", "02-555-1234", "0255512a4"})
    CHECK_FALSE(is_sender_number(bad));
  SendQuestion question = allowed();
  question.sender.digits = "5551234";
  CHECK(reason(question) == SuppressionReason::sender_not_registered);
  question.message = MessageClass::information;
  CHECK(reason(question) == SuppressionReason::sender_not_registered);
}

TEST_CASE("e-mail and an app's notices need no relay and no sender's number") {
  for (const Channel channel : {Channel::email, Channel::push}) {
    SendQuestion question = allowed(channel);
    question.relay = {};
    question.sender = {};
    CHECK_FALSE(reason(question).has_value());
  }
}

}  // namespace dangol
