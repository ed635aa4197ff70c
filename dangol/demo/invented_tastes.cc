#include "demo/invented_tastes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string_view>

namespace dangol {
namespace {

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
constexpr std::array<Liking, 4> savoury_breads{
    {{"salt-bread", 9, 5}, {"croissant", 8, 4}, {"bagel", 7, 2}, {"scone", 4, 5}}};
constexpr std::array<Liking, 4> sweet_breads{
    {{"cream-bread", 7, 4}, {"walnut-cookie", 6, 5}, {"strawberry-cake", 3, 6}, {"cheesecake", 3, 6}}};

// What people have found to go together: a drink, and with it for either camp.
struct Pair {
  std::string_view drink;
  std::string_view savoury;
  std::string_view sweet;
};
constexpr std::array<Pair, 6> pairs{{{"latte", "croissant", "cream-bread"},
                                     {"cold-brew", "salt-bread", "walnut-cookie"},
                                     {"yuja-tea", "scone", "cheesecake"},
                                     {"chamomile", "scone", "cheesecake"},
                                     {"hot-chocolate", "bagel", "strawberry-cake"},
                                     {"lemonade", "bagel", "strawberry-cake"}}};
constexpr double pair_chance = 0.75;
constexpr double other_camp_chance = 0.06;

constexpr std::array<std::string_view, 3> beans{"beans-house", "beans-yirgacheffe", "beans-santos"};

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
  if (has_group(item, "분쇄") && chance(dice) < 0.6) add_option(line, item, "ground-drip", catalog);
  std::ranges::sort(line.modifiers);
  return line;
}

ItemId something_to_eat(ItemId drink, const Taste& taste, const Catalog& catalog, Dice& dice) {
  const bool other_camp = chance(dice) < other_camp_chance;
  const bool sweet = (taste.tooth == Tooth::sweet) != other_camp;
  const auto pair =
      std::ranges::find_if(pairs, [&](const Pair& each) { return catalog.item_coded(each.drink) == drink; });
  const bool paired = chance(dice) < pair_chance;
  if (paired && pair != pairs.end()) return catalog.item_coded(sweet ? pair->sweet : pair->savoury);
  return liked_item(sweet ? sweet_breads : savoury_breads, taste.morning, catalog, dice);
}

}  // namespace

double chance(Dice& dice) { return static_cast<double>(dice() >> 11) * 0x1.0p-53; }
int pick(Dice& dice, int count) { return static_cast<int>(dice() % static_cast<std::uint64_t>(count)); }

double bell(Dice& dice) {  // Box and Muller
  const double u = 1.0 - chance(dice);
  return std::sqrt(-2.0 * std::log(u)) * std::cos(6.283185307179586 * chance(dice));
}

std::vector<LineItem> basket_of_one(const Taste& taste, const Catalog& catalog, Dice& dice) {
  const ItemId drink = liked_item(drinks, taste.morning, catalog, dice);
  std::vector<LineItem> lines{made_to_taste(drink, catalog, dice)};
  if (chance(dice) < taste.bread_share) {
    lines.push_back(made_to_taste(something_to_eat(drink, taste, catalog, dice), catalog, dice));
  }
  return lines;
}

std::vector<LineItem> basket_of_family(Tooth tooth, const Catalog& catalog, Dice& dice) {
  const Taste taste{.morning = false, .bread_share = 0.75, .tooth = tooth};
  std::vector<LineItem> lines = basket_of_one(taste, catalog, dice);
  for (LineItem& line : basket_of_one(taste, catalog, dice)) lines.push_back(std::move(line));
  if (chance(dice) >= 0.4) return lines;
  const ItemId cocoa = catalog.item_coded("hot-chocolate");
  lines.push_back(made_to_taste(cocoa, catalog, dice));
  lines.push_back(made_to_taste(something_to_eat(cocoa, taste, catalog, dice), catalog, dice));
  return lines;
}

std::vector<LineItem> basket_of_beans(const Catalog& catalog, Dice& dice) {
  const ItemId bag = catalog.item_coded(beans[static_cast<std::size_t>(pick(dice, static_cast<int>(beans.size())))]);
  std::vector<LineItem> lines{made_to_taste(bag, catalog, dice)};
  if (chance(dice) < 0.5) lines.push_back(made_to_taste(catalog.item_coded("espresso"), catalog, dice));
  return lines;
}

}  // namespace dangol
