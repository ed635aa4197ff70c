// What is remembered of one customer's orders: a bounded, compact fold. Adding the same orders in any sequence gives
// the same habits, and an order can be taken away again.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/ids.h"
#include "base/time.h"
#include "events/event.h"

namespace dangol {

// One order as habits see it.
struct RememberedOrder {
  LocalTime at;
  Instant instant;
  StoreId store;
  std::vector<LineItem> lines;
};

class CustomerHabits {
 public:
  // `local` is `at` in the shop's zone.
  void add(const OrderPlaced& order, Instant at, LocalTime local);
  // Takes back an order that was added; nothing happens when it is older than what is remembered one by one.
  void remove(const OrderPlaced& order, Instant at, LocalTime local);

  std::uint32_t visits() const;
  Instant first_visit() const;
  Instant last_visit() const;
  std::int64_t spent_minor() const;
  // The latest orders, newest first, at most `remembered_orders`.
  std::vector<RememberedOrder> recent() const;

  void encode(ByteWriter& out) const;
  static CustomerHabits decode(ByteReader& in);

  static constexpr int remembered_orders = 32;
};

}  // namespace dangol
