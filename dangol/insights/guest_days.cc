#include "insights/guest_days.h"

namespace dangol {

void GuestDays::clear() {
  count_ = 0;
  begins_[0] = 0;
}

// Instants ascend; where a zone changed its clock, the day of a later one may still be the day before.
void GuestDays::add_order(LocalTime at, std::int64_t paid_minor) {
  if (count_ == 0 || at.day > days_[count_ - 1]) {
    days_[count_] = at.day;
    paid_[count_] = 0;
    minutes_[count_] = at.minute;
    ++count_;
    begins_[count_] = begins_[count_ - 1];
  }
  paid_[count_ - 1] = saturated_sum(paid_[count_ - 1], paid_minor);
}

void GuestDays::read(const CustomerHabits& habits, std::int32_t today) {
  clear();
  habits.orders().for_each([&](PackedOrder& order) {
    if (!order.timed() || order.at.day > today) return;
    add_order(order.at, order.paid_minor);
    for (PackedLine line; order.next(line);) {
      if (line.positive()) add_item(line.item());
    }
  });
}

}  // namespace dangol
