#include "audience/candidates.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "outbox/hand_over.h"
#include "segments/random_segment_test.h"
#include "segments/why.h"

namespace dangol {
namespace {

constexpr int choosing_rounds = 150;
constexpr std::size_t guests_of_a_round = 300;

// Facts as the shop's are: known since the first visit, a rhythm in tenths of a day; now and then larger than any row.
TestCustomer random_guest(TestDice& dice) {
  TestCustomer guest = random_customer(dice);
  CustomerFacts& facts = guest.facts;
  facts.known_since_day = facts.first_visit_day;
  facts.agreed_personalisation = roll(dice, 8) != 0;
  if (roll(dice, 2) == 0) facts.cycle_days = static_cast<double>(1 + roll(dice, 300)) / 10;
  if (roll(dice, 20) == 0) facts.visits = 65'530 + static_cast<std::uint32_t>(roll(dice, 10));
  if (roll(dice, 20) == 0) facts.spent_minor *= 1'000'000;
  if (roll(dice, 20) == 0) facts.cycle_days = 6'553.0 + static_cast<double>(roll(dice, 10)) / 10;
  if (roll(dice, 20) == 0) facts.last_visit_day = test_today + static_cast<std::int32_t>(roll(dice, 3));
  return guest;
}

// The rows of a round stand in several blocks, so that they meet the ends of them.
struct Round {
  std::map<CustomerId, TestCustomer> guests;
  Audience audience;

  explicit Round(TestDice& dice) {
    std::vector<CustomerId> ids;
    for (std::uint64_t id = 1; id <= 3 * Audience::block; id += 5) ids.push_back({id});
    audience = Audience(ids);
    for (std::size_t i = 0; i < guests_of_a_round; ++i) {
      const CustomerId id{1 + roll(dice, 4 * Audience::block)};
      guests[id] = random_guest(dice);
      audience.put(id, row_of(guests[id].facts));
      if (roll(dice, 10) != 0) continue;
      audience.forget(id);
      guests.erase(id);
    }
  }

  std::map<CustomerId, Candidate> candidates(const CandidateSearch& search) const {
    std::vector<Candidate> found;
    for (std::size_t block = 0; block < audience.blocks(); ++block) search.look(audience, block, found);
    std::map<CustomerId, Candidate> by_id;
    for (const Candidate& each : found) CHECK(by_id.emplace(each.id, each).second);
    return by_id;
  }
};

Instant noon_of(std::int32_t day) { return date::sys_days{date::days{day}} + std::chrono::hours{12}; }

SendQuestion plain_question() {
  SendQuestion question;
  question.channel = Channel::email;
  question.now = noon_of(test_today);
  return question;
}

// Whether a rule asks what has no column.
bool asks_more(const ExpressionNode& node) {
  const Field field = node.condition.field;
  if (node.kind == NodeKind::condition)
    return field == Field::value || field == Field::alive_chance || field == Field::favourite_item ||
           field == Field::favourite_category || field == Field::bought;
  return std::ranges::any_of(node.children, asks_more);
}

}  // namespace

TEST_CASE("columns find whom the rule holds for, and ask for the facts of whom they do not know") {
  for_each_round(choosing_rounds, [](TestDice& dice) {
    const Round round(dice);
    const SegmentExpression rule = random_expression(dice);
    const std::int32_t today = test_today + static_cast<std::int32_t>(roll(dice, 40)) - 20;
    const SendQuestion question = plain_question();
    const CandidateSearch search(rule, today, {&question, 1});
    const auto found = round.candidates(search);
    INFO(to_text(rule));
    for (const auto& [id, guest] : round.guests) {
      const CustomerFacts facts = guest.with_lines();
      const bool is_in = facts.agreed_personalisation && holds(rule, facts, today);
      const auto at = found.find(id);
      if (is_in) REQUIRE(at != found.end());
      if (at == found.end()) continue;
      CHECK(facts.agreed_personalisation);
      if (!at->second.must_read) CHECK(is_in);
      const bool is_plain = !asks_more(rule.root) && (row_of(facts).flags & AudienceRow::unusual) == 0 &&
                            (facts.last_visit_day == unknown_day || facts.last_visit_day <= today);
      CHECK(at->second.must_read != is_plain);
    }
    for (const auto& [id, candidate] : found) CHECK(round.guests.contains(id));
  });
}

TEST_CASE("a row keeps what fits into it and says so when something does not") {
  CustomerFacts facts;
  facts.agreed_personalisation = true;
  facts.visits = 65'534;
  facts.first_visit_day = facts.known_since_day = 1;
  facts.last_visit_day = last_row_day;
  facts.cycle_days = 6'553.4;
  facts.spent_minor = -2'147'483'646;
  CHECK((row_of(facts).flags & AudienceRow::unusual) == 0);
  const auto is_unusual = [&](const auto& change) {
    CustomerFacts other = facts;
    change(other);
    return (row_of(other).flags & AudienceRow::unusual) != 0;
  };
  CHECK(is_unusual([](CustomerFacts& f) { f.visits = 65'535; }));
  CHECK(is_unusual([](CustomerFacts& f) { f.first_visit_day = f.known_since_day = 0; }));
  CHECK(is_unusual([](CustomerFacts& f) { f.last_visit_day = last_row_day + 1; }));
  CHECK(is_unusual([](CustomerFacts& f) { f.cycle_days = 6'553.5; }));
  CHECK(is_unusual([](CustomerFacts& f) { f.cycle_days = 2.25; }));
  CHECK(is_unusual([](CustomerFacts& f) { f.spent_minor = 2'147'483'647; }));
  CHECK(is_unusual([](CustomerFacts& f) { f.known_since_day = 2; }));
  CHECK(is_unusual([](CustomerFacts& f) { f.store = {65'535}; }));
}

TEST_CASE("what is put is found again, also of who came later; of who was forgotten nothing is left") {
  for_each_round(50, [](TestDice& dice) {
    Round round(dice);
    for (const auto& [id, guest] : round.guests) CHECK(round.audience.find(id) == row_of(guest.facts));
    for (const auto& [id, guest] : round.guests) round.audience.forget(id);
    for (const auto& [id, guest] : round.guests) CHECK(round.audience.find(id) == AudienceRow{});
  });
}

TEST_CASE("a row takes at most 48 bytes with its id") {
  std::vector<CustomerId> ids;
  for (std::uint64_t id = 1; id <= 100'000; ++id) ids.push_back({id});
  const Audience audience(ids);
  CHECK(audience.resident_bytes() <= 48 * (ids.size() + Audience::block));
}

namespace {

Instant random_time(TestDice& dice, Instant around) {
  return around + std::chrono::minutes{static_cast<int>(roll(dice, 3 * 365 * 1440))} - date::days{3 * 365 - 100};
}

// Everything that is the same for all guests, at random, near the edges.
SendQuestion random_shop_question(TestDice& dice) {
  SendQuestion question;
  question.channel = static_cast<Channel>(roll(dice, 5));
  question.message = roll(dice, 4) == 0 ? MessageClass::information : MessageClass::advertising;
  question.now = noon_of(test_today) + std::chrono::minutes{static_cast<int>(roll(dice, 1440))};
  question.zone = *Zone::named(roll(dice, 2) == 0 ? "Asia/Seoul" : "America/New_York");
  const auto mostly = [&] { return roll(dice, 8) != 0; };
  question.form = {mostly(), mostly(), mostly()};
  const auto cap = [&](std::size_t most) { return static_cast<int>(roll(dice, most)); };
  question.cap = {cap(4), cap(6), cap(9), mostly() ? 100 : 0};
  question.relay = {"", "", question.zone.local(question.now).day - (mostly() ? 0 : 1), mostly(), mostly(), mostly()};
  question.sender = {mostly() ? "0212345678" : "1", mostly()};
  question.is_within_budget = mostly();
  for (const Purpose purpose : {Purpose::marketing, Purpose::night_marketing}) {
    if (roll(dice, 3) == 0) question.counts_since.of(purpose) = random_time(dice, question.now);
  }
  return question;
}

// What she is asked beside.
void add_her(TestDice& dice, SendQuestion& question) {
  question.has_address = roll(dice, 8) != 0;
  for (std::size_t said = roll(dice, 5); said > 0; --said) {
    const Purpose purpose = roll(dice, 3) == 0 ? Purpose::night_marketing : Purpose::marketing;
    const Channel channel = roll(dice, 5) == 0 ? static_cast<Channel>(roll(dice, 5)) : question.channel;
    question.consent.apply({purpose, roll(dice, 5) != 0, ConsentMethod::web, "1", channel, {}},
                           random_time(dice, question.now));
  }
  if (roll(dice, 3) == 0) question.reconfirmed_at = random_time(dice, question.now);
}

// Some that left, and what the gate is told of them.
Outbox random_outbox(TestDice& dice, SendQuestion& question) {
  Outbox outbox;
  const std::size_t count = roll(dice, 8);
  for (std::uint64_t i = 1; i <= count; ++i) {
    const Instant at = question.now - date::days{static_cast<int>(roll(dice, 40)) - 1};
    const auto what = roll(dice, 5) == 0 ? MessageClass::information : MessageClass::advertising;
    outbox.apply({{}, question.customer, at, {}, MessageQueued{{i}, {}, Channel::email, what, "", ""}}, question.zone);
    const MessageMoved moved{{i}, MessageStep::handing_over, SuppressionReason::end, "", ""};
    if (roll(dice, 5) != 0) outbox.apply({{}, question.customer, at, {}, moved}, question.zone);
  }
  question.sent = outbox.sent(question.customer, question.now, question.zone);
  return outbox;
}

SuppressionReason gate_says(const SendQuestion& question) {
  return lasting_reason(question).value_or(SuppressionReason::end);
}

}  // namespace

TEST_CASE("the reason in the table is the gate's own, or the gate is to be asked") {
  int asked = 0;
  int looked_up = 0;
  for_each_round(4'000, [&](TestDice& dice) {
    SendQuestion question = random_shop_question(dice);
    question.customer = {7};
    SendQuestion hers = question;
    const Outbox outbox = random_outbox(dice, hers);
    question.sent.by_shop_today = hers.sent.by_shop_today;
    add_her(dice, hers);
    CustomerFacts facts;
    facts.agreed_personalisation = true;
    AudienceRow row = row_of(facts);
    for (const Channel channel : reached_by) {
      SendQuestion by_channel = hers;
      by_channel.channel = channel;
      if (channel != hers.channel) by_channel.has_address = false;
      note_reach(row, by_channel);
    }
    if (!reach_of(hers.channel)) hers.has_address = false;
    note_messages(row, outbox, hers.customer, hers.zone);
    Audience audience;
    audience.put({7}, row);

    SegmentExpression everybody;
    everybody.root.condition = {.field = Field::visits, .relation = Relation::at_least, .name = {}};
    std::vector<SendQuestion> for_everybody{question};
    if (roll(dice, 4) == 0) {
      for_everybody.push_back(question);
      for_everybody.back().is_of_what_is_bought_once = true;
      hers.is_of_what_is_bought_once = roll(dice, 2) == 0;
    }
    const CandidateSearch search(everybody, hers.zone.local(hers.now).day, for_everybody);
    std::vector<Candidate> found;
    search.look(audience, 0, found);
    REQUIRE(found.size() == 1);
    ++(found.front().must_ask ? asked : looked_up);
    if (!found.front().must_ask) CHECK(found.front().reason == gate_says(hers));
  });
  CHECK(looked_up > 5 * asked);
}

}  // namespace dangol
