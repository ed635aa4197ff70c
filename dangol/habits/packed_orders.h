// The latest orders of one customer in one small byte string: about a dozen bytes an order, a million customers in
// memory.
//
// Records stand in ascending order of (instant, bytes), so the string is a function of the set of orders, however they
// arrived. One record: size of the rest (1 byte); instant in milliseconds, biased by 2^47, big-endian (6 bytes); offset
// of the local clock; store; what was paid in all; lines to the end. What each line paid is not kept.
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

// Reads the records of one customer. Unlike ByteReader it is made for speed: every card reads some five hundred
// numbers.
class PackedCursor {
 public:
  PackedCursor() = default;
  explicit PackedCursor(std::string_view bytes) : at_(bytes.data()), end_(at_ + bytes.size()) {}

  std::uint64_t varint() {
    if (at_ != end_ && (static_cast<unsigned char>(*at_) & 0x80) == 0)
      return static_cast<std::uint8_t>(*at_++);  // most numbers are small
    return long_varint();
  }
  std::int64_t zigzag() {
    const std::uint64_t value = varint();
    return static_cast<std::int64_t>((value >> 1) ^ (~(value & 1) + 1));
  }
  std::uint64_t big_endian_48() {
    if (end_ - at_ < 6) return fail();
    std::uint64_t value = 0;
    for (int i = 0; i < 6; ++i) value = value << 8 | static_cast<std::uint8_t>(*at_++);
    return value;
  }
  bool at_end() const { return at_ == end_; }
  bool failed() const { return failed_; }

 private:
  std::uint64_t long_varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && at_ != end_; shift += 7) {
      const auto byte = static_cast<std::uint8_t>(*at_++);
      value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
      if ((byte & 0x80) == 0) return value;
    }
    return fail();
  }
  std::uint64_t fail() {
    failed_ = true;
    at_ = end_;
    return 0;
  }

  const char* at_ = nullptr;
  const char* end_ = nullptr;
  bool failed_ = false;
};

// A line as it is remembered: at most eight modifiers, ascending. Left uninitialised until it is read: a look at a
// customer holds hundreds of them on the stack.
struct PackedLine {
  static constexpr std::size_t most_modifiers = 8;

  std::uint32_t item_value;
  std::uint32_t modifier_count;
  std::int64_t quantity_thousandths;
  std::uint32_t modifier_values[most_modifiers];

  ItemId item() const { return {item_value}; }
  bool positive() const { return quantity_thousandths > 0; }
  std::span<const std::uint32_t> modifiers() const { return {modifier_values, modifier_count}; }
};

// One record, read without copying; valid while the PackedOrders it came from is unchanged.
struct PackedOrder {
  std::int64_t instant_ms = 0;  // since 1970 UTC; 0: unknown
  LocalTime at;
  StoreId store;
  std::int64_t paid_minor = 0;  // for the whole order
  PackedCursor lines;

  bool timed() const { return instant_ms != 0; }
  // The next line into `line`; false at the end.
  bool next(PackedLine& line) {
    if (lines.at_end()) return false;
    const std::uint64_t head = lines.varint();
    line.item_value = static_cast<std::uint32_t>(head >> 2);
    line.quantity_thousandths = (head & 2) != 0 ? lines.zigzag() : 1000;
    line.modifier_count = 0;
    std::uint32_t modifier = 0;
    for (bool more = (head & 1) != 0; more;) {
      const std::uint64_t step = lines.varint();
      modifier += static_cast<std::uint32_t>(step >> 1);
      more = (step & 1) != 0 && !lines.failed();
      if (line.modifier_count < PackedLine::most_modifiers) line.modifier_values[line.modifier_count++] = modifier;
    }
    return !lines.failed();
  }
};

// What all lines paid; stays at the limits of int64 instead of wrapping round.
std::int64_t paid_minor(const OrderPlaced& order);

// a + b, likewise.
std::int64_t saturated_sum(std::int64_t a, std::int64_t b);

class PackedOrders {
 public:
  static constexpr int most_orders = 32;
  static constexpr int most_lines = 12;  // of one order; the rest of a larger one is not remembered line by line
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

  // Whether one of them is of the item, taken back lines apart.
  bool has(ItemId item) const;

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
