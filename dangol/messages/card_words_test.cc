#include "messages/card_words.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "habits/look_back.h"

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
    return decide_card({customer, consent, habits, shop, neighbours, catalog}, at(when), zone.local(at(when)), store);
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
  CHECK(words.greeting == "김민지 님, 오늘은 평소보다 일찍 오셨네요. 늘 드시던 아이스 아메리카노, 얼음 적게 준비해 드릴까요?");
  CHECK(words.because == "평일 20번 중 20번 08:40 무렵; 같은 주문 20번 중 20번");
  CHECK(words.usual == "아이스 아메리카노, 얼음 적게");
  REQUIRE(words.differences.size() == 1);
  CHECK(words.differences[0] == "평소보다 30분 일찍 오셨어요.");
}
