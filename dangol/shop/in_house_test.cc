// Words for the shop itself, from the campaign to what was said or printed: by the gate, once, and over stops.
#include "outbox/in_house.h"

#include <algorithm>
#include <thread>

#include "shop/mailing_cafe_test.h"

namespace dangol {
namespace {

struct TalkingCafe : MailingCafe {
  void agree(CustomerId id, Channel channel, bool yes = true) {
    record(id, ConsentChanged{Purpose::marketing, yes, ConsentMethod::counter_screen, "1", channel});
  }
  // To the first so many guests, who agreed to it.
  void start_by(Channel channel, std::uint64_t guests) {
    for (std::uint64_t id = 1; id <= guests; ++id) agree({id}, channel);
    CampaignDefined defined;
    defined.campaign = mailed_campaign;
    defined.name = "새 빵";
    defined.rule = "visits < 100";
    defined.channel = channel;
    defined.text = "{name+ 님}, 새 빵이 나왔어요.";
    defined.starts_at = clock.now();
    record({}, defined);
    start();
    work();
  }
  OutboxMessage hers(CustomerId id) const { return shop->messages_of(id).front().message; }
  std::optional<ShownWords> words(CustomerId id) {
    auto found = shop->words_to_say(id);
    REQUIRE(found);
    return std::move(*found);
  }
  // Why it cannot be noted; nothing: it was.
  std::optional<ErrorCode> note(CustomerId id, MessageId message, Saying saying) {
    const auto noted = shop->note_saying(id, message, saying);
    return noted ? std::nullopt : std::optional(noted.error().code);
  }
  std::vector<MessageId> print(std::size_t most = 80) {
    const auto cards = shop->print_cards(mailed_campaign, most);
    REQUIRE(cards);
    std::vector<MessageId> ids;
    for (const ShownWords& each : *cards) ids.push_back(each.message());
    return ids;
  }
  void next_day() { clock.set(clock.now() + date::days{1}); }
};

constexpr CustomerId talked_to{1};

}  // namespace

TEST_CASE("a campaign for the counter waits for her card; said once, it is said to nobody again") {
  TalkingCafe cafe;
  cafe.start_by(Channel::counter, 3);
  CHECK(cafe.sent.empty());
  CHECK(cafe.hers(talked_to).step == MessageStep::queued);
  CHECK(cafe.shop->card(talked_to, {cafe.clock.now(), {}}, Language::korean)->has_words_to_say);
  CHECK_FALSE(cafe.shop->card({4}, {cafe.clock.now(), {}}, Language::korean)->has_words_to_say);
  const auto words = cafe.words(talked_to);
  REQUIRE(words);
  CHECK(words->text() == "손님1 님, 새 빵이 나왔어요.");  // nothing is put around it
  REQUIRE(cafe.shop->note_saying(talked_to, words->message(), Saying::said));
  CHECK(cafe.hers(talked_to).step == MessageStep::delivered);
  CHECK_FALSE(cafe.words(talked_to));
  CHECK(cafe.note(talked_to, words->message(), Saying::said) == ErrorCode::conflict);
  CHECK(cafe.note(talked_to, words->message(), Saying::not_today) == ErrorCode::conflict);
  CHECK(cafe.note({2}, cafe.hers({3}).id, Saying::said) == ErrorCode::conflict);  // it is another guest's
  cafe.open();
  CHECK(cafe.hers(talked_to).step == MessageStep::delivered);
  CHECK_FALSE(cafe.words(talked_to));
}

TEST_CASE("open cards hear of what waits to be said, and of nothing that is printed") {
  TalkingCafe cafe;
  std::vector<CustomerId> told;
  cafe.start_by(Channel::counter, 1);
  cafe.shop->on_change([&](const Change& change) { told.push_back(change.customer); });
  REQUIRE(cafe.shop->note_saying(talked_to, cafe.words(talked_to)->message(), Saying::not_today));
  CHECK(told == std::vector{talked_to, talked_to});
  told.clear();
  const OneMessage words{Channel::counter, MessageClass::information, "", "우산을 두고 가셨어요."};
  REQUIRE(cafe.shop->queue_message({2}, words, cafe.next_key()));
  CHECK(told == std::vector<CustomerId>{{2}});
  told.clear();
  const OneMessage card{Channel::printed, MessageClass::information, "", "우산을 두고 가셨어요."};
  REQUIRE(cafe.shop->queue_message({2}, card, cafe.next_key()));
  REQUIRE(cafe.shop->print_cards({}, 5));
  CHECK(told.empty());
}

TEST_CASE("of many tablets one has said it") {
  TalkingCafe cafe;
  cafe.start_by(Channel::counter, 1);
  const MessageId id = cafe.words(talked_to)->message();
  std::atomic<int> said{0};
  {
    std::vector<std::jthread> tablets;
    for (int i = 0; i < 8; ++i) {
      tablets.emplace_back([&] { said += cafe.shop->note_saying(talked_to, id, Saying::said) ? 1 : 0; });
    }
  }
  CHECK(said == 1);
  CHECK(cafe.hers(talked_to).tries == 1);
}

TEST_CASE("what was put off is said on another day, also after a stop") {
  TalkingCafe cafe;
  cafe.start_by(Channel::counter, 1);
  const MessageId id = cafe.words(talked_to)->message();
  REQUIRE(cafe.shop->note_saying(talked_to, id, Saying::not_today));
  CHECK_FALSE(cafe.words(talked_to));
  SUBCASE("without a stop") {}
  SUBCASE("from the journal") { cafe.open(); }
  SUBCASE("from a snapshot") {
    REQUIRE(cafe.shop->save_snapshot());
    cafe.open();
  }
  CHECK_FALSE(cafe.words(talked_to));
  cafe.next_day();
  REQUIRE(cafe.words(talked_to));
  CHECK(cafe.words(talked_to)->message() == id);
  REQUIRE(cafe.shop->note_saying(talked_to, id, Saying::said));
}

TEST_CASE("the gate decides when it is to be said, not when it was queued, and what it holds back is written down") {
  TalkingCafe cafe;
  cafe.start_by(Channel::counter, 1);
  SuppressionReason reason{};
  SUBCASE("she took it back") {
    cafe.agree(talked_to, Channel::counter, false);
    reason = SuppressionReason::refused;
  }
  SUBCASE("she complained") {
    cafe.record(talked_to, FeedbackGiven{.score = 1});
    reason = SuppressionReason::complaint_open;
  }
  SUBCASE("she has had an advertisement today, by e-mail") {
    const auto queued = cafe.shop->queue_message(
        talked_to, {Channel::email, MessageClass::advertising, "새 빵", "새 빵이 나왔어요."}, cafe.next_key());
    REQUIRE(queued);
    cafe.work();
    CHECK(cafe.sent.size() == 1);
    reason = SuppressionReason::cap_of_day;
  }
  CHECK_FALSE(cafe.words(talked_to));
  const auto messages = cafe.shop->messages_of(talked_to);
  const auto spoken =
      std::ranges::find(messages, Channel::counter, [](const MessageLook& each) { return each.message.channel; });
  CHECK(spoken->message.step == MessageStep::held_back);
  CHECK(spoken->message.reason == reason);
}

TEST_CASE("what was said counts towards her caps by every channel") {
  TalkingCafe cafe;
  cafe.start_by(Channel::counter, 1);
  REQUIRE(cafe.shop->note_saying(talked_to, cafe.words(talked_to)->message(), Saying::said));
  CHECK(cafe.shop->why_not_advertise(talked_to, Channel::email, cafe.clock.now()) == SuppressionReason::cap_of_day);
  CHECK(cafe.shop->why_not_advertise(talked_to, Channel::printed, cafe.clock.now()) == SuppressionReason::no_consent);
}

TEST_CASE("it waits while the shop has said enough today, and for a paused campaign") {
  TalkingCafe cafe;
  cafe.start_by(Channel::counter, 1);
  cafe.record({}, CampaignMoved{mailed_campaign, CampaignState::paused});
  CHECK_FALSE(cafe.words(talked_to));
  cafe.record({}, CampaignMoved{mailed_campaign, CampaignState::running});
  SendingArranged sending = cafe.shop->settings().sending;
  sending.cap.by_shop_a_day = 0;
  cafe.record({}, sending);
  CHECK_FALSE(cafe.words(talked_to));
  CHECK(cafe.hers(talked_to).step == MessageStep::queued);
  sending.cap.by_shop_a_day = 10;
  cafe.record({}, sending);
  CHECK(cafe.words(talked_to));
  cafe.record({}, CampaignMoved{mailed_campaign, CampaignState::cancelled});
  CHECK_FALSE(cafe.words(talked_to));
  CHECK(cafe.hers(talked_to).step == MessageStep::cancelled);
}

TEST_CASE("what nobody came for ends after thirty days, by itself") {
  TalkingCafe cafe;
  cafe.start_by(Channel::counter, 1);
  cafe.clock.set(cafe.clock.now() + date::days{30});
  cafe.work();
  CHECK(cafe.hers(talked_to).step == MessageStep::queued);
  cafe.next_day();
  cafe.work();
  CHECK(cafe.hers(talked_to).step == MessageStep::failed);
  CHECK_FALSE(cafe.words(talked_to));
}

TEST_CASE("what cannot be read any more does not stand in the way of what can") {
  TalkingCafe cafe;
  cafe.record(talked_to, MessageQueued{{77}, {}, Channel::counter, MessageClass::information, "", "자리가 났어요."});
  const OneMessage readable{Channel::counter, MessageClass::information, "", "우산을 두고 가셨어요."};
  REQUIRE(cafe.shop->queue_message(talked_to, readable, cafe.next_key()));
  const auto words = cafe.words(talked_to);
  REQUIRE(words);
  CHECK(words->text() == "우산을 두고 가셨어요.");
  CHECK(cafe.shop->messages_of(talked_to).back().message.step == MessageStep::failed);
}

TEST_CASE(
    "cards are printed once, of whom the gate permits at that moment; one that did not come out is printed again") {
  TalkingCafe cafe;
  cafe.start_by(Channel::printed, 5);
  CHECK(cafe.sent.empty());
  CHECK(cafe.shop->cards_to_print(mailed_campaign).waiting == 5);
  cafe.agree({2}, Channel::printed, false);
  const auto first = cafe.print(3);
  CHECK(first.size() == 3);
  CHECK(cafe.shop->cards_to_print(mailed_campaign).unanswered.size() == 3);
  const auto rest = cafe.print();
  CHECK(rest.size() == 1);
  CHECK(cafe.print().empty());
  CHECK(cafe.hers({2}).step == MessageStep::held_back);
  cafe.open();  // a stop makes nobody forget what lies before her
  cafe.work();
  REQUIRE(cafe.shop->note_printing(first, true));
  REQUIRE(cafe.shop->note_printing(rest, false));
  CHECK(cafe.shop->cards_to_print().unanswered.empty());
  CHECK(cafe.shop->cards_to_print().waiting == 1);
  REQUIRE(cafe.shop->note_printing(first, false));  // told already
  CHECK(cafe.print() == rest);
  REQUIRE(cafe.shop->note_printing(rest, true));
  CHECK(cafe.shop->progress(mailed_campaign).of(MessageStep::delivered) == 4);
}

TEST_CASE("a card of which nobody tells is unknown after a day and a stop, and an advertisement is not printed again") {
  TalkingCafe cafe;
  cafe.start_by(Channel::printed, 2);
  const auto cards = cafe.print();
  REQUIRE(cards.size() == 2);
  cafe.next_day();
  cafe.open();
  cafe.work();
  CHECK(cafe.hers({1}).step == MessageStep::unknown);
  CHECK(cafe.print().empty());
  CHECK(cafe.shop->cards_to_print().unanswered.size() == 2);
  REQUIRE(cafe.shop->note_printing(std::vector{cards[0]}, false));
  REQUIRE(cafe.shop->note_printing(std::vector{cards[1]}, true));
  CHECK(cafe.print().empty());
  const Progress progress = cafe.shop->progress(mailed_campaign);
  CHECK(progress.of(MessageStep::failed) == 1);
  CHECK(progress.of(MessageStep::delivered) == 1);
}

TEST_CASE("two who press print get each card once") {
  TalkingCafe cafe;
  cafe.start_by(Channel::printed, mailed_guests);
  std::array<std::vector<MessageId>, 4> got;
  {
    std::vector<std::jthread> owners;
    for (auto& each : got) owners.emplace_back([&] { each = cafe.print(7); });
  }
  std::set<MessageId> all;
  for (const auto& each : got) all.insert(each.begin(), each.end());
  CHECK(all.size() == 28);
}

TEST_CASE("nothing goes by a display or by a gateway of the shop itself") {
  TalkingCafe cafe;
  const auto refused = [&](EventBody body) {
    const auto recorded = cafe.shop->record({mailing_bucket, {}, cafe.clock.now(), cafe.next_key(), std::move(body)});
    return !recorded && recorded.error().code == ErrorCode::invalid_input;
  };
  CampaignDefined campaign{
      .campaign = {9}, .name = "a", .rule = "visits < 100", .subject = "", .text = "새 빵", .starts_at = {}};
  campaign.channel = Channel::display;
  CHECK(refused(campaign));
  for (const Channel channel : {Channel::counter, Channel::printed, Channel::display})
    CHECK(refused(GatewayArranged{channel, GatewayKind::webhook, "https://far.example", "", "", ""}));
}

}  // namespace dangol
