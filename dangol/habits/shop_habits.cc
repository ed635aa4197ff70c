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

}  // namespace

ItemId main_item(const OrderPlaced& order) {
  for (const LineItem& line : order.lines) {
    if (line.quantity_thousandths > 0) return line.item;
  }
  return {};
}

void ShopHabits::add(const OrderPlaced& order, LocalTime local, const CustomerHabits* before) {
  const bool timed = local.day > 1;
  const ItemId main = main_item(order);
  if (before != nullptr && before->visits() > 0) {
    const LookBack back(*before, local);
    if (main) learn_taste(order, main, back);
    if (timed) learn_gap(back);
  }
  if (timed) arrivals_.add(local);
  popularity_.add(main, local, timed, order.store);
  const std::size_t lines = std::min(order.lines.size(), most_lines_counted);
  for (std::size_t i = 0; i < lines; ++i) {
    if (order.lines[i].quantity_thousandths > 0) options_.add(order.lines[i]);
  }
}

void ShopHabits::learn_taste(const OrderPlaced& order, ItemId main, const LookBack& back) {
  const TasteForecast forecast = forecast_taste(back, popularity_, taste_, order.store);
  if (forecast.known_orders == 0) return;
  const ItemChance best = forecast.best();
  calibration_.learn(best.chance, best.item == main);
  taste_.learn(forecast, main, popularity_.share(main, ItemPopularity::slot_of(back.now()), order.store));
}

void ShopHabits::learn_gap(const LookBack& back) {
  const LastGaps gaps = last_gaps(back);
  if (gaps.latest > 0) gaps_.add(static_cast<double>(gaps.latest), static_cast<double>(gaps.before));
}

void ShopHabits::encode(ByteWriter& out) const {
  popularity_.encode(out);
  options_.encode(out);
  gaps_.encode(out);
  arrivals_.encode(out);
  taste_.encode(out);
  calibration_.encode(out);
}

ShopHabits ShopHabits::decode(ByteReader& in) {
  ShopHabits read;
  read.popularity_ = ItemPopularity::decode(in);
  read.options_ = OptionPopularity::decode(in);
  read.gaps_ = GapHabits::decode(in);
  read.arrivals_ = Arrivals::decode(in);
  read.taste_ = TasteWeights::decode(in);
  read.calibration_ = Calibration::decode(in);
  return in.failed() ? ShopHabits() : read;
}

}  // namespace dangol
