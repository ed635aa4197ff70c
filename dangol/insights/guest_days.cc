#include "insights/guest_days.h"

#include "habits/packed_orders.h"

namespace dangol {

void GuestDays::read(const CustomerHabits& habits, std::int32_t today) {
  days_.clear();
  paid_.clear();
  minutes_.clear();
  begins_.assign(1, 0);
  items_.clear();
  habits.orders().for_each([&](PackedOrder& order) {
    if (!order.timed() || order.at.day > today) return;
    // Instants ascend; where a zone changed its clock, the day of a later one may still be the day before.
    if (days_.empty() || order.at.day > days_.back()) {
      days_.push_back(order.at.day);
      paid_.push_back(0);
      minutes_.push_back(order.at.minute);
      begins_.push_back(items_.size());
    }
    paid_.back() = saturated_sum(paid_.back(), order.paid_minor);
    for (PackedLine line; order.next(line);) {
      if (line.positive()) items_.push_back(line.item());
    }
    begins_.back() = items_.size();
  });
}

}  // namespace dangol
