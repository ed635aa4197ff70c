// What a customer usually orders at this time of day, and how sure we are.
#pragma once

#include <cstdint>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "habits/customer_habits.h"
#include "habits/shop_habits.h"

namespace dangol {

struct UsualModifier {
  ModifierId modifier;
  float confidence = 0;  // 0..1: she takes the item this way again
};

struct UsualLine {
  ItemId item;
  std::int64_t quantity_thousandths = 1000;
  float confidence = 0;  // 0..1: this item is in her next order
  std::vector<UsualModifier> modifiers;
};

struct UsualOrder {
  std::vector<UsualLine> lines;  // surest first; empty: nothing is known of her orders
  float confidence = 0;          // 0..1, calibrated: her next order's main item is lines[0].item
  bool certain = false;          // false: the card says "not sure" and asks instead of offering
  int matching = 0;              // of the `considered` latest orders comparable to now, how many hold lines[0] as given
  int considered = 0;
};

UsualOrder usual_order(const CustomerHabits& habits, const ShopHabits& shop, LocalTime now);

}  // namespace dangol
