#include "messages/card_words.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "habits/look_back.h"
#include "templates/speech_levels.h"

using namespace dangol;

namespace {

constexpr ItemId americano{1};
constexpr ItemId bun{2};
constexpr ModifierId less_ice{1};
constexpr StoreId main_store{1};
constexpr StoreId other_store{2};

// A café that learns as it goes, and one guest in it.
struct Cafe {
  Catalog catalog;
  Customer customer;
  ConsentState consent;
  CustomerHabits habits;
  ShopHabits shop;
  ItemNeighbours neighbours;
  Knowledge knowledge;
  GuestFeedback feedback;
  ShownSuggestions suggested;
  SuggestionLift lift;
  Zone zone = *Zone::named("Asia/Seoul");

  explicit Cafe(Language language) {
    const bool korean = language == Language::korean;
    catalog.apply(StoreDefined{main_store, "1", korean ? "본점" : "Main Street"});
    catalog.apply(StoreDefined{other_store, "2", korean ? "강남점" : "Station Branch"});
    catalog.apply(ItemDefined{americano, "1", korean ? "아이스 아메리카노" : "Iced Americano", "커피", 4500, {"얼음"}});
    catalog.apply(ItemDefined{bun, "2", korean ? "크림빵" : "Cream Bun", "빵", 3000, {}});
    catalog.apply(ModifierDefined{less_ice, "1", korean ? "얼음 적게" : "less ice", "얼음", 0});
    customer.id = {7};
    customer.profile.name = korean ? "김민지" : "Minji Kim";
  }

  Instant at(std::string_view text) const { return *parse_instant(text, zone); }

  void order(std::string_view when, std::vector<LineItem> lines, StoreId store = main_store) {
    const OrderPlaced placed{store, {}, true, std::move(lines)};
    shop.add(placed, zone.local(at(when)), &habits);
    habits.add(placed, at(when), zone.local(at(when)));
    neighbours.add(placed);
  }
  void june_weekdays(const std::vector<LineItem>& lines) {
    for (int day = 3; day <= 28; ++day) {
      const std::string date = std::string("2024-06-") + (day < 10 ? "0" : "") + std::to_string(day);
      if (!is_weekend(zone.local(at(date)))) order(date + " 08:40", lines);
    }
  }
  Card card(std::string_view when, StoreId store = main_store) const {
    const LocalTime now = zone.local(at(when));
    const GuestInsights insights = guest_insights(customer.id, habits, {}, knowledge, now.day);
    return decide_card({customer, consent, habits, shop, neighbours, catalog, feedback, 0, false, suggested, {lift, 0}},
                       insights, at(when), now, store);
  }
  CardWords words(std::string_view when, Language language, StoreId store = main_store) const {
    return card_words(card(when, store), customer, catalog, language);
  }
};

}  // namespace

TEST_CASE("earlier than her rhythm: greeted by name, told so, offered the usual with its option") {
  Cafe cafe(Language::korean);
  cafe.june_weekdays({{americano, {less_ice}, 1000, 4500}});
  const CardWords words = cafe.words("2024-07-01 08:10", Language::korean);
  CHECK(words.greeting ==
        "김민지 님, 오늘은 평소보다 일찍 오셨네요. 늘 드시던 아이스 아메리카노, 얼음 적게 준비해 드릴까요?");
  CHECK(words.because == "평일 20번 중 20번 08:40 무렵; 같은 주문 20번 중 20번");
  CHECK(words.usual == "아이스 아메리카노, 얼음 적게");
  REQUIRE(words.differences.size() == 1);
  CHECK(words.differences[0] == "평소보다 30분 일찍 오셨어요.");
}

TEST_CASE("the same in English") {
  Cafe cafe(Language::english);
  cafe.june_weekdays({{americano, {less_ice}, 1000, 4500}});
  const CardWords words = cafe.words("2024-07-01 08:10", Language::english);
  CHECK(words.greeting ==
        "Minji Kim, you are earlier than usual today. Shall we prepare your usual Iced Americano, less ice?");
  CHECK(words.because == "around 08:40 on 20 of 20 weekday visits; same order 20 of 20 times");
  CHECK(words.differences == std::vector<std::string>{"30 minutes earlier than usual."});
}

TEST_CASE("nothing different: the usual is offered as usual") {
  Cafe korean(Language::korean);
  korean.june_weekdays({{americano, {less_ice}, 1000, 4500}});
  CHECK(korean.words("2024-07-01 08:40", Language::korean).greeting ==
        "김민지 님, 어서 오세요. 오늘도 평소처럼 아이스 아메리카노, 얼음 적게 준비해 드릴까요?");
  Cafe english(Language::english);
  english.june_weekdays({{americano, {}, 1000, 4500}});
  CHECK(english.words("2024-07-01 08:40", Language::english).greeting ==
        "Minji Kim, welcome. Shall we prepare your usual Iced Americano?");
}

TEST_CASE("several lines are joined, quantities said") {
  Cafe korean(Language::korean);
  korean.june_weekdays({{americano, {less_ice}, 1000, 4500}, {bun, {}, 2000, 6000}});
  CHECK(korean.words("2024-07-01 08:40", Language::korean).usual == "아이스 아메리카노(얼음 적게)와 크림빵 2개");
  Cafe english(Language::english);
  english.june_weekdays({{americano, {less_ice}, 1000, 4500}, {bun, {}, 2000, 6000}});
  CHECK(english.words("2024-07-01 08:40", Language::english).usual == "Iced Americano (less ice) and 2 × Cream Bun");
}

TEST_CASE("not sure: staff ask instead of offering") {
  Cafe cafe(Language::korean);
  cafe.order("2024-06-03 08:40", {{americano, {}, 1000, 4500}});
  cafe.order("2024-06-05 08:40", {{bun, {}, 1000, 3000}});
  const CardWords words = cafe.words("2024-06-06 08:40", Language::korean);
  CHECK(words.usual.empty());
  CHECK(words.greeting == "김민지 님, 어서 오세요. 오늘은 무엇을 준비해 드릴까요?");
  CHECK(cafe.words("2024-06-06 08:40", Language::english).greeting == "김민지, welcome. What can we get you today?");
}

TEST_CASE("first visit, with and without a name") {
  Cafe cafe(Language::korean);
  CHECK(cafe.words("2024-06-03 08:40", Language::korean).greeting ==
        "김민지 님, 처음 오셨네요, 반갑습니다. 무엇을 준비해 드릴까요?");
  cafe.customer.profile.name.clear();
  CHECK(cafe.words("2024-06-03 08:40", Language::korean).greeting ==
        "손님, 처음 오셨네요, 반갑습니다. 무엇을 준비해 드릴까요?");
  CHECK(cafe.words("2024-06-03 08:40", Language::english).greeting ==
        "It is your first time here: a warm welcome. What can we get you today?");
  cafe.customer.profile.called = "민지";
  CHECK(cafe.words("2024-06-03 08:40", Language::korean).greeting.starts_with("민지 님, "));
}

TEST_CASE("other branch, long absence, birthday, later, new habit: each in its own words") {
  Cafe cafe(Language::korean);
  cafe.june_weekdays({{americano, {}, 1000, 4500}});
  CHECK(cafe.words("2024-07-01 08:40", Language::korean, other_store).greeting ==
        "김민지 님, 오늘은 강남점에서 뵙네요. 늘 드시던 아이스 아메리카노 준비해 드릴까요?");
  CHECK(cafe.words("2024-07-01 09:50", Language::korean)
            .greeting.starts_with("김민지 님, 오늘은 평소보다 늦게 오셨네요. "));
  CHECK(cafe.words("2024-07-01 09:50", Language::korean).differences ==
        std::vector<std::string>{"평소보다 1시간 10분 늦게 오셨어요."});
  const CardWords absent = cafe.words("2024-08-27 08:40", Language::korean);
  CHECK(absent.greeting.starts_with("김민지 님, 오랜만에 오셨네요, 반갑습니다. "));
  CHECK(absent.differences == std::vector<std::string>{"60일 만에 오셨어요."});
  cafe.customer.profile.birth_date = date::year{1990} / 7 / 1;
  CHECK(cafe.words("2024-07-01 08:40", Language::korean).greeting.starts_with("김민지 님, 생일 축하드립니다! "));
  CHECK(cafe.words("2024-07-01 08:10", Language::korean)
            .greeting.starts_with("김민지 님, 오늘은 평소보다 일찍 오셨네요. 생일 축하드립니다! "));
  CHECK(cafe.words("2024-07-01 08:10", Language::english)
            .greeting.starts_with("김민지, you are earlier than usual today. Happy birthday! "));
  for (const char* day : {"2024-07-01 08:40", "2024-07-02 08:40", "2024-07-03 08:40", "2024-07-04 08:40",
                          "2024-07-05 08:40", "2024-07-08 08:40"}) {
    cafe.order(day, {{bun, {}, 1000, 3000}});
  }
  const CardWords turned = cafe.words("2024-07-09 08:40", Language::korean);
  CHECK(turned.greeting.starts_with("김민지 님, 요즘은 크림빵을 즐겨 찾으시네요. 오늘도 크림빵 준비해 드릴까요?"));
  CHECK(turned.differences == std::vector<std::string>{"요즘은 크림빵을 찾으세요."});
}

TEST_CASE("a suggestion says why") {
  Cafe cafe(Language::korean);
  Card card;
  card.suggestion = Suggestion{bun, {.reason = TasteReason::goes_with, .item = americano}};
  CHECK(card_words(card, cafe.customer, cafe.catalog, Language::korean).suggestion ==
        "크림빵은 어떠세요? 아이스 아메리카노와 함께 많이들 찾으세요.");
  card.suggestion->because = {.reason = TasteReason::popular_now};
  CHECK(card_words(card, cafe.customer, cafe.catalog, Language::korean).suggestion ==
        "크림빵은 어떠세요? 요즘 이 시간에 많이들 찾으세요.");
  Cafe english(Language::english);
  card.suggestion->because = {.reason = TasteReason::goes_with, .item = americano};
  CHECK(card_words(card, english.customer, english.catalog, Language::english).suggestion ==
        "How about Cream Bun? Guests who take Iced Americano often take it too.");
  card.suggestion->item = {99};
  CHECK(card_words(card, english.customer, english.catalog, Language::english).suggestion.empty());
}

TEST_CASE("every kind of difference has words in both languages, also when the catalog knows nothing") {
  const Catalog empty;
  const Customer nobody;
  for (int kind = 0; kind <= static_cast<int>(DifferenceKind::birthday); ++kind) {
    Card card;
    card.differences.push_back({static_cast<DifferenceKind>(kind), 61, {9}, {9}});
    for (const Language language : {Language::korean, Language::english}) {
      const CardWords words = card_words(card, nobody, empty, language);
      CHECK_FALSE(words.greeting.empty());
      CHECK(words.greeting.find("  ") == std::string::npos);
      REQUIRE(words.differences.size() == 1);
      CHECK_FALSE(words.differences[0].empty());
    }
  }
}

TEST_CASE("a complaint is said first, to her and to staff, and her usual is not offered as if nothing had been") {
  Cafe cafe(Language::korean);
  cafe.june_weekdays({{americano, {}, 1000, 4500}});
  cafe.feedback.apply(FeedbackGiven{.score = 1, .item = americano}, cafe.at("2024-06-28 09:00"));
  CardWords words = cafe.words("2024-07-01 08:40", Language::korean);
  CHECK(words.greeting ==
        "김민지 님, 지난번 아이스 아메리카노가 마음에 안 드셨지요, 죄송합니다. 오늘은 무엇을 준비해 드릴까요?");
  CHECK(words.differences.front() == "지난번 아이스 아메리카노가 별로였다고 하셨어요: 먼저 여쭤 보세요.");
  cafe.feedback = {};
  cafe.feedback.apply(FeedbackGiven{.complains = true}, cafe.at("2024-06-28 09:00"));
  words = cafe.words("2024-07-01 08:40", Language::english);
  CHECK(words.greeting == "김민지, I am sorry about last time. What can we get you today?");
  CHECK(words.differences.front() == "Was let down last time: ask about it first.");
}

TEST_CASE("who wishes to be spoken to formally is greeted formally, whatever there is to say") {
  Cafe cafe(Language::korean);
  cafe.customer.profile.speech = SpeechLevel::formal;
  cafe.june_weekdays({{americano, {less_ice}, 1000, 4500}});
  const CardWords words = cafe.words("2024-07-01 08:10", Language::korean);
  CHECK(words.greeting ==
        "김민지 님, 오늘은 평소보다 일찍 오셨습니다. 늘 드시던 아이스 아메리카노, 얼음 적게 준비해 드려도 되겠습니까?");
  CHECK(words.differences == std::vector<std::string>{"평소보다 30분 일찍 오셨어요."});  // to staff
  for (int kind = 0; kind <= static_cast<int>(DifferenceKind::birthday); ++kind) {
    for (const ItemId item : {americano, ItemId{9}}) {
      for (const StoreId store : {other_store, StoreId{9}}) {
        Card card;
        card.differences.push_back({static_cast<DifferenceKind>(kind), 61, store, item});
        const std::string greeting = card_words(card, cafe.customer, cafe.catalog, Language::korean).greeting;
        CAPTURE(greeting);
        CHECK(speech_of(greeting) == TextSpeech::formal);
      }
    }
  }
  const std::string greeting = card_words({}, cafe.customer, cafe.catalog, Language::korean).greeting;
  CHECK(speech_of(greeting) == TextSpeech::formal);
}

TEST_CASE("who refused personalisation is greeted by name and asked") {
  Cafe cafe(Language::korean);
  cafe.june_weekdays({{americano, {less_ice}, 1000, 4500}});
  cafe.consent.apply({Purpose::personalisation, false, ConsentMethod::counter_screen, "1"}, {});
  const CardWords words = cafe.words("2024-07-01 08:10", Language::korean);
  CHECK(words.greeting == "김민지 님, 어서 오세요. 오늘은 무엇을 준비해 드릴까요?");
  CHECK(words.because.empty());
  CHECK(words.differences.empty());
}
