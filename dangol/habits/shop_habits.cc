#include "habits/shop_habits.h"

#include <algorithm>

#include "habits/customer_habits.h"
#include "habits/look_back.h"

namespace dangol {
namespace {

constexpr std::size_t most_lines_counted = 100;  // of one order

// Days between the two latest days on which she came, and from the latest of them to now; 0: there is none.
struct LastGaps {
  std::int64_t latest = 0;
  std::int64_t before = 0;
};

LastGaps last_gaps(const LookBack& back) {
  LastGaps gaps;
  std::int64_t next_day = back.now().day;
  const auto orders = back.orders();
  for (auto at = orders.rbegin(); at != orders.rend() && gaps.before == 0; ++at) {
    const std::int64_t gap = next_day - at->at.day;
    if (!at->timed || gap <= 0) continue;
    (gaps.latest == 0 ? gaps.latest : gaps.before) = gap;
    next_day = at->at.day;
  }
  return gaps;
}

bool is_timed(LocalTime local) { return local.day > 1; }

template <class Use>
void for_each_line(const OrderPlaced& order, const Use& use) {
  const std::size_t lines = std::min(order.lines.size(), most_lines_counted);
  for (std::size_t i = 0; i < lines; ++i) {
    if (order.lines[i].quantity_thousandths > 0) use(order.lines[i]);
  }
}

}  // namespace

ItemId main_item(const OrderPlaced& order) {
  for (const LineItem& line : order.lines) {
    if (line.quantity_thousandths > 0) return line.item;
  }
  return {};
}

void ShopHabits::add(const OrderPlaced& order, LocalTime local, const CustomerHabits* before) {
  const bool timed = is_timed(local);
  const ItemId main = main_item(order);
  if (before != nullptr && before->visits() > 0) {
    const LookBack back(*before, local);
    if (main) learn_taste(order, main, back);
    if (timed) hours_.learn(back, arrivals_);
    const LastGaps gaps = timed ? last_gaps(back) : LastGaps{};
    if (gaps.latest > 0) gaps_.add(static_cast<double>(gaps.latest), static_cast<double>(gaps.before));
  }
  if (timed) arrivals_.add(local);
  popularity_.add(main, local, timed, order.store);
  for_each_line(order, [&](const LineItem& line) { options_.add(line); });
}

void ShopHabits::remove(const OrderPlaced& order, LocalTime local, const CustomerHabits* before) {
  const bool timed = is_timed(local);
  if (timed && before != nullptr) {
    const LastGaps gaps = last_gaps(LookBack(*before, local));
    if (gaps.latest > 0) gaps_.remove(static_cast<double>(gaps.latest), static_cast<double>(gaps.before));
  }
  if (timed) arrivals_.remove(local);
  popularity_.remove(main_item(order), local, timed, order.store);
  for_each_line(order, [&](const LineItem& line) { options_.remove(line); });
}

void ShopHabits::learn_taste(const OrderPlaced& order, ItemId main, const LookBack& back) {
  const TasteForecast forecast = forecast_taste(back, popularity_, taste_, order.store);
  if (forecast.known_orders == 0) return;
  const ItemChance best = forecast.best();
  calibration_.learn(best.chance, best.item == main);
  taste_.learn(forecast, main, popularity_.share(main, ItemPopularity::slot_of(back.now()), order.store));
}

void ShopHabits::encode(ByteWriter& out) const {
  popularity_.encode(out);
  options_.encode(out);
  gaps_.encode(out);
  arrivals_.encode(out);
  hours_.encode(out);
  taste_.encode(out);
  calibration_.encode(out);
}

ShopHabits ShopHabits::decode(ByteReader& in) {
  ShopHabits read;
  read.popularity_ = ItemPopularity::decode(in);
  read.options_ = OptionPopularity::decode(in);
  read.gaps_ = GapHabits::decode(in);
  read.arrivals_ = Arrivals::decode(in);
  read.hours_ = HourHabits::decode(in);
  read.taste_ = TasteWeights::decode(in);
  read.calibration_ = Calibration::decode(in);
  return in.failed() ? ShopHabits() : read;
}

}  // namespace dangol
