#include "insights/shown_suggestions.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace dangol {
namespace {

std::uint16_t as_share(std::uint64_t share) {
  return static_cast<std::uint16_t>(std::min<std::uint64_t>(share, ten_thousandths));
}

ShownSuggestion remembered(LocalTime at, const SuggestionShown& event) {
  const ConsideredItem& chosen = event.among[event.shown];
  std::uint64_t sum = 0;
  std::uint32_t best = 0;
  for (const ConsideredItem& each : event.among) {
    sum += each.expected;
    best = std::max(best, each.expected);
  }
  return {.day = at.day,
          .minute = at.minute,
          .item = chosen.item,
          .chance = as_share(chosen.chance),
          .expected = as_share(chosen.expected),
          .best_expected = as_share(best),
          .mean_expected = as_share(sum / event.among.size()),
          .place = static_cast<std::uint8_t>(event.shown),
          .considered = static_cast<std::uint8_t>(event.among.size())};
}

bool holds(const OrderPlaced& order, ItemId item) {
  return std::ranges::any_of(
      order.lines, [item](const LineItem& line) { return line.item == item && line.quantity_thousandths > 0; });
}

}  // namespace

std::optional<ShownSuggestion> ShownSuggestions::add(LocalTime at, const SuggestionShown& shown) {
  if (!shown_.empty() && shown_.back().day >= at.day) return std::nullopt;
  std::optional<ShownSuggestion> oldest;
  if (shown_.size() == most) {
    oldest = shown_.front();
    shown_.erase(shown_.begin());
  }
  shown_.push_back(remembered(at, shown));
  return oldest;
}

ShownSuggestion* ShownSuggestions::taken_by(LocalTime at, const OrderPlaced& order) {
  const auto shown = std::ranges::find(shown_, at.day, &ShownSuggestion::day);
  return shown == shown_.end() || at.minute < shown->minute || !holds(order, shown->item) ? nullptr : &*shown;
}

std::optional<ShownSuggestion> ShownSuggestions::note_order(LocalTime at, const OrderPlaced& order) {
  ShownSuggestion* shown = taken_by(at, order);
  if (shown == nullptr || shown->orders == std::numeric_limits<std::uint8_t>::max()) return std::nullopt;
  const ShownSuggestion before = *shown;
  ++shown->orders;
  return before;
}

std::optional<ShownSuggestion> ShownSuggestions::note_taken_back(LocalTime at, const OrderPlaced& order) {
  ShownSuggestion* shown = taken_by(at, order);
  if (shown == nullptr || shown->orders == 0) return std::nullopt;
  const ShownSuggestion before = *shown;
  --shown->orders;
  return before;
}

const ShownSuggestion* ShownSuggestions::on(std::int32_t day) const {
  const auto at = std::ranges::find(shown_, day, &ShownSuggestion::day);
  return at == shown_.end() ? nullptr : &*at;
}

void ShownSuggestions::encode(ByteWriter& out) const {
  out.varint(shown_.size());
  for (const ShownSuggestion& each : shown_) {
    out.zigzag(each.day);
    out.zigzag(each.minute);
    out.varint(each.item.value);
    out.varint(each.chance);
    out.varint(each.expected);
    out.varint(each.best_expected);
    out.varint(each.mean_expected);
    out.u8(each.place);
    out.u8(each.considered);
    out.u8(each.orders);
  }
}

ShownSuggestions ShownSuggestions::decode(ByteReader& in) {
  ShownSuggestions read;
  const std::size_t count = in.count();
  if (count > most) in.refuse();
  read.shown_.reserve(std::min(count, most));
  for (std::size_t i = 0; i < count && !in.failed(); ++i) {
    ShownSuggestion each;
    each.day = static_cast<std::int32_t>(in.zigzag());
    each.minute = static_cast<std::int16_t>(in.zigzag());
    each.item = {static_cast<decltype(ItemId::value)>(in.varint())};
    each.chance = as_share(in.varint());
    each.expected = as_share(in.varint());
    each.best_expected = as_share(in.varint());
    each.mean_expected = as_share(in.varint());
    each.place = in.u8();
    each.considered = in.u8();
    each.orders = in.u8();
    read.shown_.push_back(each);
  }
  return read;
}

}  // namespace dangol
