// A guest's remembered orders day by day: the form in which the models of the whole shop read her.
//
//   GuestDays days;
//   days.read(guest.habits, today);      // orders after `today` (a till's clock) and those without a time are left out
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "base/ids.h"
#include "habits/customer_habits.h"

namespace dangol {

class GuestDays {
 public:
  // Forgets what it held.
  void read(const CustomerHabits& habits, std::int32_t today);

  std::size_t size() const { return count_; }
  bool empty() const { return count_ == 0; }
  std::span<const std::int32_t> days() const { return {days_.data(), count_}; }        // ascending, each once
  std::span<const std::int64_t> paid_minor() const { return {paid_.data(), count_}; }  // of each day, refunds taken off
  std::span<const std::int16_t> minutes() const {  // of the first order of each day, 0..1439
    return {minutes_.data(), count_};
  }
  // What was bought on that day: may name an item twice; returned lines are left out.
  std::span<const ItemId> items(std::size_t day) const {
    return {items_.data() + begins_[day], std::size_t{begins_[day + 1]} - begins_[day]};
  }

 private:
  static constexpr std::size_t most_days = CustomerHabits::remembered_orders;

  void clear();
  void add_order(LocalTime at, std::int64_t paid_minor);
  void add_item(ItemId item) { items_[begins_[count_]++] = item; }

  std::size_t count_ = 0;
  std::array<std::int32_t, most_days> days_;
  std::array<std::int64_t, most_days> paid_;
  std::array<std::int16_t, most_days> minutes_;
  std::array<std::uint16_t, most_days + 1> begins_{};  // the last one is where the next item goes
  std::array<ItemId, most_days * PackedOrders::most_lines> items_;
};

}  // namespace dangol
