// Choosing by columns is choosing guest by guest: over random shops, whatever happens in between.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/property_test.h"
#include "catalog/built_in_packs.h"
#include "catalog/trade_pack.h"
#include "events/memory_journal.h"
#include "insights/facts_reader.h"
#include "insights/segment_members.h"
#include "segments/parse_expression.h"
#include "segments/why.h"
#include "shop/sender.h"
#include "shop/shop.h"

namespace dangol {
namespace {

constexpr int random_shops = 20;
constexpr int happenings = 80;
constexpr std::uint64_t most_guests = 24;
constexpr Bucket choosing_bucket{7};

class FickleGateway final : public Gateway {
 public:
  explicit FickleGateway(TestDice& dice) : dice_(dice) {}
  HandOver send(Permission permission, const OutgoingMessage&) override {
    CHECK(Permission(std::move(permission)).until() > unknown_instant);
    return {static_cast<Handed>(1 + roll(dice_, 4)), "ref", ""};
  }
  std::optional<Handed> what_became_of(MessageId) override { return std::nullopt; }

 private:
  TestDice& dice_;
};

// By what guests were held back, and how many were not: what is never seen shows nothing.
struct Seen {
  std::array<std::uint64_t, suppression_reasons> reasons{};
  std::uint64_t chosen = 0;
  std::uint64_t grown = 0;  // children who became 14
};

class CafeToChooseFrom {
 public:
  CafeToChooseFrom() {
    open();
    const auto pack = parse_trade_pack(*built_in_pack("cafe"));
    REQUIRE(pack);
    found("Asia/Seoul");
    for (const EventBody& definition : pack->definitions) record({}, definition);
  }

  void open() {
    shop_.reset();
    keys_ = std::make_unique<KeyRing>(shop_key_);
    auto opened = Shop::open(journal_, *keys_, clock_);
    REQUIRE(opened);
    shop_ = std::move(*opened);
  }

  IdempotencyKey next_key() {
    IdempotencyKey key;
    ++events_;
    std::memcpy(key.bytes.data(), &events_, sizeof events_);
    return key;
  }
  bool record_at(Instant at, CustomerId customer, EventBody body) {
    return static_cast<bool>(shop_->record({choosing_bucket, customer, at, next_key(), std::move(body)}));
  }
  void record(CustomerId customer, EventBody body) { (void)record_at(clock_.now(), customer, std::move(body)); }
  void found(const char* zone) { record({}, ShopFounded{"시험", zone, "KRW", "ko", "cafe", true}); }

  MemoryJournal journal_;
  SecretKey shop_key_ = random_key();
  std::unique_ptr<KeyRing> keys_;
  FixedClock clock_{*parse_instant("2024-07-01T10:00:00+09:00", Zone::utc())};
  std::unique_ptr<Shop> shop_;

 private:
  std::uint64_t events_ = 0;
};

// A café to which anything may happen. What the shop refuses has not happened.
class RandomCafe : private CafeToChooseFrom {
 public:
  explicit RandomCafe(TestDice& dice) : dice_(dice) {
    arrange();
    for (const Channel channel : {Channel::sms, Channel::kakao, Channel::email})
      record({}, GatewayArranged{channel, GatewayKind::webhook, "https://relay.example", "", "whsec_", ""});
    for (std::uint64_t i = 0; i < 8 * most_guests; ++i) happen_to_guest();
  }

  void happen() {
    switch (roll(dice_, 24)) {
      case 0: clock_.set(clock_.now() + std::chrono::hours{roll(dice_, 100)}); break;
      case 1:
        clock_.set(clock_.now() + date::days{static_cast<int>(roll(dice_, roll(dice_, 5) == 0 ? 500 : 10))});
        break;
      case 2: clock_.set(clock_.now() - std::chrono::hours{roll(dice_, 50)}); break;
      case 3: arrange(); break;
      case 4: publish(); break;
      case 5: found(coin() ? "Asia/Seoul" : "America/New_York"); break;
      case 6: (void)shop_->erase(some_guest()); break;
      case 7:
        if (coin()) REQUIRE(shop_->save_snapshot());
        open();
        break;
      case 8: hand_over(); break;
      case 9: start_campaign(); break;
      default: happen_to_guest();
    }
  }

  void check_choice() {
    const CampaignDefined campaign = random_campaign();
    INFO("rule: ", campaign.rule);
    const auto choice = shop_->choose_guests(campaign, most_guests);
    REQUIRE(choice);
    const CampaignChoice expected = guest_by_guest(campaign);
    CHECK(choice->guests == expected.guests);
    CHECK(choice->held_back == expected.held_back);
    const auto as_text = [](const std::vector<ChosenGuest>& guests) {
      std::string text;
      for (const ChosenGuest& each : guests)
        text += fmt::format("{}:{} ", each.id.value,
                            passes_by_morning(each.reason) ? "waits" : std::to_string(static_cast<int>(each.reason)));
      return text;
    };
    CHECK(as_text(choice->chosen) == as_text(expected.chosen));
    CHECK(as_text(choice->some_held_back) == as_text(expected.some_held_back));
    for (std::size_t i = 0; i < choice->held_back.size(); ++i) seen.reasons[i] += choice->held_back[i];
    seen.chosen += choice->chosen.size();
  }

  Seen seen;

 private:
  bool coin() { return roll(dice_, 2) == 0; }
  CustomerId some_guest() { return {1 + roll(dice_, most_guests)}; }
  // Rows keep something of the first three; nobody is reached by an app's notices; in the shop everybody is asked.
  Channel some_channel() {
    const std::size_t which = roll(dice_, 16);
    if (which == 0) return Channel::push;
    if (which < 4) return which == 1 ? Channel::printed : Channel::counter;
    return static_cast<Channel>(1 + roll(dice_, 3));
  }
  ItemDefined some_item() {
    const Catalog catalog = shop_->catalog();
    return catalog.items()[roll(dice_, 4)];
  }
  Instant some_time() { return clock_.now() - std::chrono::minutes{roll(dice_, 3 * 365 * 1440)}; }

  void arrange() {
    const auto mostly = [this] { return roll(dice_, 12) != 0; };
    SendingArranged sending;
    sending.sender_name = "시험 카페";
    sending.contact = "02-123-4567";
    sending.opt_out_number = "080-123-4567";
    sending.sender = {"0212345678", mostly()};
    sending.relay = {"중계사", "제1호", mostly() ? 100'000 : 0, mostly(), mostly(), mostly()};
    const auto cap = [this](std::size_t most) { return static_cast<int>((roll(dice_, 9) + most) % (most + 1)); };
    sending.cap = {cap(3), cap(5), cap(8), mostly() ? 1'000 : cap(3)};
    record({}, sending);
  }

  void publish() {
    ConsentTextPublished text;
    text.purpose = coin() ? Purpose::marketing : Purpose::night_marketing;
    text.version = fmt::format("v{}", ++versions_);
    text.language = "ko";
    text.purpose_text = text.items = text.retention = text.refusal = "시험용 문구입니다.";
    text.needs_new_consent = coin();
    record({}, text);
  }

  Profile some_profile(CustomerId guest) {
    Profile profile;
    profile.name = "김민지";
    if (roll(dice_, 5) != 0) profile.phone = fmt::format("{}{:07}", coin() ? "0100" : "02", guest.value);
    if (roll(dice_, 5) != 0) profile.email = fmt::format("g{}@example.com", guest.value);
    const date::month born{static_cast<unsigned>(1 + roll(dice_, 12))};
    if (coin()) profile.birth_date = date::year{1990} / born / date::day{3};
    return profile;
  }

  // One in four is a child, who is 14 within a year or two.
  void register_guest(CustomerId guest) {
    Profile profile = some_profile(guest);
    if (roll(dice_, 4) != 0) return record(guest, CustomerRegistered{profile});
    const date::year_month_day today = shop_->settings().zone.local(clock_.now()).date();
    profile.birth_date = (today.year() - date::years{13}) / today.month() / date::day{1};
    const auto now = [&](EventBody body) { return Event{choosing_bucket, guest, clock_.now(), next_key(), body}; };
    const std::vector<Event> both{now(CustomerRegistered{profile}),
                                  now(GuardianConsented{"이수진", "01023456789", GuardianMethod::paper, {}})};
    (void)shop_->record_together(both);
  }

  void happen_to_guest() {
    const CustomerId guest = some_guest();
    if (!shop_->knows(guest)) register_guest(guest);
    switch (roll(dice_, 11)) {
      case 0: record(guest, ProfileChanged{some_profile(guest)}); break;
      case 1: take_back(guest); break;
      case 2: order(guest, clock_.now() + std::chrono::hours{roll(dice_, 24)}); break;
      case 3:
      case 4:
      case 5: order(guest, some_time()); break;
      case 6: {
        const Purpose purpose = roll(dice_, 4) == 0 ? Purpose::personalisation : Purpose::night_marketing;
        agree(guest, purpose, purpose == Purpose::personalisation ? Channel::none : some_channel());
        break;
      }
      case 7:
        if (roll(dice_, 3) == 0) record(guest, ComplaintAnswered{});
        record(guest, FeedbackGiven{.score = static_cast<std::uint8_t>(1 + roll(dice_, 5))});
        break;
      case 8: {
        const std::int32_t today = shop_->settings().zone.local(clock_.now()).day;
        const bool rests = roll(dice_, 3) == 0;
        record(guest, PaceChosen{static_cast<std::uint32_t>(roll(dice_, 4)),
                                 rests ? today + 5 - static_cast<std::int32_t>(roll(dice_, 10)) : 0});
        break;
      }
      default: agree(guest, Purpose::marketing, roll(dice_, 8) == 0 ? Channel::none : some_channel());
    }
  }

  void agree(CustomerId guest, Purpose purpose, Channel channel) {
    const ConsentTexts texts = shop_->consent_texts();
    ConsentChanged changed{purpose, roll(dice_, 5) != 0, ConsentMethod::paper, "1", channel, {}};
    const bool is_old = coin();
    if (!is_old) changed.text_version = std::string(texts.current_version(purpose));
    (void)record_at(is_old ? some_time() : clock_.now(), guest, changed);
  }

  void order(CustomerId guest, Instant at) {
    const OrderPlaced placed{{1}, {}, true, {{some_item().item, {}, 1000, 4'000}}};
    const IdempotencyKey key = next_key();
    if (shop_->record({choosing_bucket, guest, at, key, placed})) orders_.push_back({guest, key});
  }

  void take_back(CustomerId guest) {
    const auto at = std::ranges::find(orders_, guest, &std::pair<CustomerId, IdempotencyKey>::first);
    if (at == orders_.end()) return;
    if (const auto voided = shop_->voiding(guest, at->second)) (void)shop_->record(*voided);
    orders_.erase(at);
  }

  void hand_over() {
    if (const auto grown = shop_->note_who_came_of_age()) seen.grown += *grown;
    Sender sender(*shop_, [this](const GatewayArranged&) {
      return Result<std::unique_ptr<Gateway>>(std::make_unique<FickleGateway>(dice_));
    });
    (void)sender.work();
  }

  void start_campaign() {
    CampaignDefined defined = random_campaign();
    defined.campaign = {++campaigns_};
    if (roll(dice_, 4) == 0) defined.bought_once = some_item().item;
    defined.starts_at = clock_.now();
    record({}, defined);
    record({}, CampaignMoved{defined.campaign, CampaignState::running});
    hand_over();
  }

  std::string random_rule(int levels) {
    const auto number = [this](std::size_t most) { return roll(dice_, most); };
    if (levels > 0 && coin()) {
      const std::string joined = coin() ? " and " : " or ";
      return fmt::format("{}({}){}({})", roll(dice_, 3) == 0 ? "not " : "", random_rule(levels - 1), joined,
                         random_rule(levels - 1));
    }
    const std::string item = some_item().name;
    switch (number(14)) {
      case 0: return fmt::format("visits >= {}", number(6));
      case 1: return fmt::format("spent > {}", number(30'000));
      case 2: return fmt::format("mean_spend <= {}", 3'000 + number(2'000));
      case 3: return fmt::format("cycle_days != {}", number(300));
      case 4: return fmt::format("days_since_visit > {}", number(500));
      case 5: return fmt::format("overdue >= {:.1f}", 0.2 * static_cast<double>(number(10)));
      case 6: return fmt::format("overdue < {:.1f}", 0.5 * static_cast<double>(number(10)));
      case 7: return fmt::format("last_visit since {} days ago", number(500));
      case 8: return fmt::format("first_visit before {} days ago", number(900));
      case 9: return "birthday_month = this month";
      case 10: return "agreed_marketing";
      case 11: return fmt::format("bought \"{}\" at least {} times in {} days", item, 1 + number(3), 1 + number(900));
      case 12: return fmt::format("favourite_item = \"{}\"", item);
      default: return fmt::format("visits < {}", 1 + number(30));
    }
  }

  CampaignDefined random_campaign() {
    const std::vector<Campaign> known = shop_->campaigns();
    if (!known.empty() && roll(dice_, 3) == 0) return known[roll(dice_, known.size())].defined;
    CampaignDefined campaign;
    campaign.campaign = {roll(dice_, 2) * (campaigns_ + 1)};  // of none, of a new one
    campaign.name = "새 빵";
    campaign.rule = random_rule(2);
    campaign.channel = some_channel();
    campaign.message = roll(dice_, 5) == 0 ? MessageClass::information : MessageClass::advertising;
    campaign.subject = "새 빵";
    campaign.text = "{name+ 님}, 새 빵이 나왔어요.";
    campaign.again_after_days = static_cast<std::uint32_t>(coin() ? 0 : roll(dice_, 30));
    return campaign;
  }

  CampaignChoice guest_by_guest(const CampaignDefined& campaign) {
    const ShopSettings settings = shop_->settings();
    const Catalog catalog = shop_->catalog();
    const std::int32_t today = settings.zone.local(clock_.now()).day;
    const auto rule = read_expression(campaign.rule, segment_names(catalog, settings.currency()));
    REQUIRE(rule);
    std::map<CustomerId, bool> in_rule;
    std::set<CustomerId> has_one;
    FactsReader reader(catalog, settings.zone, today);
    shop_->guests()([&](const Guest& guest) {
      in_rule[guest.id] = guest.personalised && holds(*rule, reader.read(guest), today);
      if (campaign.bought_once && guest.habits.orders().has(campaign.bought_once)) has_one.insert(guest.id);
    });
    CampaignChoice choice;
    const auto house = shop_->house();
    for (const auto& [id, is_in] : in_rule) {
      if (!is_in || had_it_lately(campaign, id, today)) continue;
      ++choice.guests;
      OutboxMessage asked;
      asked.customer = id;
      asked.channel = campaign.channel;
      asked.what = campaign.message;
      asked.campaign = campaign.campaign;
      const SendVerdict verdict = house->ask_gate(asked, Question::whether);
      const auto* reason = std::get_if<SuppressionReason>(&verdict);
      ChosenGuest her{id, reason == nullptr ? SuppressionReason::end : *reason};
      if (passes_by_morning(her.reason)) {
        her.reason = reason_of_writing(campaign, id, her.reason);
        constexpr std::array told_before{SuppressionReason::consent_not_reconfirmed, SuppressionReason::resting,
                                         SuppressionReason::complaint_open};
        if (has_one.contains(id) && std::ranges::find(told_before, her.reason) == told_before.end())
          her.reason = SuppressionReason::bought_only_once;  // one message by itself is about nothing such
      }
      const bool goes = her.reason == SuppressionReason::end || passes_by_morning(her.reason);
      (goes ? choice.chosen : choice.some_held_back).push_back(her);
      if (!goes) ++choice.held_back[static_cast<std::size_t>(her.reason)];
    }
    return choice;
  }

  // Whoever is to wait for the morning: whether a message would be queued, and why not. (One that is queued counts only
  // when it leaves.)
  SuppressionReason reason_of_writing(const CampaignDefined& campaign, CustomerId id, SuppressionReason waits_for) {
    const OneMessage message{campaign.channel, campaign.message, campaign.subject, campaign.text};
    const auto queued = shop_->queue_message(id, message, next_key());
    REQUIRE(queued);
    return queued->held_back.value_or(waits_for);
  }

  bool had_it_lately(const CampaignDefined& campaign, CustomerId id, std::int32_t today) const {
    const Zone zone = shop_->settings().zone;
    return std::ranges::any_of(shop_->messages_of(id), [&](const MessageLook& each) {
      const std::int32_t days = today - zone.local(each.message.queued_at).day;
      const auto again = static_cast<std::int32_t>(campaign.again_after_days);
      return campaign.campaign && each.message.campaign == campaign.campaign && days != 0 &&
             (again == 0 || days < again);
    });
  }

  TestDice& dice_;
  std::vector<std::pair<CustomerId, IdempotencyKey>> orders_;
  std::uint64_t campaigns_ = 0;
  int versions_ = 1;
};

}  // namespace

TEST_CASE("choosing by columns chooses whom rule and gate choose guest by guest, for the same reasons") {
  Seen seen;
  for_each_round(random_shops, [&](TestDice& dice) {
    RandomCafe cafe(dice);
    for (int i = 0; i < happenings; ++i) {
      cafe.happen();
      if (roll(dice, 2) == 0) cafe.check_choice();
    }
    for (std::size_t i = 0; i < seen.reasons.size(); ++i) seen.reasons[i] += cafe.seen.reasons[i];
    seen.chosen += cafe.seen.chosen;
    seen.grown += cafe.seen.grown;
  });
  CHECK(seen.chosen > 0);
  CHECK(seen.grown > 0);
  std::string told;
  for (const std::uint64_t each : seen.reasons) told += fmt::format(" {}", each);
  MESSAGE("chosen: ", seen.chosen, "; held back, by reason:", told);
}

namespace {

constexpr CustomerId one_guest{1};

// One guest with an e-mail address who agreed; she came once, half an hour into the first of July in Seoul.
struct CafeOfOneGuest : CafeToChooseFrom {
  CafeOfOneGuest() {
    SendingArranged sending;
    sending.sender_name = "시험 카페";
    sending.contact = "02-123-4567";
    sending.opt_out_number = "080-123-4567";
    record({}, sending);
    Profile profile;
    profile.name = "김민지";
    profile.email = "g@example.com";
    record(one_guest, CustomerRegistered{profile});
    record(one_guest, ConsentChanged{Purpose::marketing, true, ConsentMethod::web, "1", Channel::email, {}});
    const Catalog catalog = shop_->catalog();
    const ItemId item = catalog.items().front().item;
    const Instant midnight = *parse_instant("2024-07-01T00:30:00+09:00", Zone::utc());
    REQUIRE(record_at(midnight, one_guest, OrderPlaced{{1}, {}, true, {{item, {}, 1000, 4'000}}}));
  }

  std::string choose(std::string rule) {
    CampaignDefined campaign;
    campaign.rule = std::move(rule);
    campaign.channel = Channel::email;
    campaign.message = MessageClass::advertising;
    const auto choice = shop_->choose_guests(campaign, 1);
    REQUIRE(choice);
    if (!choice->chosen.empty()) return "chosen";
    if (choice->some_held_back.empty()) return "not in the rule";
    return fmt::format("held back: {}", static_cast<int>(choice->some_held_back.front().reason));
  }
};

}  // namespace

TEST_CASE("what is set aside for handing over counts for who is chosen meanwhile") {
  CafeOfOneGuest cafe;
  const OneMessage message{Channel::email, MessageClass::advertising, "소식", "새 빵이 나왔어요."};
  REQUIRE(cafe.shop_->queue_message(one_guest, message, cafe.next_key()));
  CHECK(cafe.choose("visits >= 1") == "chosen");
  cafe.shop_->house()->set_aside(cafe.shop_->messages_of(one_guest).front().message.id);
  CHECK(cafe.choose("visits >= 1") == fmt::format("held back: {}", static_cast<int>(SuppressionReason::cap_of_day)));
}

TEST_CASE("in another zone her days are others") {
  CafeOfOneGuest cafe;
  CHECK(cafe.choose("first_visit since 2024-07-01") == "chosen");
  cafe.found("America/New_York");
  CHECK(cafe.choose("first_visit since 2024-07-01") == "not in the rule");
}

TEST_CASE("who is erased is chosen no more, and nobody else is lost with her") {
  CafeOfOneGuest cafe;
  CHECK(cafe.choose("visits >= 0") == "chosen");
  REQUIRE(cafe.shop_->erase(one_guest));
  CHECK(cafe.choose("visits >= 0") == "not in the rule");
}

}  // namespace dangol
