#include "shop/statutory_records.h"

#include "customers/statutory_body.h"
#include "shop/lasting_journal_test.h"
#include "shop/snapshot_check.h"

namespace dangol {
namespace {

constexpr CustomerId minji{42};
constexpr StoreId counter{1}, online{2};

// A café with a branch on the internet, and a guest who buys at both.
struct PostingCafe : ShopOfLastingJournal {
  PostingCafe() : ShopOfLastingJournal("2024-02-29T01:00:00Z") {
    found_cafe();
    record({}, StoreDefined{online, "", "온라인"});
    record({}, RetentionSet{0, {online}});
    Profile profile;
    profile.name = "김민지";
    profile.phone = "01000004567";
    profile.email = "minji@example.com";
    record(minji, CustomerRegistered{profile});
  }
  IdempotencyKey buy(StoreId store, std::int64_t paid) {
    const Event placed = event(minji, OrderPlaced{store, {}, false, {{{1}, {}, 2000, paid}}});
    REQUIRE(shop->record(placed));
    return placed.key;
  }
  void after(int days) { clock.set(clock.now() + date::days{days}); }
  std::vector<StatutoryBody> kept() const {
    std::vector<StatutoryBody> bodies;
    const auto records = shop->statutory_records();
    REQUIRE(records);
    for (const StatutoryRecord& each : *records) {
      auto body = decode_statutory_body(each.body);
      REQUIRE(body);
      bodies.push_back(std::move(*body));
    }
    return bodies;
  }
};

std::int32_t day(int year, unsigned month, unsigned of_month) {
  return static_cast<std::int32_t>(
      date::sys_days{date::year{year} / date::month{month} / date::day{of_month}}.time_since_epoch().count());
}

TEST_CASE("orders at a distance outlive her for five years from each, those at the counter do not") {
  PostingCafe cafe;
  cafe.buy(online, 12'000);
  cafe.buy(counter, 4'500);
  cafe.after(10);
  cafe.buy(online, 9'000);
  const auto erased = cafe.shop->erase(minji);
  REQUIRE(erased);
  CHECK(erased->kept_by_law == 2);
  CHECK(erased->kept_until == day(2029, 3, 10));
  const auto records = *cafe.shop->statutory_records();
  REQUIRE(records.size() == 2);
  CHECK(records[0].last_day == day(2029, 2, 28));  // there is no 29th
  CHECK(records[1].last_day == day(2029, 3, 10));
  const auto bodies = cafe.kept();
  CHECK(bodies[0].name == "김민지");
  CHECK(bodies[0].phone == "01000004567");
  REQUIRE(bodies[0].orders.size() == 1);
  CHECK(bodies[0].orders[0].store == "온라인");
  CHECK(bodies[0].orders[0].lines[0].quantity_thousandths == 2000);
  CHECK(bodies[0].orders[0].lines[0].paid_minor == 12'000);
  CHECK_FALSE(bodies[0].orders[0].lines[0].item.empty());
  CHECK(bodies[1].orders[0].lines[0].paid_minor == 9'000);
}

TEST_CASE("complaints of a guest who bought at a distance are kept for three years, without a word of health") {
  PostingCafe cafe;
  cafe.record(minji, FeedbackGiven{.score = 1, .text = "아직 아무것도 안 샀어요"});
  const IdempotencyKey order = cafe.buy(online, 12'000);
  cafe.record(minji, FeedbackGiven{.score = 1, .text = "깨져서 왔어요"});
  cafe.record(minji, ComplaintAnswered{{}, "다시 보내 드림"});
  cafe.record(minji, FeedbackGiven{.score = 5, .text = "고마워요"});
  cafe.record(minji, ConsentChanged{Purpose::sensitive, true, ConsentMethod::paper, "1"});
  cafe.record(minji, FeedbackGiven{.complains = true, .text = "땅콩 알레르기라고 했는데요"});
  cafe.record(minji, OrderVoided{order, cafe.clock.now(), {online, {}, false, {{{1}, {}, 2000, 12'000}}}});
  REQUIRE(cafe.shop->erase(minji));
  const auto bodies = cafe.kept();
  REQUIRE(bodies.size() == 2);
  REQUIRE(bodies[0].complaints.size() == 2);
  CHECK(bodies[0].complaints[0].text == "깨져서 왔어요");
  CHECK(bodies[0].complaints[0].answer == "다시 보내 드림");
  CHECK(bodies[0].complaints[0].answered_at);
  CHECK(bodies[0].complaints[1].text.empty());
  CHECK_FALSE(bodies[0].complaints[1].answered_at);
  REQUIRE(bodies[1].orders.size() == 1);
  CHECK(bodies[1].orders[0].is_taken_back);
}

TEST_CASE("what is over is not kept, nor anything by a shop that sells at the counter alone") {
  PostingCafe cafe;
  cafe.buy(online, 12'000);
  SUBCASE("five years and a day") {
    cafe.clock.set(*parse_instant("2029-03-01T01:00:00Z", Zone::utc()));
    CHECK_FALSE(cafe.shop->erase(minji)->kept_until);
  }
  SUBCASE("on the last day") {
    cafe.clock.set(*parse_instant("2029-02-28T01:00:00Z", Zone::utc()));
    CHECK(cafe.shop->erase(minji)->kept_until);
  }
  SUBCASE("at the counter alone") {
    cafe.record({}, RetentionSet{0});
    CHECK_FALSE(cafe.shop->erase(minji)->kept_until);
  }
}

TEST_CASE("records end with their day, but not by a clock that may be wrong") {
  PostingCafe cafe;
  cafe.buy(online, 12'000);
  REQUIRE(cafe.shop->erase(minji));
  const auto left = [&] {
    REQUIRE(cafe.shop->destroy_statutory());
    return cafe.shop->statutory()->records;
  };
  CHECK(left() == 1);
  cafe.after(2'000);
  CHECK(left() == 1);  // nothing was recorded for years
  cafe.record({}, RetentionSet{0, {online}});
  CHECK(left() == 0);
}

TEST_CASE("where there is no place to keep what a law wants kept she is not erased") {
  PostingCafe cafe;
  cafe.buy(online, 12'000);
  cafe.shop.reset();
  auto without = Shop::open(cafe.journal, *cafe.keys, cafe.clock);
  REQUIRE(without);
  CHECK((*without)->erase(minji).error().code == ErrorCode::internal);
  CHECK((*without)->customer(minji));
}

TEST_CASE("branches that sell at a distance are known ones, each once, and outlive a snapshot") {
  PostingCafe cafe;
  const auto refusal = [&](std::vector<StoreId> stores) {
    return cafe.shop->record(cafe.event({}, RetentionSet{0, std::move(stores)})).error().code;
  };
  CHECK(refusal({{9}}) == ErrorCode::not_found);
  CHECK(refusal({online, online}) == ErrorCode::invalid_input);
  CHECK(refusal({online, counter}) == ErrorCode::invalid_input);
  REQUIRE(cafe.shop->save_snapshot());
  CHECK(check_snapshot(cafe.journal, *cafe.keys)->empty());
  cafe.open();
  CHECK(cafe.shop->settings().retention == RetentionSet{0, {online}});
}

TEST_CASE("bytes that are no record are refused") {
  CHECK_FALSE(decode_statutory_body(""));
  CHECK_FALSE(decode_statutory_body("\x02"));
  const std::string body =
      encode_statutory_body({.name = "a", .phone = "1", .email = "b", .orders = {}, .complaints = {}});
  CHECK(decode_statutory_body(body));
  CHECK_FALSE(decode_statutory_body(body + "x"));
  for (std::size_t size = 0; size < body.size(); ++size) CHECK_FALSE(decode_statutory_body(body.substr(0, size)));
}

}  // namespace
}  // namespace dangol
