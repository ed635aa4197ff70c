#include "habits/usual_order.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace dangol {
namespace {

constexpr float detail_half_life = 3;        // orders of the item: four visits turn an option round, two do not
constexpr float far_hour_weight = 0.25F;     // what her orders at other hours tell about options
constexpr float option_prior_orders = 0.5F;  // belief in the shop's share of an option
constexpr float taken_from = 0.5F;           // more likely than not
constexpr int comparable_minutes = 120;
constexpr int least_comparable = 3;
constexpr int least_matching = 3;  // once is chance, twice may be; nothing is called her usual before

// Values with weights; at most so many different ones (orders hold twelve lines of eight modifiers).
template <class Key, std::size_t most>
class Tally {
 public:
  void add(Key key, float weight) {
    const auto end = entries_.begin() + count_;
    const auto found = std::find_if(entries_.begin(), end, [&](const Entry& entry) { return entry.key == key; });
    if (found != end) {
      found->weight += weight;
      ++found->times;
    } else if (count_ < most) {
      entries_[count_++] = {key, weight, 1};
    }
  }
  struct Entry {
    Key key;
    float weight;
    int times;
  };
  std::span<const Entry> entries() const { return {entries_.data(), count_}; }

 private:
  std::array<Entry, most> entries_;  // uninitialised beyond count_
  std::size_t count_ = 0;
};

// Everything about her orders of one item.
struct Details {
  float weight = 0;
  Tally<ModifierId, 24> modifiers;
  Tally<std::int64_t, 8> quantities;
  Tally<ItemId, 24> others;
};

void add_line(Details& details, const PackedLine& line, ItemId item, float weight, bool& counted) {
  if (!line.positive()) return;
  if (line.item() != item) {
    details.others.add(line.item(), weight);
  } else if (!counted) {
    counted = true;
    details.quantities.add(line.quantity_thousandths, weight);
    for (const std::uint32_t modifier : line.modifiers()) details.modifiers.add({modifier}, weight);
  }
}

Details details_of(const LookBack& back, ItemId item) {
  static const float fade = std::exp2(-1 / detail_half_life);
  Details details;
  float recency = 1;
  const auto orders = back.orders();
  for (auto at = orders.rbegin(); at != orders.rend(); ++at) {
    if (at->main != item && (at->line_count < 2 || !holds(back, *at, item))) continue;
    const float weight = recency * (far_hour_weight + (1 - far_hour_weight) * at->nearness);
    recency *= fade;
    details.weight += weight;
    bool counted = false;
    for (const PackedLine& line : back.lines_of(*at)) add_line(details, line, item, weight, counted);
  }
  return details;
}

void fill_line(UsualLine& line, const Details& details, const OptionPopularity& options) {
  for (const auto& entry : details.modifiers.entries()) {
    const float prior = options.share(line.item, entry.key);
    const float share = (entry.weight + option_prior_orders * prior) / (details.weight + option_prior_orders);
    if (share > taken_from) line.modifiers.push_back({entry.key, share});
  }
  std::ranges::sort(line.modifiers, {}, &UsualModifier::modifier);
  float most = 0;
  for (const auto& entry : details.quantities.entries()) {
    if (entry.weight > most) line.quantity_thousandths = entry.key;
    most = std::max(most, entry.weight);
  }
}

// Items that come with the main one more often than not. Their options are read off their own orders.
void add_companions(UsualOrder& usual, const Details& details, const LookBack& back, const ShopHabits& shop) {
  for (const auto& entry : details.others.entries()) {
    // An item on two lines of one order counts twice: its share is at most one all the same.
    const float share = std::min(1.0F, entry.weight / (details.weight + option_prior_orders));
    if (share <= taken_from || entry.times < 2) continue;
    UsualLine line{entry.key, 1000, share * usual.confidence, {}};
    fill_line(line, details_of(back, entry.key), shop.options());
    usual.lines.push_back(std::move(line));
  }
  std::stable_sort(usual.lines.begin() + 1, usual.lines.end(),
                   [](const UsualLine& a, const UsualLine& b) { return a.confidence > b.confidence; });
}

bool is_comparable(const SeenOrder& order, const LookBack& back) {
  return order.timed && order.weekend == back.weekend() &&
         minutes_apart(order.at.minute, back.now().minute) <= comparable_minutes;
}

bool holds_as_given(const LookBack& back, const SeenOrder& order, const UsualLine& usual) {
  const auto same = [](std::uint32_t a, const UsualModifier& b) { return a == b.modifier.value; };
  return std::ranges::any_of(back.lines_of(order), [&](const PackedLine& line) {
    return line.item() == usual.item && line.positive() && std::ranges::equal(line.modifiers(), usual.modifiers, same);
  });
}

void count_matching(UsualOrder& usual, const LookBack& back) {
  const auto comparable = [&](const SeenOrder& order) { return is_comparable(order, back); };
  const bool few = std::ranges::count_if(back.orders(), comparable) < least_comparable;
  for (const SeenOrder& order : back.orders()) {
    if (!order.main || (!few && !comparable(order))) continue;
    ++usual.considered;
    if (holds_as_given(back, order, usual.lines.front())) ++usual.matching;
  }
}

// Shop habits read back from a damaged snapshot may calibrate to anything, not-a-number included.
float as_chance(float value) { return value >= 0 ? std::min(value, 1.0F) : 0.0F; }

}  // namespace

UsualOrder usual_order(const LookBack& back, const ShopHabits& shop, StoreId store) {
  UsualOrder usual;
  const TasteForecast forecast = forecast_taste(back, shop.popularity(), shop.taste(), store);
  const ItemChance best = forecast.best();
  if (forecast.known_orders == 0 || !best.item) return usual;
  usual.confidence = as_chance(shop.calibration().calibrated(best.chance));
  const Details details = details_of(back, best.item);
  UsualLine main{best.item, 1000, usual.confidence, {}};
  fill_line(main, details, shop.options());
  usual.lines.push_back(std::move(main));
  add_companions(usual, details, back, shop);
  count_matching(usual, back);
  usual.certain = usual.confidence >= certain_from && usual.matching >= least_matching;
  return usual;
}

UsualOrder usual_order(const CustomerHabits& habits, const ShopHabits& shop, LocalTime now, StoreId store) {
  return usual_order(LookBack(habits, now), shop, store);
}

}  // namespace dangol
