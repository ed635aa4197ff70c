// What people of an invented café like: drinks, something to eat that goes with them, beans to take home.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "catalog/catalog.h"
#include "events/event.h"

namespace dangol {

using Dice = std::mt19937_64;

// 0 .. 1 and a bounded integer from the dice; unlike std's distributions the same on every platform.
double chance(Dice& dice);
int pick(Dice& dice, int count);
double bell(Dice& dice);  // mean 0, standard deviation 1

// Whoever eats something at all is of one camp, and seldom takes what the other likes.
enum class Tooth : std::uint8_t { savoury, sweet };

struct Taste {
  bool morning = true;     // before 14:00 other things are drunk and eaten
  double bread_share = 0;  // chance of something to eat with a drink
  Tooth tooth = Tooth::savoury;
};

// A drink as somebody has it, and perhaps something to eat: often what goes with that drink.
std::vector<LineItem> basket_of_one(const Taste& taste, const Catalog& catalog, Dice& dice);
// Of two at one table, and often a child's cocoa.
std::vector<LineItem> basket_of_family(Tooth tooth, const Catalog& catalog, Dice& dice);
// Beans for at home, and often a cup while they are packed.
std::vector<LineItem> basket_of_beans(const Catalog& catalog, Dice& dice);

}  // namespace dangol
