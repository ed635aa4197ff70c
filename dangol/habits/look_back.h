// A customer's remembered orders as seen from a moment: decoded once, then read by every model that asks about her.
//
//   const LookBack back(habits, now);      // orders after `now` (a till's clock error, or a question about the past)
//   usual_order(back, shop, ...);          // are left out
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "base/ids.h"
#include "base/time.h"
#include "habits/customer_habits.h"

namespace dangol {

struct SeenOrder {
  PackedOrder packed;  // lines not yet read past
  ItemId main;         // item of the first line with a positive quantity; 0: none
};

class LookBack {
 public:
  LookBack(const CustomerHabits& habits, LocalTime now);

  // Oldest first. Valid while the habits are unchanged.
  std::span<const SeenOrder> orders() const { return {orders_.data(), count_}; }
  LocalTime now() const { return now_; }

 private:
  std::array<SeenOrder, CustomerHabits::remembered_orders> orders_;
  std::size_t count_ = 0;
  LocalTime now_;
};

bool is_weekend(LocalTime time);

// How much an order at `then` tells about `now` by time of day and kind of day: 1 the same hour, 0.5 an hour and forty
// minutes off, less further off; half of it between a working day and a weekend.
float nearness(LocalTime then, LocalTime now);

// Minutes between two times of day, the shorter way round the clock: 0 .. 720.
int minutes_apart(int minute, int other);

}  // namespace dangol
