#include "demo/invented_people.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
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

// Code, weight before 14:00, weight after.
struct Liking {
  std::string_view code;
  double morning;
  double afternoon;
};
constexpr std::array<Liking, 16> drinks{{{"americano", 40, 25},
                                         {"latte", 18, 12},
                                         {"cold-brew", 8, 8},
                                         {"vanilla-latte", 8, 8},
                                         {"cappuccino", 6, 3},
                                         {"espresso", 3, 2},
                                         {"mocha", 3, 4},
                                         {"caramel-macchiato", 4, 6},
                                         {"green-tea-latte", 3, 6},
                                         {"yuja-tea", 2, 6},
                                         {"chamomile", 2, 6},
                                         {"ginger-tea", 1, 3},
                                         {"lemonade", 1, 6},
                                         {"hot-chocolate", 2, 4},
                                         {"strawberry-smoothie", 1, 5},
                                         {"sweet-potato-latte", 2, 3}}};
constexpr std::array<Liking, 8> breads{{{"cream-bread", 5, 4},
                                        {"salt-bread", 9, 5},
                                        {"croissant", 8, 4},
                                        {"bagel", 7, 2},
                                        {"scone", 4, 5},
                                        {"strawberry-cake", 1, 6},
                                        {"cheesecake", 1, 6},
                                        {"walnut-cookie", 3, 5}}};

template <std::size_t N>
std::string_view one_of(const std::array<std::string_view, N>& all, Dice& dice) {
  return all[static_cast<std::size_t>(pick(dice, static_cast<int>(N)))];
}

ItemId liked_item(std::span<const Liking> likings, bool morning, const Catalog& catalog, Dice& dice) {
  const auto weight = [&](const Liking& each) { return morning ? each.morning : each.afternoon; };
  double total = 0;
  for (const Liking& each : likings) total += weight(each);
  double left = chance(dice) * total;
  for (const Liking& each : likings) {
    left -= weight(each);
    if (left <= 0) return catalog.item_coded(each.code);
  }
  return catalog.item_coded(likings.back().code);
}

bool has_group(const ItemDefined& item, std::string_view group) {
  return std::ranges::find(item.option_groups, group) != item.option_groups.end();
}

void add_option(LineItem& line, const ItemDefined& item, std::string_view code, const Catalog& catalog) {
  const ModifierDefined* modifier = catalog.modifier(catalog.modifier_coded(code));
  if (modifier == nullptr || !has_group(item, modifier->group)) return;
  line.modifiers.push_back(modifier->modifier);
  line.paid_minor += modifier->price_minor;
}

// An item as somebody with a taste of her own has it: iced or hot, and perhaps one more wish.
LineItem made_to_taste(ItemId id, const Catalog& catalog, Dice& dice) {
  const ItemDefined& item = *catalog.item(id);
  LineItem line{id, {}, 1000, item.price_minor};
  if (has_group(item, "온도")) {
    const bool iced = chance(dice) < 0.6;
    add_option(line, item, iced ? "iced" : "hot", catalog);
    if (iced && chance(dice) < 0.35) add_option(line, item, "less-ice", catalog);
  }
  const double wish = chance(dice);
  if (wish < 0.10) add_option(line, item, "extra-shot", catalog);
  if (wish >= 0.10 && wish < 0.18) add_option(line, item, "half-shot", catalog);
  if (wish >= 0.18 && wish < 0.24) add_option(line, item, "decaf", catalog);
  if (wish >= 0.24 && wish < 0.34) add_option(line, item, "one-pump", catalog);
  if (wish >= 0.34 && wish < 0.42) add_option(line, item, "oat-milk", catalog);
  if (wish >= 0.42 && wish < 0.48) add_option(line, item, "large", catalog);
  if (has_group(item, "데우기") && chance(dice) < 0.5) add_option(line, item, "warmed", catalog);
  std::ranges::sort(line.modifiers);
  return line;
}

std::vector<LineItem> basket(bool morning, double bread_share, const Catalog& catalog, Dice& dice) {
  std::vector<LineItem> lines{made_to_taste(liked_item(drinks, morning, catalog, dice), catalog, dice)};
  if (chance(dice) < bread_share) {
    lines.push_back(made_to_taste(liked_item(breads, morning, catalog, dice), catalog, dice));
  }
  return lines;
}

std::vector<Favourite> favourites(bool morning, const Catalog& catalog, Dice& dice) {
  std::vector<Favourite> all{{basket(morning, 0.3, catalog, dice), 1}};
  if (chance(dice) < 0.4) all.push_back({basket(morning, 0.4, catalog, dice), 0.15 + 0.35 * chance(dice)});
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

void give_hours(InventedPerson& person, Dice& dice) {
  const double kind = chance(dice);
  if (kind < 0.55) {  // on the way to work
    person.usual_minute = 7 * 60 + 40 + pick(dice, 110);
    person.weekday_share = 0.92;
    person.minute_spread = 6 + 10 * chance(dice);
    person.visits_a_week = 2.5 + 2.3 * chance(dice);
  } else if (kind < 0.8) {  // after lunch
    person.usual_minute = 12 * 60 + 20 + pick(dice, 70);
    person.weekday_share = 0.85;
    person.minute_spread = 10 + 20 * chance(dice);
    person.visits_a_week = 1 + 3 * chance(dice);
  } else {  // at leisure
    person.usual_minute = 14 * 60 + 30 + pick(dice, 240);
    person.weekday_share = 0.45;
    person.minute_spread = 30 + 40 * chance(dice);
    person.visits_a_week = 0.4 + 1.6 * chance(dice);
  }
}

void give_story(InventedPerson& person, int days, const Catalog& catalog, Dice& dice) {
  person.joined_days = days - pick(dice, std::max(1, days * 2 / 3));
  person.faithfulness = 0.78 + 0.2 * chance(dice);
  const double story = chance(dice);
  if (story < 0.10) person.stays_away_days = 25 + pick(dice, 40);
  if (story >= 0.10 && story < 0.22) {
    person.turns_day = 8 + pick(dice, 14);
    person.lately = {{basket(person.usual_minute < 14 * 60, 0.3, catalog, dice), 1}};
  }
  if (chance(dice) < 0.3) person.note = one_of(notes, dice);
  if (chance(dice) < 0.12) {
    person.allergy = one_of(allergies, dice);
    if (contains_allergen(person, catalog)) person.allergy.clear();
  }
}

}  // namespace

double chance(Dice& dice) { return static_cast<double>(dice() >> 11) * 0x1.0p-53; }
int pick(Dice& dice, int count) { return static_cast<int>(dice() % static_cast<std::uint64_t>(count)); }

double bell(Dice& dice) {  // Box and Muller
  const double u = 1.0 - chance(dice);
  return std::sqrt(-2.0 * std::log(u)) * std::cos(6.283185307179586 * chance(dice));
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
  give_hours(person, dice);
  person.morning = favourites(true, catalog, dice);
  person.afternoon = chance(dice) < 0.5 ? person.morning : favourites(false, catalog, dice);
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
  order.lines = basket(minute < 14 * 60, 0.25, catalog, dice);
  return order;
}

}  // namespace dangol
