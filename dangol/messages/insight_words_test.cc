// The sentences of the owner's page, in both languages.
#include <doctest/doctest.h>

#include "insights/taste_attributes.h"
#include "messages/arrival_words.h"
#include "messages/change_words.h"
#include "messages/group_words.h"
#include "messages/proof_words.h"
#include "messages/rhythm_words.h"
#include "messages/spoken.h"
#include "messages/worth_words.h"

using namespace dangol;

namespace {

constexpr std::int32_t second_of_october = 19'998;  // 2024
constexpr std::int32_t end_of_november = 20'057;
const Currency won = *currency_named("KRW");

Catalog two_items() {
  Catalog catalog;
  catalog.apply(ItemDefined{{1}, "1", "크림빵", "빵", 3000, {}});
  catalog.apply(ItemDefined{{2}, "2", "라떼", "커피", 5000, {}});
  return catalog;
}

std::string korean(const GuestChange& change) {
  return change_words(change, two_items(), won, end_of_november, Language::korean);
}
std::string english(const GuestChange& change) {
  return change_words(change, two_items(), won, end_of_november, Language::english);
}

}  // namespace

TEST_CASE("days, gaps and estimates as people say them") {
  CHECK(spoken_day(second_of_october, end_of_november, Language::korean) == "10월 2일");
  CHECK(spoken_day(second_of_october, end_of_november + 365, Language::korean) == "2024년 10월 2일");
  CHECK(spoken_day(second_of_october, end_of_november + 365, Language::english) == "2 October 2024");
  CHECK(spoken_every(1, Language::korean) == "거의 매일");
  CHECK(spoken_every(3, Language::korean) == "3일마다");
  CHECK(spoken_every(28, Language::korean) == "4주마다");
  CHECK(spoken_every(91, Language::english) == "every 3 months");
  CHECK(spoken_money(57'910'377, won, Language::korean) == "57,900,000원");
  CHECK(spoken_money(-129'499, won, Language::korean) == "-129,000원");
  CHECK(spoken_money(450, won, Language::english) == "₩450");
  CHECK(spoken_money(0, won, Language::korean) == "0원");
}

TEST_CASE("every kind of change is said in both languages, with the particle that fits") {
  GuestChange change;
  change.since_day = second_of_october;
  change.before = 3;
  change.after = 14;
  change.item = {1};
  change.with_before = 0;
  change.visits_before = 26;
  change.with_after = 5;
  change.visits_after = 6;
  change.kind = ChangeKind::rhythm_slower;
  CHECK(korean(change) == "10월 2일까지 3일마다, 그 뒤로 14일마다 오세요");
  CHECK(english(change) == "Came every 3 days until 2 October, every 14 days since");
  change.kind = ChangeKind::stopped;
  CHECK(korean(change) == "3일마다 오시다가 10월 2일 뒤로 14일째 안 오세요");
  change.kind = ChangeKind::turned_to;
  CHECK(korean(change) == "10월 2일부터 크림빵을 찾으세요: 최근 6번 중 5번, 그전엔 26번 중 0번");
  CHECK(english(change) == "Takes 크림빵 since 2 October: 5 of the last 6 visits, 0 of 26 before");
  change.kind = ChangeKind::spends_less;
  change.before = 10'240;
  change.after = 5'000;
  CHECK(korean(change) == "10월 2일부터 한 번에 5,000원쯤 쓰세요. 그전엔 10,200원쯤이었어요");
}

TEST_CASE("a rhythm in each of its states, a service that is due") {
  RhythmForecast forecast;
  forecast.gap_days = 7;
  forecast.expected_day = second_of_october;
  forecast.days_over = 3;
  forecast.state = RhythmState::waiting;
  CHECK(rhythm_words(forecast, end_of_november, Language::korean) == "7일마다 오세요. 다음은 10월 2일쯤이에요");
  forecast.state = RhythmState::overdue;
  CHECK(rhythm_words(forecast, end_of_november, Language::english) == "Comes every 7 days; 3 days late");
  forecast.state = RhythmState::not_enough;
  CHECK(rhythm_words(forecast, end_of_november, Language::korean) == "아직 오신 날이 적어 알 수 없어요");
  forecast.state = RhythmState::due;
  CHECK(service_words({1, 5, second_of_october, forecast}, "염색", end_of_november, Language::korean) ==
        "염색을 찾으실 때가 됐어요: 7일마다, 마지막은 10월 2일");
}

TEST_CASE("a verdict is said as it is: better, cannot tell, not enough, broken") {
  MeasuredProof measured{Measure::revisit, {}};
  CHECK(proof_words(measured, won, Language::korean) == "아직 손님이 모자라요");
  measured.found.verdict = Verdict::better;
  measured.found.difference = 0.032;
  CHECK(proof_words(measured, won, Language::korean) == "추천을 받은 분들이 3.2 %p 더 많이 다시 오셨어요");
  measured.found.verdict = Verdict::cannot_tell_yet;
  measured.found.more_weeks = 8.2;
  CHECK(proof_words(measured, won, Language::korean) == "아직 알 수 없어요: 약 9주 더");
  CHECK(proof_words(measured, won, Language::english) == "Cannot tell yet: about 9 more weeks");
  measured.found.verdict = Verdict::sample_ratio_broken;
  CHECK(proof_words(measured, won, Language::korean) == "두 무리의 크기가 약속과 달라 비교할 수 없어요");
  measured = {Measure::spend, {}};
  measured.found.verdict = Verdict::worse;
  measured.found.difference = -1'234;
  CHECK(proof_words(measured, won, Language::korean) == "추천을 받은 분들이 한 분당 1,230원 덜 쓰셨어요");
  CHECK(hold_out_words({HeldOut::suggestion, 100, 28, 0}, Language::korean) ==
        "견주어 보려고 10 %의 손님께는 추천하지 않아요");
}

TEST_CASE("worth is said with its interval, or what is lacking") {
  ShopWorth shop;
  CHECK(worth_words(shop, won, Language::korean) == "아직 모자라요: 다시 오신 분이 열 분은 되어야 말할 수 있어요");
  shop.equity = {true, 80, {57'910'377, 51'654'043, 64'442'685}};
  CHECK(worth_words(shop, won, Language::korean) ==
        "앞으로 1년 동안 손님 80분에게서 57,900,000원쯤 (열에 여덟은 51,700,000원에서 64,400,000원 사이)");
  EquityChange moved;
  moved.quiet = -2'000'000;
  moved.bought = 0.2;  // rounds to nothing
  const auto parts = moved_words(moved, Language::english);
  REQUIRE(parts.size() == 1);
  CHECK(parts[0].kind == "went_quiet");
  CHECK(parts[0].text == "Guests gone quiet");
}

TEST_CASE("why somebody would like a new item, and what sets a group apart") {
  LikelyCustomer guest;
  guest.because_of = {2};
  guest.bought = 5;
  guest.of = 6;
  CHECK(arrival_words(guest, two_items(), Language::korean) == "라떼를 찾으세요: 최근 6번 중 5번");
  guest.attribute = taste_attributes(*two_items().item({2})).front();
  CHECK(arrival_words(guest, two_items(), Language::english) == "Takes 라떼, 커피 as well: 5 of the last 6 visits");

  const Categories categories(two_items());
  GuestGroup group;
  CHECK(group_name(group, categories, Language::korean) == "보통 손님들");
  group.behaviour.contrasts = {{Feature::category, 1, 0.42, 0.1, 1.5},
                               {Feature::frequency, 0, 2.04, 9, -1.1},
                               {Feature::weekend, 0, 0.1, 0.11, -0.1}};
  CHECK(group_name(group, categories, Language::korean) == "빵을 찾으시는 분들");
  CHECK(group_traits(group, categories, won, Language::korean) ==
        std::vector<std::string>{"빵을 찾으세요 (42 %)", "한 달에 2.0번만 오세요"});
}
