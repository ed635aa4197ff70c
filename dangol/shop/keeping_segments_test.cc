#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/property_test.h"
#include "events/memory_journal.h"
#include "insights/segment_members.h"
#include "segments/parse_expression.h"
#include "shop/shop.h"

namespace dangol {
namespace {

constexpr std::array<const char*, 8> rules{"visits >= 3",
                                           "last_visit before 10 days ago",
                                           "bought \"크림빵\" at least 2 times in 21 days",
                                           "bought category \"커피\" in 5 days and not bought \"크림빵\"",
                                           "birthday_month = this month or overdue >= 2",
                                           "agreed_marketing",
                                           "spent >= 20,000 and days_known > 14",
                                           "first_visit since 2024-07-05"};

// A shop that random days happen to.
class SegmentedShop {
 public:
  explicit SegmentedShop(std::uint64_t seed) : dice(seed) {
    open();
    record({}, ShopFounded{"시험 카페", "Asia/Seoul", "KRW", "ko", "cafe", true});
    record({}, StoreDefined{{1}, "1", "본점"});
    record({}, ItemDefined{{1}, "a", "아메리카노", "커피", 4000, {}});
    record({}, ItemDefined{{2}, "b", "크림빵", "빵", 3500, {}});
  }

  void open() {
    shop.reset();
    keys = std::make_unique<KeyRing>(key);
    auto opened = Shop::open(journal, *keys, clock);
    REQUIRE(opened);
    shop = std::move(*opened);
  }

  IdempotencyKey record(CustomerId customer, EventBody body, std::chrono::minutes later = {}) {
    IdempotencyKey idempotency;
    ++events;
    std::memcpy(idempotency.bytes.data(), &events, sizeof events);
    const auto recorded = shop->record({{1}, customer, clock.now() + later, idempotency, std::move(body)});
    REQUIRE_MESSAGE(recorded, (recorded ? "" : recorded.error().message));
    return idempotency;
  }

  // A whole evaluation of each saved rule, as the owner's page asks for one.
  void check() {
    const SegmentsLook look = shop->segments();
    const ShopSettings settings = shop->settings();
    const std::int32_t today = settings.zone.local(clock.now()).day;
    CHECK(look.today == (look.segments.empty() ? look.today : today));
    REQUIRE(look.segments.size() == settings.segments.size());
    std::set<std::pair<CustomerId, std::string>> in;
    for (const SavedSegment& segment : look.segments) {
      const auto rule = read_expression(segment.rule, segment_names(shop->catalog(), settings.currency()));
      CHECK(rule.operator bool() == segment.readable);
      if (!rule) continue;
      const auto found = segment_members(shop->guests(), *rule, shop->catalog(), settings.zone, today, 1000);
      CAPTURE(segment.rule);
      CHECK(segment.members == found.members);
      CHECK(look.guests == found.guests);
      for (const SegmentMember& each : found.shown) in.emplace(each.guest, segment.name);
    }
    for (const CustomerId guest : guests) {
      std::set<std::pair<CustomerId, std::string>> hers;
      for (const std::string& name : shop->segments_of(guest)) hers.emplace(guest, name);
      CHECK(std::ranges::includes(in, hers));
      CHECK(hers.size() ==
            static_cast<std::size_t>(std::ranges::count(in, guest, [](const auto& e) { return e.first; })));
    }
  }

  void something_happens() {
    const std::size_t kind = roll(dice, 100);
    if (kind < 4 || guests.empty()) return come_in();
    const CustomerId guest = guests[roll(dice, guests.size())];
    if (kind < 60) return order(guest);
    if (kind < 64) return take_back();
    if (kind < 68) return record_consent(guest);
    if (kind < 71) return record_profile(guest, ProfileChanged{});
    if (kind < 73) return erase(guest);
    if (kind < 78) return define();
    if (kind < 79) return rename();
    clock.set(clock.now() + std::chrono::hours{1 + roll(dice, 60)});
  }

  TestDice dice;
  MemoryJournal journal;
  SecretKey key = random_key();
  std::unique_ptr<KeyRing> keys;
  FixedClock clock{*parse_instant("2024-07-01T08:10:00+09:00", Zone::utc())};
  std::unique_ptr<Shop> shop;
  std::uint64_t events = 0;
  std::vector<CustomerId> guests;

 private:
  struct Placed {
    CustomerId guest;
    IdempotencyKey key;
  };
  std::vector<Placed> orders;
  std::uint64_t registered = 0;

  void come_in() {
    guests.push_back({++registered});
    record_profile(guests.back(), CustomerRegistered{});
  }
  template <class Body>
  void record_profile(CustomerId guest, Body body) {
    body.profile.name = "김민지";
    if (roll(dice, 2) == 0) body.profile.birth_date = date::year{1990} / static_cast<int>(1 + roll(dice, 12)) / 3;
    record(guest, std::move(body));
  }
  void order(CustomerId guest) {
    const auto item = static_cast<std::uint32_t>(1 + roll(dice, 2));
    const OrderPlaced placed{{1}, {}, true, {{{item}, {}, 1000, 4000}}};
    // Also late ones and those of a till whose clock runs ahead.
    const std::chrono::hours later{static_cast<int>(roll(dice, 60)) - 40};
    orders.push_back({guest, record(guest, placed, later)});
  }
  void take_back() {
    if (orders.empty()) return;
    const std::size_t which = roll(dice, orders.size());
    const auto event = shop->voiding(orders[which].guest, orders[which].key);
    orders.erase(orders.begin() + static_cast<std::ptrdiff_t>(which));
    if (event) REQUIRE(shop->record(*event));
  }
  void record_consent(CustomerId guest) {
    const bool marketing = roll(dice, 2) == 0;
    record(guest, ConsentChanged{marketing ? Purpose::marketing : Purpose::personalisation, roll(dice, 2) == 0,
                                 ConsentMethod::counter_screen, "1", marketing ? Channel::sms : Channel::none});
  }
  void erase(CustomerId guest) {
    REQUIRE(shop->erase(guest));
    std::erase(guests, guest);
    std::erase_if(orders, [&](const Placed& each) { return each.guest == guest; });
  }
  void define() {
    const std::size_t which = roll(dice, rules.size());
    const bool named = shop->catalog().item({2})->name == "크림빵" || which == 0;
    const bool remove = roll(dice, 4) == 0 || !named;
    record({}, SegmentDefined{"s" + std::to_string(which), remove ? "" : rules[which]});
  }
  void rename() {
    const bool old = shop->catalog().item({2})->name == "크림빵";
    record({}, ItemDefined{{2}, "b", old ? "슈크림빵" : "크림빵", "빵", 3500, {}});
  }
};

}  // namespace

TEST_CASE("after random events who is in each saved segment is what a whole evaluation finds") {
  for_each_round(6, [](TestDice& dice) {
    SegmentedShop shop(dice());
    for (std::size_t i = 0; i < 4; ++i) shop.record({}, SegmentDefined{"s" + std::to_string(i), rules[i]});
    for (int step = 0; step < 250; ++step) {
      shop.something_happens();
      if (step % 5 == 0) shop.check();
    }
    REQUIRE(shop.shop->save_snapshot());
    shop.open();
    shop.check();
  });
}

TEST_CASE("a rule about worth is judged anew each day, and by the model of the day in between") {
  SegmentedShop shop(1);
  shop.record({}, SegmentDefined{"떠나시는 분", "alive_chance < 60%"});
  for (std::uint64_t guest = 1; guest <= 30; ++guest) {
    Profile profile;
    profile.name = "김민지";
    shop.record({guest}, CustomerRegistered{profile});
    shop.guests.push_back({guest});
  }
  const auto come = [&](int days, std::uint64_t guests) {
    for (int day = 0; day < days; ++day) {
      shop.clock.set(shop.clock.now() + std::chrono::hours{24});
      for (std::uint64_t guest = 1; guest <= guests; ++guest) {
        if ((static_cast<std::uint64_t>(day) + guest) % 4 == 0)
          shop.record({guest}, OrderPlaced{{1}, {}, true, {{{1}, {}, 1000, 4000}}});
      }
    }
  };
  come(80, 30);
  come(40, 20);
  const SegmentsLook look = shop.shop->segments();
  REQUIRE(look.segments.size() == 1);
  CHECK(look.segments[0].by_worth);
  CHECK(look.segments[0].members >= 5);
  shop.clock.set(shop.clock.now() + std::chrono::hours{24});
  shop.check();
}

TEST_CASE("an erased guest is counted no more, and a refusal leaves every segment") {
  SegmentedShop shop(1);
  shop.record({}, SegmentDefined{"모든 분", "visits >= 0"});
  for (const CustomerId guest : {CustomerId{1}, CustomerId{2}}) {
    Profile profile;
    profile.name = "이서준";
    shop.record(guest, CustomerRegistered{profile});
  }
  CHECK(shop.shop->segments().segments[0].members == 2);
  CHECK(shop.shop->segments_of({1}) == std::vector<std::string>{"모든 분"});
  REQUIRE(shop.shop->erase({1}));
  CHECK(shop.shop->segments().segments[0].members == 1);
  shop.record({2}, ConsentChanged{Purpose::personalisation, false, ConsentMethod::counter_screen, "1"});
  CHECK(shop.shop->segments_of({2}).empty());  // at once, before anybody is judged again
  CHECK(shop.shop->segments().segments[0].members == 0);
  shop.record({}, SegmentDefined{"모든 분", ""});
  CHECK(shop.shop->segments().segments.empty());
}

}  // namespace dangol
