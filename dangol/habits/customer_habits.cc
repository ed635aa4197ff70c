#include "habits/customer_habits.h"

#include <algorithm>
#include <limits>

namespace dangol {
namespace {

Instant from_ms(std::int64_t ms) { return Instant{std::chrono::milliseconds{ms}}; }

}  // namespace

void CustomerHabits::add(const OrderPlaced& order, Instant at, LocalTime local) {
  if (visits_ == std::numeric_limits<std::uint32_t>::max()) return;
  ++visits_;
  spent_minor_ = saturated_sum(spent_minor_, paid_minor(order));
  if (at != unknown_instant) {
    first_visit_ = timed_visits_ == 0 ? at : std::min(first_visit_, at);
    last_visit_ = timed_visits_ == 0 ? at : std::max(last_visit_, at);
    ++timed_visits_;
  }
  orders_.insert(order, at, local);
}

void CustomerHabits::remove(const OrderPlaced& order, Instant at, LocalTime local) {
  const bool all_remembered = visits_ == static_cast<std::uint32_t>(orders_.count());
  if (!orders_.erase(order, at, local)) return;
  --visits_;
  spent_minor_ = saturated_sum(spent_minor_, -std::max(paid_minor(order), -std::numeric_limits<std::int64_t>::max()));
  if (at == unknown_instant) return;
  --timed_visits_;
  find_first_and_last(all_remembered);
}

// The first visit can be found again only while every order is remembered; else the known one stands.
void CustomerHabits::find_first_and_last(bool all_remembered) {
  std::int64_t first = 0;
  std::int64_t last = 0;
  orders_.for_each([&](const PackedOrder& order) {
    if (!order.timed()) return;
    if (first == 0) first = order.instant_ms;
    last = first == order.instant_ms ? order.instant_ms : std::max(last, order.instant_ms);
  });
  if (all_remembered) first_visit_ = from_ms(first);
  last_visit_ = last == 0 ? first_visit_ : from_ms(last);
}

std::vector<RememberedOrder> CustomerHabits::recent() const {
  std::vector<RememberedOrder> result;
  result.reserve(static_cast<std::size_t>(orders_.count()));
  orders_.for_each([&](PackedOrder& packed) {
    RememberedOrder order{packed.at, from_ms(packed.instant_ms), packed.store, packed.paid_minor, {}};
    for (PackedLine line; packed.next(line);) {
      LineItem& added = order.lines.emplace_back(LineItem{line.item(), {}, line.quantity_thousandths, 0});
      for (const std::uint32_t modifier : line.modifiers()) added.modifiers.push_back({modifier});
    }
    result.push_back(std::move(order));
  });
  std::ranges::reverse(result);
  return result;
}

void CustomerHabits::encode(ByteWriter& out) const {
  out.varint(visits_);
  out.varint(timed_visits_);
  out.zigzag(first_visit_.time_since_epoch().count());
  out.zigzag(last_visit_.time_since_epoch().count());
  out.zigzag(spent_minor_);
  out.text(orders_.bytes());
}

CustomerHabits CustomerHabits::decode(ByteReader& in) {
  CustomerHabits habits;
  const std::uint64_t visits = in.varint();
  const std::uint64_t timed = in.varint();
  habits.first_visit_ = from_ms(in.zigzag());
  habits.last_visit_ = from_ms(in.zigzag());
  habits.spent_minor_ = in.zigzag();
  const bool whole = habits.orders_.assign(in.text());
  habits.visits_ = static_cast<std::uint32_t>(visits);
  habits.timed_visits_ = static_cast<std::uint32_t>(timed);
  const auto remembered = static_cast<std::uint64_t>(habits.orders_.count());
  const bool sane = whole && visits <= std::numeric_limits<std::uint32_t>::max() && timed <= visits &&
                    remembered <= visits && habits.first_visit_ <= habits.last_visit_;
  if (sane && !in.failed()) return habits;
  in.raw(~std::uint64_t{0});  // fails the reader
  return CustomerHabits();
}

}  // namespace dangol
