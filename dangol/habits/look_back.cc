#include "habits/look_back.h"

#include <algorithm>

namespace dangol {
namespace {

constexpr float half_at_minutes = 100;
constexpr float other_kind_of_day = 0.5F;

bool is_after(LocalTime a, LocalTime b) { return a.day > b.day || (a.day == b.day && a.minute > b.minute); }

}  // namespace

LookBack::LookBack(const CustomerHabits& habits, LocalTime now) : now_(now), weekday_(now.weekday()) {
  habits.orders().for_each([&](PackedOrder& packed) {
    if (!packed.timed() || !is_after(packed.at, now)) see(packed);
  });
  // An order before 1970 stands before those without a time: the untimed ones are to come first.
  const auto untimed_first = [](const SeenOrder& a, const SeenOrder& b) { return !a.timed && b.timed; };
  const auto end = orders_.begin() + static_cast<std::ptrdiff_t>(order_count_);
  if (!std::is_sorted(orders_.begin(), end, untimed_first)) std::stable_sort(orders_.begin(), end, untimed_first);
}

void LookBack::see(PackedOrder& packed) {
  SeenOrder& order = orders_[order_count_++];
  order.at = packed.at;
  order.paid_minor = packed.paid_minor;
  order.store = packed.store;
  order.main = {};
  order.first_line = static_cast<std::uint16_t>(line_count_);
  while (line_count_ < lines_.size() && packed.next(lines_[line_count_])) {
    const PackedLine& line = lines_[line_count_++];
    if (!order.main && line.positive()) order.main = line.item();
  }
  order.line_count = static_cast<std::uint16_t>(line_count_ - order.first_line);
  order.timed = packed.timed();
  order.weekday = static_cast<std::int8_t>(packed.at.weekday());
  order.weekend = order.weekday >= 5;
  order.nearness = 0;
  if (!order.timed) return;
  const float apart = static_cast<float>(minutes_apart(packed.at.minute, now_.minute)) / half_at_minutes;
  order.nearness = (order.weekend == weekend() ? 1 : other_kind_of_day) / (1 + apart * apart * apart * apart);
}

bool holds(const LookBack& back, const SeenOrder& order, ItemId item) {
  return std::ranges::any_of(back.lines_of(order),
                             [&](const PackedLine& line) { return line.item() == item && line.positive(); });
}

}  // namespace dangol
