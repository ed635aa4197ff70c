// What a customer usually orders at this time of day, and how sure we are. The item is forecast by taste_model.h; what
// goes with it (options, quantity, further lines) is read off her own orders of that item, recent ones and those at
// this hour counting more. docs/usual-order.md states the whole model and how well it does.
#pragma once

#include <cstdint>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "habits/customer_habits.h"
#include "habits/look_back.h"
#include "habits/shop_habits.h"

namespace dangol {

// From this confidence on the card offers the usual instead of asking: right at least three times in five.
inline constexpr float certain_from = 0.6F;

struct UsualModifier {
  ModifierId modifier;
  float confidence = 0;  // 0..1: she takes the item this way again
};

struct UsualLine {
  ItemId item;
  std::int64_t quantity_thousandths = 1000;
  float confidence = 0;                  // 0..1: this item is in her next order
  std::vector<UsualModifier> modifiers;  // ascending by id
};

struct UsualOrder {
  std::vector<UsualLine> lines;  // surest first; empty: nothing is known of her orders
  float confidence = 0;          // 0..1, calibrated: her next order's main item is lines[0].item
  bool certain = false;          // confident, and at least three orders match; false: the card asks, not offers
  int matching = 0;              // of the `considered` latest orders comparable to now, how many hold lines[0] as given
  int considered = 0;
};

// `store`: where she is, when known; what sells there is what an unknown taste is shrunk to.
UsualOrder usual_order(const CustomerHabits& habits, const ShopHabits& shop, LocalTime now, StoreId store = {});
// The same when her orders have been looked at already.
UsualOrder usual_order(const LookBack& back, const ShopHabits& shop, StoreId store);

}  // namespace dangol
