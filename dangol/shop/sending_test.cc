// Sending as a whole shop does it.
#include <algorithm>

#include "shop/guest_link.h"
#include "shop/mailing_cafe_test.h"
#include "shop/snapshot_check.h"

namespace dangol {
namespace {

TEST_CASE("a campaign reaches each guest once, each by her name, in the form of an advertisement") {
  MailingCafe cafe;
  cafe.draft();
  CHECK(cafe.work() == 0);
  cafe.start();
  cafe.work();
  cafe.work();
  CHECK(cafe.sent.size() == mailed_guests);
  CHECK(cafe.reached().size() == mailed_guests);
  const auto first = std::ranges::find(cafe.sent, "g1@example.com", &Sent::to);
  REQUIRE(first != cafe.sent.end());
  const auto link = first->opt_out_url;
  CHECK(link.starts_with("https://cafe.example/u/"));
  CHECK(first->text == "(광고)시험 카페 02-123-4567\n손님1 님, 새 빵이 나왔어요.\n무료수신거부 " + link);
  CHECK(guest_of_token(*cafe.keys, link.substr(std::string_view("https://cafe.example/u/").size()), LinkUse::opt_out,
                       0) == CustomerId{1});
}

TEST_CASE("a stop half-way through choosing guests doubles and loses nobody") {
  MailingCafe cafe;
  cafe.draft();
  cafe.start();
  const auto first = cafe.shop->select_guests(mailed_campaign);
  // As if the stop had come before it was written down that all were looked through.
  const auto second = cafe.shop->select_guests(mailed_campaign);
  REQUIRE(second);
  CHECK(*first == *second);
  cafe.work();
  CHECK(cafe.sent.size() == mailed_guests);
  CHECK(cafe.reached().size() == mailed_guests);
}

TEST_CASE("what was being handed over at a stop is unknown afterwards, and advertising does not go again") {
  MailingCafe cafe;
  cafe.draft();
  cafe.start();
  REQUIRE(cafe.shop->select_guests(mailed_campaign));
  const MessageId id = cafe.shop->messages_of({3}).front().message.id;
  cafe.record({3}, MessageMoved{id, MessageStep::handing_over, SuppressionReason::end, "", ""});
  SUBCASE("read from the journal") {}
  SUBCASE("read from a snapshot") { REQUIRE(cafe.shop->save_snapshot()); }
  cafe.open();
  CHECK(cafe.shop->messages_without_answer() == std::vector{id});
  cafe.work();
  CHECK(cafe.sent.size() == mailed_guests - 1);
  CHECK(cafe.shop->messages_of({3}).front().message.step == MessageStep::unknown);
  cafe.clock.set(cafe.clock.now() + date::days{1});
  cafe.work();
  CHECK(cafe.sent.size() == mailed_guests - 1);
}

TEST_CASE("a no is heard by what waits already, at once") {
  MailingCafe cafe;
  cafe.draft();
  cafe.start();
  REQUIRE(cafe.shop->select_guests(mailed_campaign));
  cafe.say({3}, false);
  cafe.work();
  CHECK(cafe.sent.size() == mailed_guests - 1);
  const OutboxMessage hers = cafe.shop->messages_of({3}).front().message;
  CHECK(hers.step == MessageStep::held_back);
  CHECK(hers.reason == SuppressionReason::refused);
}

TEST_CASE("pausing holds what waits, resuming lets it go, cancelling ends it") {
  MailingCafe cafe;
  cafe.draft();
  cafe.start();
  REQUIRE(cafe.shop->select_guests(mailed_campaign));
  cafe.record({}, CampaignMoved{mailed_campaign, CampaignState::paused});
  cafe.work();
  CHECK(cafe.sent.empty());
  cafe.open();
  cafe.work();
  CHECK(cafe.sent.empty());
  SUBCASE("resumed") {
    cafe.start();
    cafe.work();
    CHECK(cafe.sent.size() == mailed_guests);
  }
  SUBCASE("cancelled") {
    cafe.record({}, CampaignMoved{mailed_campaign, CampaignState::cancelled});
    cafe.work();
    CHECK(cafe.sent.empty());
    CHECK(cafe.shop->progress(mailed_campaign).of(MessageStep::cancelled) == mailed_guests);
    CHECK(cafe.shop->messages(1).front().message.step == MessageStep::cancelled);
  }
}

TEST_CASE("a standing campaign comes again after its days, not before") {
  MailingCafe cafe;
  cafe.draft("{name+ 님}, 또 오세요.", 7);
  cafe.start();
  for (int day = 0; day < 14; ++day) {
    cafe.work();
    CHECK(cafe.sent.size() == static_cast<std::size_t>(day < 7 ? mailed_guests : 2 * mailed_guests));
    cafe.clock.set(cafe.clock.now() + date::days{1});
  }
}

TEST_CASE("the preview tells in which level each text speaks, and to how many who wish it more formal") {
  MailingCafe cafe;
  Profile formal = cafe.shop->customer(CustomerId{1})->profile;
  formal.speech = SpeechLevel::formal;
  cafe.record(CustomerId{1}, ProfileChanged{formal});
  const auto look = [&](std::string text) {
    cafe.draft(std::move(text));
    const auto preview = cafe.shop->preview_campaign(cafe.shop->campaigns().front().defined, 5);
    REQUIRE(preview);
    return *preview;
  };
  using Levels = std::array<std::uint64_t, text_speeches>;  // none, polite, formal, mixed, plain
  const CampaignPreview polite = look("{name+ 님}, 보고 싶어요.");
  CHECK(polite.speech == Levels{0, mailed_guests, 0, 0, 0});
  CHECK(polite.less_formal_than_wished == 1);
  const CampaignPreview each = look("{name+ 님}, {말씨:보고 싶어요/기다리고 있습니다}.");
  CHECK(each.speech == Levels{0, mailed_guests - 1, 1, 0, 0});
  CHECK(each.less_formal_than_wished == 0);
  CHECK(look("{name+ 님}, 보고 싶어요. 기다리겠습니다.").speech == Levels{0, 0, 0, mailed_guests, 0});
}

TEST_CASE("the preview says who would get it and who would not and why, and sends nothing") {
  MailingCafe cafe;
  cafe.say({2}, false);
  cafe.draft("{name+ 님}, 늘 드시는 {item:을/를} 준비해 둘게요.");
  const auto look = cafe.shop->preview_campaign(cafe.shop->campaigns().front().defined, 5);
  REQUIRE(look);
  CHECK(look->guests == mailed_guests);
  CHECK(look->would_get == 0);  // nobody's usual is known
  CHECK(look->held_back[static_cast<std::size_t>(SuppressionReason::refused)] == 1);
  CHECK(look->held_back[static_cast<std::size_t>(SuppressionReason::text_incomplete)] == mailed_guests - 1);
  CHECK(look->shown.size() == 5);
  CHECK(cafe.shop->messages(10).empty());
}

TEST_CASE("the budget of the month holds back what it does not cover") {
  MailingCafe cafe;
  SendingArranged sending = cafe.shop->settings().sending;
  sending.sender = {"0212345678", true};
  sending.relay = {"중계사", "제1호", 100'000, true, true, true};
  sending.sms_price_minor = 20;
  sending.budget_minor = 50;
  cafe.record({}, sending);
  cafe.record({}, GatewayArranged{Channel::sms, GatewayKind::webhook, "https://relay.example", "", "whsec_", ""});
  for (std::uint64_t i = 1; i <= 3; ++i) {
    Profile profile;
    profile.name = "김민지";
    profile.phone = fmt::format("0100000{:04}", i);
    cafe.record({100 + i}, CustomerRegistered{profile});
    const OneMessage message{Channel::sms, MessageClass::information, "", "주문하신 빵이 나왔어요."};
    REQUIRE(cafe.shop->queue_message({100 + i}, message, cafe.next_key()));
  }
  cafe.work();
  CHECK(cafe.sent.size() == 2);
}

TEST_CASE("of what is due together so many go as the shop's cap of the day leaves, the rest in the morning") {
  MailingCafe cafe;
  SendingArranged sending = cafe.shop->settings().sending;
  sending.cap.by_shop_a_day = 15;
  cafe.record({}, sending);
  cafe.draft();
  cafe.start();
  cafe.work();
  CHECK(cafe.sent.size() == 15);
  cafe.clock.set(cafe.clock.now() + date::days{1});
  cafe.work();
  CHECK(cafe.sent.size() == 30);
  CHECK(cafe.reached().size() == 30);
}

TEST_CASE("one message asked for twice is queued once; to whom it may not go it says why") {
  MailingCafe cafe;
  const OneMessage advertisement{Channel::email, MessageClass::advertising, "소식", "새 빵이 나왔어요."};
  const IdempotencyKey key = cafe.next_key();
  const auto first = cafe.shop->queue_message({1}, advertisement, key);
  const auto second = cafe.shop->queue_message({1}, advertisement, key);
  REQUIRE(first);
  REQUIRE(second);
  CHECK(first->id == second->id);
  cafe.work();
  CHECK(cafe.sent.size() == 1);
  cafe.say({2}, false);
  CHECK(cafe.shop->queue_message({2}, advertisement, cafe.next_key())->held_back == SuppressionReason::refused);
  CHECK(cafe.shop->queue_message({999}, advertisement, cafe.next_key()).error().code == ErrorCode::not_found);
}

TEST_CASE("one message that sells is no information, and one that says nothing to her does not go") {
  MailingCafe cafe;
  const OneMessage sells{Channel::email, MessageClass::information, "소식", "오늘만 반값 할인이에요."};
  CHECK(cafe.shop->queue_message({1}, sells, cafe.next_key()).error().code == ErrorCode::invalid_input);
  for (const OneMessage& empty :
       {OneMessage{Channel::email, MessageClass::advertising, "소식", "[[{item} 어떠세요?]]"},
        OneMessage{Channel::email, MessageClass::advertising, "[[{item} 소식]]", "새 빵이 나왔어요."},
        OneMessage{Channel::email, MessageClass::information, "", "주문하신 빵이 나왔어요."}}) {
    CHECK(cafe.shop->queue_message({1}, empty, cafe.next_key())->held_back == SuppressionReason::text_incomplete);
  }
}

TEST_CASE("text messages leave from the number that is registered or not at all") {
  MailingCafe cafe;
  SendingArranged sending = cafe.shop->settings().sending;
  sending.sender = {"0212345678", true};
  sending.relay = {"중계사", "제1호", 100'000, true, true, true};
  cafe.record({}, sending);
  Profile profile;
  profile.name = "김민지";
  profile.phone = "01000000001";
  cafe.record({101}, CustomerRegistered{profile});
  cafe.record({101}, ConsentChanged{Purpose::marketing, true, ConsentMethod::web, "1", Channel::sms});
  const auto arrange = [&](std::string from) {
    cafe.record({},
                GatewayArranged{Channel::sms, GatewayKind::solapi, "https://relay.example", "k", "s", std::move(from)});
    return cafe.shop->why_not_advertise({101}, Channel::sms, cafe.clock.now());
  };
  CHECK(arrange("0299999999") == SuppressionReason::sender_not_registered);
  CHECK_FALSE(arrange("0212345678").has_value());
}

TEST_CASE("reports of providers move messages; a second one, or one of nobody, changes nothing") {
  MailingCafe cafe;
  cafe.draft();
  cafe.start();
  cafe.work();
  const MessageId id = cafe.shop->messages_of({3}).front().message.id;
  const auto step = [&] { return cafe.shop->messages_of({3}).front().message.step; };
  const auto report = [&](std::vector<DeliveryReport> reports) {
    return static_cast<bool>(cafe.shop->record_reports(reports));
  };
  REQUIRE(report({{id, Delivery::delivered, "ok"}, {id, Delivery::delivered, "twice in one"}}));
  CHECK(step() == MessageStep::delivered);
  REQUIRE(report({{id, Delivery::delivered, "ok again"}}));
  REQUIRE(report({{{12345}, Delivery::failed, ""}, {id, Delivery::failed, "4000"}}));
  CHECK(step() == MessageStep::delivered);
  REQUIRE(report({{{12345}, Delivery::failed, ""}}));
}

TEST_CASE("what came back is not sent to again until she has another address, or half a year has passed") {
  MailingCafe cafe;
  cafe.draft("{name+ 님}, 오늘도 반가워요.", 7);
  cafe.start();
  cafe.work();
  const MessageId id = cafe.shop->messages_of({3}).front().message.id;
  REQUIRE(cafe.shop->record_reports(std::array{DeliveryReport{id, Delivery::bounced, "5.1.1"}}));
  CHECK(cafe.shop->messages_of({3}).front().message.step == MessageStep::bounced);
  const auto why_not = [&] { return cafe.shop->why_not_advertise({3}, Channel::email, cafe.clock.now()); };
  CHECK(why_not() == SuppressionReason::address_is_dead);
  cafe.open();
  CHECK(why_not() == SuppressionReason::address_is_dead);
  cafe.clock.set(cafe.clock.now() + date::days{7});
  cafe.sent.clear();
  cafe.work();
  CHECK(cafe.sent.size() == mailed_guests - 1);

  SUBCASE("what else is written of her") {
    Profile profile = cafe.shop->customer({3})->profile;
    profile.called = "보리";
    cafe.record({3}, ProfileChanged{profile});
    CHECK(why_not() == SuppressionReason::address_is_dead);
  }
  SUBCASE("another mailbox") {
    Profile profile = cafe.shop->customer({3})->profile;
    profile.email = "another@guest.example";
    cafe.record({3}, ProfileChanged{profile});
    CHECK_FALSE(why_not().has_value());
    cafe.open();
    CHECK_FALSE(why_not().has_value());
  }
  SUBCASE("half a year later") {
    cafe.clock.set(cafe.clock.now() + date::days{173});
    CHECK_FALSE(why_not().has_value());
  }
  SUBCASE("it did arrive, says the provider later") {
    REQUIRE(cafe.shop->record_reports(std::array{DeliveryReport{id, Delivery::delivered, "ok"}}));
    CHECK(why_not() != SuppressionReason::address_is_dead);
  }
}

TEST_CASE("the journal refuses advertising that is handed over again, and text without its mark") {
  MailingCafe cafe;
  cafe.draft();
  cafe.start();
  cafe.work(Handed::unknown);
  const auto all = cafe.shop->messages(mailed_guests);
  // A provider that falls silent three times is left alone: the others wait.
  CHECK(std::ranges::count(all, MessageStep::unknown, [](const MessageLook& each) { return each.message.step; }) == 3);
  CHECK(cafe.sent.size() == 3);
  const auto silent =
      std::ranges::find(all, MessageStep::unknown, [](const MessageLook& each) { return each.message.step; });
  const MessageId id = silent->message.id;
  const CustomerId guest = silent->message.customer;
  const auto again = cafe.shop->record({mailing_bucket, guest, cafe.clock.now(), cafe.next_key(),
                                        MessageMoved{id, MessageStep::handing_over, SuppressionReason::end, "", ""}});
  REQUIRE_FALSE(again);
  CHECK(again.error().code == ErrorCode::conflict);
  const MessageQueued unmarked{{77}, {}, Channel::email, MessageClass::advertising, "", "새 빵이 나왔어요."};
  CHECK(cafe.shop->record({mailing_bucket, guest, cafe.clock.now(), cafe.next_key(), unmarked}).error().code ==
        ErrorCode::invalid_input);
}

TEST_CASE("after a restore campaigns pause and lone advertising ends: what was sent since is not known") {
  MailingCafe cafe;
  cafe.draft();
  cafe.start();
  const OneMessage invitation{Channel::email, MessageClass::advertising, "초대", "새 빵을 맛보러 오세요."};
  const OneMessage fact{Channel::email, MessageClass::information, "주문", "주문하신 빵이 준비됐어요."};
  REQUIRE_FALSE(cafe.shop->queue_message({3}, invitation, cafe.next_key())->held_back);
  REQUIRE_FALSE(cafe.shop->queue_message({4}, fact, cafe.next_key())->held_back);
  CHECK(*cafe.shop->pause_sending() == 1);
  CHECK(cafe.shop->campaigns().front().state == CampaignState::paused);
  cafe.work();
  CHECK(cafe.reached() == std::set<std::string>{"g4@example.com"});
  CHECK(cafe.shop->messages_of({3}).front().message.step == MessageStep::cancelled);
  CHECK(*cafe.shop->pause_sending() == 0);
}

TEST_CASE("who is told to stop ends after the message in hand; the others wait") {
  MailingCafe cafe;
  cafe.draft();
  cafe.start();
  REQUIRE(cafe.shop->select_guests(mailed_campaign));
  std::stop_source stopping;
  stopping.request_stop();
  TakingGateway gateway(cafe.sent, Handed::accepted);
  REQUIRE(hand_over_due(*cafe.shop->house(), gateway, Channel::email, stopping.get_token()));
  CHECK(cafe.sent.empty());
  cafe.clock.set(cafe.clock.now() + std::chrono::minutes(2));
  cafe.work();
  CHECK(cafe.reached().size() == mailed_guests);
}

TEST_CASE("a snapshot holds what is on its way, and what an erased guest was sent is gone") {
  MailingCafe cafe;
  cafe.draft();
  cafe.start();
  cafe.work();
  REQUIRE(cafe.shop->save_snapshot());
  CHECK(check_snapshot(cafe.journal, *cafe.keys, 5)->empty());
  const Progress before = cafe.shop->progress(mailed_campaign);
  cafe.open();
  CHECK(cafe.shop->progress(mailed_campaign).at == before.at);
  CHECK(cafe.shop->settings().gateways.size() == 1);
  REQUIRE(cafe.shop->erase({3}));
  CHECK(cafe.shop->messages_of({3}).empty());
  CHECK(cafe.shop->progress(mailed_campaign).of(MessageStep::accepted) == mailed_guests - 1);
}

TEST_CASE("a guest's links are hers, for their use and their time, and nobody else can make one") {
  KeyRing keys(random_key());
  KeyRing others(random_key());
  const std::string opt_out = guest_token(keys, {42}, LinkUse::opt_out, 0);
  const std::string page = guest_token(keys, {42}, LinkUse::own_page, 100);
  CHECK(guest_of_token(keys, opt_out, LinkUse::opt_out, 30'000) == CustomerId{42});
  CHECK(guest_of_token(keys, page, LinkUse::own_page, 129) == CustomerId{42});
  CHECK_FALSE(guest_of_token(keys, page, LinkUse::own_page, 130));
  CHECK_FALSE(guest_of_token(keys, page, LinkUse::own_page, 99));
  CHECK_FALSE(guest_of_token(keys, opt_out, LinkUse::own_page, 0));
  CHECK_FALSE(guest_of_token(others, opt_out, LinkUse::opt_out, 0));
  for (std::size_t i = 0; i < page.size(); ++i) {
    std::string changed = page;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    CHECK_FALSE(guest_of_token(keys, changed, LinkUse::own_page, 110));
  }
  for (const char* nonsense : {"", "A", "....", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    CHECK_FALSE(guest_of_token(keys, nonsense, LinkUse::opt_out, 0));
}

}  // namespace
}  // namespace dangol
