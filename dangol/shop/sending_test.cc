// Sending as a whole shop does it: over a journal that outlives it, so that it can stop anywhere and be opened again.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "catalog/built_in_packs.h"
#include "catalog/trade_pack.h"
#include "events/memory_journal.h"
#include "shop/guest_link.h"
#include "shop/sender.h"
#include "shop/shop.h"
#include "shop/snapshot_check.h"

namespace dangol {
namespace {

constexpr Bucket mailing_bucket{7};
constexpr CampaignId campaign{5};
constexpr int mailed_guests = 40;

struct Sent {
  std::string to, text, opt_out_url;
};

class TakingGateway final : public Gateway {
 public:
  TakingGateway(std::vector<Sent>& sent, Handed answer) : sent_(sent), answer_(answer) {}
  HandOver send(Permission permission, const OutgoingMessage& message) override {
    CHECK(Permission(std::move(permission)).until() > unknown_instant);
    sent_.push_back({message.to, message.text, message.opt_out_url});
    return {answer_, "ref", ""};
  }
  std::optional<Handed> what_became_of(MessageId) override { return std::nullopt; }

 private:
  std::vector<Sent>& sent_;
  Handed answer_;
};

struct MailingCafe {
  MemoryJournal journal;
  SecretKey shop_key = random_key();
  std::unique_ptr<KeyRing> keys;
  FixedClock clock{*parse_instant("2024-07-01T10:00:00+09:00", Zone::utc())};
  std::unique_ptr<Shop> shop;
  std::uint64_t events = 0;
  std::vector<Sent> sent;

  MailingCafe() {
    open();
    const auto pack = parse_trade_pack(*built_in_pack("cafe"));
    REQUIRE(pack);
    record({}, ShopFounded{"시험 카페", pack->zone, pack->currency, "ko", "cafe", true});
    for (const EventBody& definition : pack->definitions) record({}, definition);
    for (int i = 1; i <= mailed_guests; ++i) add_guest({static_cast<std::uint64_t>(i)});
    SendingArranged sending;
    sending.sender_name = "시험 카페";
    sending.contact = "02-123-4567";
    sending.public_url = "https://cafe.example";
    sending.cap.to_one_in_7_days = sending.cap.to_one_in_30_days = 100;
    record({}, sending);
    record({}, GatewayArranged{Channel::email, GatewayKind::smtp, "smtp://mail.example", "", "", "a@cafe.example"});
  }

  void open() {
    shop.reset();
    keys = std::make_unique<KeyRing>(shop_key);
    auto opened = Shop::open(journal, *keys, clock);
    REQUIRE(opened);
    shop = std::move(*opened);
  }

  void add_guest(CustomerId id) {
    Profile profile;
    profile.name = fmt::format("손님{}", id.value);
    profile.email = fmt::format("g{}@example.com", id.value);
    record(id, CustomerRegistered{profile});
    say(id, true);
  }
  void say(CustomerId id, bool yes) {
    record(id, ConsentChanged{Purpose::marketing, yes, ConsentMethod::web, "1", Channel::email});
  }

  IdempotencyKey next_key() {
    IdempotencyKey key;
    ++events;
    std::memcpy(key.bytes.data(), &events, sizeof events);
    return key;
  }
  void record(CustomerId customer, EventBody body) {
    const auto recorded = shop->record({mailing_bucket, customer, clock.now(), next_key(), std::move(body)});
    CAPTURE((recorded ? std::string() : recorded.error().message));
    REQUIRE(recorded);
  }

  void draft(std::string text = "{name+ 님}, 새 빵이 나왔어요.", std::uint32_t again_after_days = 0) {
    CampaignDefined defined;
    defined.campaign = campaign;
    defined.name = "새 빵";
    defined.rule = "visits < 100";
    defined.subject = "새 빵";
    defined.text = std::move(text);
    defined.starts_at = clock.now();
    defined.again_after_days = again_after_days;
    record({}, defined);
  }
  void start() { record({}, CampaignMoved{campaign, CampaignState::running}); }

  std::size_t work(Handed answer = Handed::accepted) {
    Sender sender(*shop, [&](const GatewayArranged&) {
      return Result<std::unique_ptr<Gateway>>(std::make_unique<TakingGateway>(sent, answer));
    });
    const auto looked_at = sender.work();
    REQUIRE(looked_at);
    return *looked_at;
  }

  std::set<std::string> reached() const {
    std::set<std::string> all;
    for (const Sent& each : sent) all.insert(each.to);
    return all;
  }
};

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
  const auto first = cafe.shop->select_guests(campaign);
  // As if the stop had come before it was written down that all were looked through.
  const auto second = cafe.shop->select_guests(campaign);
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
  REQUIRE(cafe.shop->select_guests(campaign));
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
  REQUIRE(cafe.shop->select_guests(campaign));
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
  REQUIRE(cafe.shop->select_guests(campaign));
  cafe.record({}, CampaignMoved{campaign, CampaignState::paused});
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
    cafe.record({}, CampaignMoved{campaign, CampaignState::cancelled});
    cafe.work();
    CHECK(cafe.sent.empty());
    CHECK(cafe.shop->progress(campaign).of(MessageStep::cancelled) == mailed_guests);
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
  REQUIRE(cafe.shop->record_report({id, Delivery::delivered, "ok"}));
  CHECK(step() == MessageStep::delivered);
  REQUIRE(cafe.shop->record_report({id, Delivery::delivered, "ok again"}));
  REQUIRE(cafe.shop->record_report({id, Delivery::failed, "4000"}));
  CHECK(step() == MessageStep::delivered);
  REQUIRE(cafe.shop->record_report({{12345}, Delivery::failed, ""}));
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

TEST_CASE("a snapshot holds what is on its way, and what an erased guest was sent is gone") {
  MailingCafe cafe;
  cafe.draft();
  cafe.start();
  cafe.work();
  REQUIRE(cafe.shop->save_snapshot());
  CHECK(check_snapshot(cafe.journal, *cafe.keys, 5)->empty());
  const Progress before = cafe.shop->progress(campaign);
  cafe.open();
  CHECK(cafe.shop->progress(campaign).at == before.at);
  CHECK(cafe.shop->settings().gateways.size() == 1);
  REQUIRE(cafe.shop->erase({3}));
  CHECK(cafe.shop->messages_of({3}).empty());
  CHECK(cafe.shop->progress(campaign).of(MessageStep::accepted) == mailed_guests - 1);
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
