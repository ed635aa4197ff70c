// A guest's remembered orders day by day: the form in which the models of the whole shop read her.
//
//   GuestDays days;                      // one for many guests: its room is used again
//   days.read(guest.habits, today);      // orders after `today` (a till's clock) and those without a time are left out
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/ids.h"
#include "habits/customer_habits.h"

namespace dangol {

class GuestDays {
 public:
  void read(const CustomerHabits& habits, std::int32_t today);

  std::size_t size() const { return days_.size(); }
  bool empty() const { return days_.empty(); }
  std::span<const std::int32_t> days() const { return days_; }        // ascending, each once
  std::span<const std::int64_t> paid_minor() const { return paid_; }  // of each day, refunds taken off
  std::span<const std::int16_t> minutes() const { return minutes_; }  // of the first order of each day, 0..1439
  // What was bought on that day: may name an item twice; returned lines are left out.
  std::span<const ItemId> items(std::size_t day) const {
    return std::span(items_).subspan(begins_[day], begins_[day + 1] - begins_[day]);
  }

 private:
  std::vector<std::int32_t> days_;
  std::vector<std::int64_t> paid_;
  std::vector<std::int16_t> minutes_;
  std::vector<std::size_t> begins_;
  std::vector<ItemId> items_;
};

}  // namespace dangol
