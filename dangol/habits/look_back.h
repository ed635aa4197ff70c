// A customer's remembered orders as seen from a moment: decoded once, then read by every model that asks about her.
//
//   const LookBack back(habits, now);      // orders after `now` (a till's clock error, or a question about the past)
//   usual_order(back, shop, store);        // are left out
#pragma once

#include <array>
#include <cstdint>
#include <cstdlib>
#include <span>

#include "base/ids.h"
#include "base/time.h"
#include "habits/customer_habits.h"

namespace dangol {

// Minutes between two times of day, the shorter way round the clock: 0 .. 720.
inline int minutes_apart(int minute, int other) {
  const int apart = std::abs(minute - other);
  return apart < 1440 - apart ? apart : 1440 - apart;
}

inline bool is_weekend(LocalTime time) { return time.weekday() >= 5; }

struct SeenOrder {
  LocalTime at;
  std::int64_t paid_minor;  // for the whole order
  StoreId store;
  ItemId main;               // item of the first line with a positive quantity; 0: none
  std::uint16_t first_line;  // in LookBack::lines()
  std::uint16_t line_count;
  std::int8_t weekday;  // 0 Monday .. 6 Sunday
  bool weekend;
  bool timed;  // false: `at` means nothing
  // How much the order tells about now by time of day and kind of day: 1 the same hour, 0.5 an hour and forty minutes
  // off, less further off; half of it between a working day and a weekend; 0 without a time.
  float nearness;
};

class LookBack {
 public:
  LookBack(const CustomerHabits& habits, LocalTime now);
  LookBack(const LookBack&) = delete;
  LookBack& operator=(const LookBack&) = delete;

  // Oldest first; those without a time before all others.
  std::span<const SeenOrder> orders() const { return {orders_.data(), order_count_}; }
  std::span<const PackedLine> lines_of(const SeenOrder& order) const {
    return {lines_.data() + order.first_line, order.line_count};
  }
  // The latest order with a known time; null: none.
  const SeenOrder* last_timed() const {
    return order_count_ == 0 || !orders_[order_count_ - 1].timed ? nullptr : &orders_[order_count_ - 1];
  }
  LocalTime now() const { return now_; }
  int weekday() const { return weekday_; }
  bool weekend() const { return weekday_ >= 5; }

 private:
  void see(PackedOrder& packed);

  std::array<SeenOrder, CustomerHabits::remembered_orders> orders_;
  std::array<PackedLine, std::size_t{CustomerHabits::remembered_orders} * PackedOrders::most_lines> lines_;
  std::size_t order_count_ = 0;
  std::size_t line_count_ = 0;
  LocalTime now_;
  int weekday_;
};

// Whether the order holds the item in a positive quantity.
bool holds(const LookBack& back, const SeenOrder& order, ItemId item);

}  // namespace dangol
