#include "habits/look_back.h"

#include <algorithm>
#include <cstdlib>

namespace dangol {
namespace {

ItemId main_item(PackedOrder order) {  // a copy: reading lines moves on
  for (PackedLine line; order.next(line);) {
    if (line.quantity_thousandths > 0) return line.item;
  }
  return {};
}

bool is_after(LocalTime a, LocalTime b) { return a.day > b.day || (a.day == b.day && a.minute > b.minute); }

}  // namespace

LookBack::LookBack(const CustomerHabits& habits, LocalTime now) : now_(now) {
  habits.orders().for_each([&](const PackedOrder& order) {
    if (order.timed() && is_after(order.at, now)) return;
    orders_[count_++] = {order, main_item(order)};
  });
}

bool is_weekend(LocalTime time) { return time.weekday() >= 5; }

float nearness(LocalTime then, LocalTime now) {
  constexpr float half_at_minutes = 100;
  constexpr float other_kind_of_day = 0.5F;
  const float apart = static_cast<float>(minutes_apart(then.minute, now.minute)) / half_at_minutes;
  const float near = 1 / (1 + apart * apart * apart * apart);
  return is_weekend(then) == is_weekend(now) ? near : near * other_kind_of_day;
}

int minutes_apart(int minute, int other) {
  const int apart = std::abs(minute - other);
  return std::min(apart, 1440 - apart);
}

}  // namespace dangol
