// What all customers of a shop have in common: how often each item is ordered at which hours, how long gaps between
// visits are, how faithful people are. Personal estimates are shrunk towards it.
#pragma once

#include "base/bytes.h"
#include "base/ids.h"
#include "base/time.h"
#include "events/event.h"

namespace dangol {

class CustomerHabits;

class ShopHabits {
 public:
  // `before` is the customer's memory before this order; null for a walk-in.
  void add(const OrderPlaced& order, LocalTime local, const CustomerHabits* before);

  void encode(ByteWriter& out) const;
  static ShopHabits decode(ByteReader& in);
};

}  // namespace dangol
