// What is remembered of one customer's orders: a bounded, compact fold. Adding the same orders in any sequence gives
// the same habits, and an order can be taken away again.
//
//   CustomerHabits habits;
//   habits.add(order, at, zone.local(at));
//   UsualOrder usual = usual_order(habits, shop, now);
#pragma once

#include <cstdint>
#include <vector>

#include "base/bytes.h"
#include "base/ids.h"
#include "base/time.h"
#include "events/event.h"
#include "habits/packed_orders.h"

namespace dangol {

// One order as habits see it: at most twelve lines, at most eight modifiers a line; what each line paid is not
// remembered (0).
struct RememberedOrder {
  LocalTime at;
  Instant instant;
  StoreId store;
  std::int64_t paid_minor = 0;  // for the whole order
  std::vector<LineItem> lines;
};

class CustomerHabits {
 public:
  // `local` is `at` in the shop's zone. An order at unknown_instant counts for items, not for rhythm.
  void add(const OrderPlaced& order, Instant at, LocalTime local);
  // Takes back an order that was added; nothing happens when it is older than what is remembered one by one.
  void remove(const OrderPlaced& order, Instant at, LocalTime local);

  std::uint32_t visits() const { return visits_; }              // orders, with or without a time
  std::uint32_t timed_visits() const { return timed_visits_; }  // orders whose time is known
  Instant first_visit() const { return first_visit_; }          // unknown_instant while no order has a time
  Instant last_visit() const { return last_visit_; }
  std::int64_t spent_minor() const { return spent_minor_; }  // stays at the limits of int64 instead of wrapping round
  // The latest orders, newest first, at most `remembered_orders`.
  std::vector<RememberedOrder> recent() const;
  // The same without copying, oldest first.
  const PackedOrders& orders() const { return orders_; }
  // Bytes of memory that these habits occupy, this object included.
  std::size_t resident_bytes() const { return sizeof *this + orders_.resident_bytes(); }

  void encode(ByteWriter& out) const;
  // Bytes that encode() cannot have written fail the reader and give empty habits.
  static CustomerHabits decode(ByteReader& in);

  static constexpr int remembered_orders = PackedOrders::most_orders;

 private:
  void find_first_and_last(bool all_remembered);

  Instant first_visit_ = unknown_instant;
  Instant last_visit_ = unknown_instant;
  std::int64_t spent_minor_ = 0;
  std::uint32_t visits_ = 0;
  std::uint32_t timed_visits_ = 0;
  PackedOrders orders_;
};

}  // namespace dangol
