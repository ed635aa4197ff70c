// The latest orders of one customer in one small byte string: about a dozen bytes an order, a million customers in memory.
//
// Records stand in ascending order of (instant, bytes), so the string is a function of the set of orders, however they
// arrived. One record: size of the rest (1 byte); instant in milliseconds, biased by 2^47, big-endian (6 bytes); offset of
// the local clock; store; lines to the end. What a line paid is not kept.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "base/bytes.h"
#include "base/ids.h"
#include "base/time.h"
#include "events/event.h"

namespace dangol {

// A line as it is remembered: at most eight modifiers, ascending.
struct PackedLine {
  ItemId item;
  std::int64_t quantity_thousandths = 1000;
  std::uint8_t modifier_count = 0;
  std::array<ModifierId, 8> modifiers;

  std::span<const ModifierId> taken() const { return {modifiers.data(), modifier_count}; }
};

// One record, read without copying; valid while the PackedOrders it came from is unchanged.
struct PackedOrder {
  std::int64_t instant_ms = 0;  // since 1970 UTC; 0: unknown
  LocalTime at;
  StoreId store;
  ByteReader lines{{}};

  bool timed() const { return instant_ms != 0; }
  // The next line into `line`; false at the end.
  bool next(PackedLine& line);
};

class PackedOrders {
 public:
  static constexpr int most_orders = 32;
  static constexpr int most_lines = 12;       // of one order; the rest of a larger one is not remembered line by line
  static constexpr std::size_t most_bytes = 256 * most_orders;  // of one customer

  PackedOrders() = default;
  PackedOrders(const PackedOrders& other);
  PackedOrders& operator=(const PackedOrders& other);
  PackedOrders(PackedOrders&& other) noexcept;
  PackedOrders& operator=(PackedOrders&& other) noexcept;

  // Appending in time order touches the new bytes only (and drops the oldest when full).
  void insert(const OrderPlaced& order, Instant at, LocalTime local);
  // False when there is no such order.
  bool erase(const OrderPlaced& order, Instant at, LocalTime local);

  int count() const { return count_; }
  std::string_view bytes() const { return {bytes_.get(), size_}; }
  std::size_t resident_bytes() const { return capacity_; }

  // Calls each(PackedOrder&), oldest first.
  template <class Each>
  void for_each(Each&& each) const {
    std::string_view rest = bytes();
    while (!rest.empty()) {
      const std::size_t size = 1 + static_cast<std::uint8_t>(rest.front());
      PackedOrder order = read(rest.substr(1, size - 1));
      each(order);
      rest.remove_prefix(size);
    }
  }

  // False, and empty, when `bytes` is not what bytes() could have returned.
  bool assign(std::string_view bytes);

 private:
  static PackedOrder read(std::string_view record);
  void make_room(std::size_t size);
  void drop_oldest();

  std::unique_ptr<char[]> bytes_;
  std::uint16_t size_ = 0;
  std::uint16_t capacity_ = 0;
  std::uint16_t last_ = 0;  // where the newest record begins
  std::uint8_t count_ = 0;
};

}  // namespace dangol
