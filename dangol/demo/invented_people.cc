#include "demo/invented_people.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace dangol {
namespace {

constexpr std::array<std::string_view, 24> surnames{"김", "이", "박", "최", "정",   "강", "조", "윤",
                                                    "장", "임", "한", "오", "서",   "신", "권", "황",
                                                    "안", "송", "류", "홍", "남궁", "문", "배", "백"};
constexpr std::array<std::string_view, 48> given_names{
    "민지", "서연", "지우", "하은", "다윤", "수빈", "예린", "채원", "유진", "소영", "은서", "나연",
    "지현", "미경", "혜진", "정희", "민준", "서준", "도윤", "지호", "현우", "준영", "성민", "태윤",
    "동현", "승우", "재훈", "영수", "상철", "기범", "우진", "건우", "가온", "보람", "아름", "한결",
    "슬기", "이든", "라온", "단비", "해솔", "새롬", "다온", "윤슬", "시원", "초롱", "은결", "하람"};
constexpr std::array<std::string_view, 8> notes{"창가 자리를 좋아하심",       "텀블러를 가져오심",
                                                "조용히 드시는 편",           "강아지 콩이와 함께 오심",
                                                "영수증은 안 받으심",         "이름으로 불러 드리면 좋아하심",
                                                "회의 전에 오셔서 늘 바쁘심", "책을 읽고 가심"};
constexpr std::array<std::string_view, 4> allergies{"딸기", "호두", "우유", "밀"};

template <std::size_t N>
std::string_view one_of(const std::array<std::string_view, N>& all, Dice& dice) {
  return all[static_cast<std::size_t>(pick(dice, static_cast<int>(N)))];
}

std::vector<Favourite> favourites(const InventedPerson& person, bool morning, const Catalog& catalog, Dice& dice) {
  std::vector<Favourite> all{{fresh_basket(person, morning, catalog, dice), 1}};
  if (chance(dice) < 0.4) all.push_back({fresh_basket(person, morning, catalog, dice), 0.15 + 0.35 * chance(dice)});
  return all;
}

bool contains_allergen(const InventedPerson& person, const Catalog& catalog) {
  const auto hit = [&](const std::vector<Favourite>& all) {
    return std::ranges::any_of(all, [&](const Favourite& each) {
      return std::ranges::any_of(each.lines, [&](const LineItem& line) {
        const ItemDefined& item = *catalog.item(line.item);
        return item.name.find(person.allergy) != std::string::npos || item.category != "커피";
      });
    });
  };
  return hit(person.morning) || hit(person.afternoon);
}

// Three ways of coming, so that the shop has groups to find; by number, so that a small shop has enough of each.
void give_way(InventedPerson& person, int number, Dice& dice) {
  const int kind = number % 20;
  if (kind < 10) {  // a coffee on the way to work
    person.usual_minute = 7 * 60 + 40 + pick(dice, 110);
    person.weekday_share = 0.96;
    person.minute_spread = 6 + 10 * chance(dice);
    person.visits_a_week = 2.5 + 2.3 * chance(dice);
  } else if (kind < 15) {  // the family, at the weekend
    person.way = Way::family;
    person.usual_minute = 11 * 60 + pick(dice, 300);
    person.weekday_share = 0.08;
    person.minute_spread = 20 + 30 * chance(dice);
    person.visits_a_week = 0.7 + 0.7 * chance(dice);
    person.faithfulness = 0.1;
  } else {  // beans for at home, about every three weeks
    person.way = Way::beans;
    person.usual_minute = 17 * 60 + 30 + pick(dice, 90);
    person.minute_spread = 15 + 20 * chance(dice);
    person.cycle_days = 19 + pick(dice, 5);
  }
}

void give_story(InventedPerson& person, int days, const Catalog& catalog, Dice& dice) {
  person.joined_days = days - pick(dice, std::max(1, days * 2 / 3));
  if (person.way != Way::family) person.faithfulness = 0.78 + 0.2 * chance(dice);
  const double story = chance(dice);
  if (story < 0.10) person.stays_away_days = 25 + pick(dice, 40);
  if (story >= 0.10 && story < 0.22 && person.way == Way::commuter) {
    person.turns_day = 8 + pick(dice, 14);
    person.lately = {{fresh_basket(person, true, catalog, dice), 1}};
  }
  if (chance(dice) < 0.3) person.note = one_of(notes, dice);
  if (chance(dice) < 0.12) {
    person.allergy = one_of(allergies, dice);
    if (contains_allergen(person, catalog)) person.allergy.clear();
  }
}

}  // namespace

std::vector<LineItem> fresh_basket(const InventedPerson& person, bool morning, const Catalog& catalog, Dice& dice) {
  switch (person.way) {
    case Way::family: return basket_of_family(person.tooth, catalog, dice);
    case Way::beans: return basket_of_beans(catalog, dice);
    case Way::commuter: break;
  }
  return basket_of_one({.morning = morning, .bread_share = 0.35, .tooth = person.tooth}, catalog, dice);
}

InventedPerson invent_person(int number, int days, const Catalog& catalog, Dice& dice) {
  InventedPerson person;
  person.id = {1'000'000 + static_cast<std::uint64_t>(number)};
  person.profile.name = fmt::format("{}{}", one_of(surnames, dice), one_of(given_names, dice));
  // 010-0xxx and 010-1xxx are assigned to nobody: a mobile number goes on with 2 to 9.
  person.profile.phone = fmt::format("0100{:07}", (number * 7919) % 10'000'000);
  person.profile.loyalty_number = fmt::format("D{:08}", number);
  if (chance(dice) < 0.5) {
    person.profile.birth_date = date::sys_days{date::days{3'000 + pick(dice, 10'000)}};  // 1978 to 2005
  }
  person.tooth = chance(dice) < 0.5 ? Tooth::sweet : Tooth::savoury;
  give_way(person, number, dice);
  person.morning = favourites(person, true, catalog, dice);
  person.afternoon = chance(dice) < 0.5 ? person.morning : favourites(person, false, catalog, dice);
  give_story(person, days, catalog, dice);
  const auto& stores = catalog.stores();
  if (!stores.empty())
    person.store = stores[static_cast<std::size_t>(pick(dice, static_cast<int>(stores.size())))].store;
  return person;
}

OrderPlaced stranger_order(const Catalog& catalog, int minute, Dice& dice) {
  const auto& stores = catalog.stores();
  OrderPlaced order;
  if (!stores.empty())
    order.store = stores[static_cast<std::size_t>(pick(dice, static_cast<int>(stores.size())))].store;
  const Tooth tooth = chance(dice) < 0.5 ? Tooth::sweet : Tooth::savoury;
  order.lines = basket_of_one({.morning = minute < 14 * 60, .bread_share = 0.25, .tooth = tooth}, catalog, dice);
  return order;
}

}  // namespace dangol
