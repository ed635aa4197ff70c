#include "shop/snapshot_check.h"

#include <doctest/doctest.h>

#include <map>

#include "catalog/built_in_packs.h"
#include "catalog/trade_pack.h"
#include "events/memory_journal.h"
#include "shop/shop.h"

using namespace dangol;

namespace {

constexpr Bucket bucket{7};

// A café with three guests who each ordered; its snapshots can be stored as they were before.
struct CheckedCafe {
  MemoryJournal journal;
  SecretKey key = random_key();
  KeyRing keys{key};
  FixedClock clock{*parse_instant("2024-07-01T08:10:00+09:00", Zone::utc())};
  std::unique_ptr<Shop> shop;
  std::uint64_t events = 0;

  CheckedCafe() {
    auto opened = Shop::open(journal, keys, clock);
    REQUIRE(opened);
    shop = std::move(*opened);
    const auto pack = parse_trade_pack(*built_in_pack("cafe"));
    REQUIRE(pack);
    record({}, ShopFounded{"시험 카페", pack->zone, pack->currency, "ko", "cafe", true});
    for (const EventBody& definition : pack->definitions) record({}, definition);
    for (const CustomerId guest : {CustomerId{41}, CustomerId{42}, CustomerId{43}}) {
      Profile profile;
      profile.name = "구름빵";
      record(guest, CustomerRegistered{profile});
      order(guest);
    }
    record({42}, ConsentChanged{Purpose::sensitive, true, ConsentMethod::counter_screen, "1"});
    record({42}, AllergyRecorded{"딸기", true});
    record({42}, NoteWritten{{}, "창가 자리"});
    REQUIRE(shop->save_snapshot());
  }

  void record(CustomerId customer, EventBody body) {
    IdempotencyKey idempotency;
    idempotency.bytes[0] = static_cast<std::uint8_t>(++events);
    idempotency.bytes[1] = static_cast<std::uint8_t>(events >> 8);
    REQUIRE(shop->record({bucket, customer, clock.now(), idempotency, std::move(body)}));
  }
  void order(CustomerId guest) {
    record(guest, OrderPlaced{{}, {}, true, {{shop->catalog().item_coded("americano"), {}, 1000, 4500}}});
  }

  struct Stored {
    Position upto = 0;
    std::string shop;
    std::map<CustomerId, std::string> customers;
  };
  Stored stored() const {
    Stored all;
    REQUIRE(journal.read_snapshot(
        [&](Position upto, std::string_view body) {
          all.upto = upto;
          all.shop = body;
          return Result<void>();
        },
        [&](Bucket, CustomerId customer, std::string_view body) {
          all.customers[customer] = body;
          return Result<void>();
        }));
    return all;
  }
  void store(const Stored& all) {
    std::vector<CustomerSnapshot> customers;
    for (const auto& [customer, body] : all.customers) customers.push_back({bucket, customer, body});
    REQUIRE(journal.save_snapshot(all.upto, all.shop, customers));
  }

  std::vector<std::string> problems(std::size_t most = 100) const {
    KeyRing fresh(key);
    const auto found = check_snapshot(journal, fresh, most);
    REQUIRE(found);
    for (const std::string& problem : *found) CHECK(problem.find("구름빵") == std::string::npos);
    return *found;
  }
};

}  // namespace

TEST_CASE("a snapshot is what the events say, also with events after it, erasures and health data that went") {
  CheckedCafe cafe;
  CHECK(cafe.problems().empty());
  cafe.record({}, ExplorationSet{100});
  cafe.record({}, TrailReviewed{date::year{2024} / 5});
  cafe.record({41}, SuggestionShown{0, {{cafe.shop->catalog().item_coded("americano"), 400, ten_thousandths}}});
  REQUIRE(cafe.shop->save_snapshot());
  CHECK(cafe.problems().empty());
  cafe.order({41});
  CHECK(cafe.problems().empty());
  REQUIRE(cafe.shop->erase({43}));
  cafe.record({42}, ConsentChanged{Purpose::sensitive, false, ConsentMethod::counter_screen, "1"});
  REQUIRE(cafe.shop->save_snapshot());
  CHECK(cafe.problems().empty());
}

TEST_CASE("a customer whose stored memory is an older one is named by her number") {
  CheckedCafe cafe;
  const CheckedCafe::Stored before = cafe.stored();
  cafe.order({42});
  REQUIRE(cafe.shop->save_snapshot());
  CheckedCafe::Stored mixed = cafe.stored();
  mixed.customers[{42}] = before.customers.at({42});
  cafe.store(mixed);
  CHECK(cafe.problems() ==
        std::vector<std::string>{"what is stored of a customer is not what her events say (bucket 7, customer #42)"});
}

TEST_CASE("somebody who is stored without events, and events of somebody who is not stored") {
  CheckedCafe cafe;
  const CheckedCafe::Stored before = cafe.stored();
  REQUIRE(cafe.shop->erase({43}));
  cafe.store(before);
  CHECK(cafe.problems().size() == 1);
  CHECK(cafe.problems()[0].find("no events (bucket 7, customer #43)") != std::string::npos);
  CheckedCafe other;
  CheckedCafe::Stored late = other.stored();
  late.upto = *other.journal.last() + 1;
  Profile profile;
  profile.name = "구름빵";
  other.record({44}, CustomerRegistered{profile});
  other.store(late);
  CHECK(other.problems().size() == 1);
  CHECK(other.problems()[0].find("nothing is stored") == 0);
  CHECK(other.problems(0).empty());
}

TEST_CASE("a menu that differs, a damaged part") {
  CheckedCafe cafe;
  const CheckedCafe::Stored before = cafe.stored();
  ItemDefined item = cafe.shop->catalog().items().front();
  item.price_minor += 500;
  cafe.record({}, item);
  REQUIRE(cafe.shop->save_snapshot());
  CheckedCafe::Stored mixed = cafe.stored();
  mixed.shop = before.shop;
  cafe.store(mixed);
  REQUIRE(cafe.problems().size() == 1);
  CHECK(cafe.problems()[0].find("menu") != std::string::npos);
  cafe.store(before);
  mixed = before;
  mixed.customers[{41}] = "damaged";
  cafe.store(mixed);
  REQUIRE(cafe.problems().size() == 1);
  CHECK(cafe.problems()[0].find("#41") != std::string::npos);
}
