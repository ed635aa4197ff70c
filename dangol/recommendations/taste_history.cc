#include "recommendations/taste_history.h"

#include <algorithm>
#include <functional>

namespace dangol {
namespace {

std::uint32_t read_number(const std::uint8_t*& at) {
  std::uint32_t value = *at++;
  if (value < 0x80) return value;
  value &= 0x7f;
  for (int shift = 7;; shift += 7) {
    const std::uint32_t byte = *at++;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
}

void write_number(std::vector<std::uint8_t>& out, std::uint32_t value) {
  for (; value >= 0x80; value >>= 7) out.push_back(static_cast<std::uint8_t>(value | 0x80));
  out.push_back(static_cast<std::uint8_t>(value));
}

void write_items(std::vector<std::uint8_t>& out, std::span<const std::uint32_t> items) {
  write_number(out, static_cast<std::uint32_t>(items.size()));
  std::uint32_t before = 0;
  for (const std::uint32_t item : items) {
    write_number(out, item - before);
    before = item;
  }
}

// Two days may lie further apart than an int32 reaches (clock errors): the difference is taken modulo 2^32.
std::uint32_t days_between(std::int32_t older, std::int32_t newer) {
  return static_cast<std::uint32_t>(newer) - static_cast<std::uint32_t>(older);
}

std::int32_t days_before(std::int32_t day, std::uint32_t difference) {
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(day) - difference);
}

}  // namespace

void make_basket(std::vector<std::uint32_t>& items, std::size_t from) {
  const auto begin = items.begin() + static_cast<std::ptrdiff_t>(from);
  const auto is_countable = [](std::uint32_t item) { return item != 0 && item < TasteWindow::item_bound; };
  const auto end = std::partition(begin, items.end(), is_countable);
  std::sort(begin, end);
  items.erase(std::unique(begin, end), items.end());
  if (items.size() > from + TasteWindow::most_in_basket) items.resize(from + TasteWindow::most_in_basket);
}

void TasteWindow::push_older(std::int32_t day, std::span<const std::uint32_t> items) {
  const std::size_t at = first_ + size_;
  if (at >= days_.size()) return;
  items_.resize(begins_[at]);
  items_.insert(items_.end(), items.begin(), items.end());
  make_basket(items_, begins_[at]);
  if (items_.size() == begins_[at]) return;
  days_[at] = day;
  begins_[at + 1] = static_cast<std::uint32_t>(items_.size());
  ++size_;
}

void TasteHistory::read(TasteWindow& into, std::size_t most) const {
  into.clear();
  const std::size_t count = std::min<std::size_t>({size_, most, into.days_.size()});
  const std::size_t most_items = std::min(bytes_.size(), count * TasteWindow::most_in_basket);  // an item takes a byte
  if (into.items_.size() < most_items) into.items_.resize(most_items);
  std::uint32_t* item_at = into.items_.data();
  const std::uint8_t* at = bytes_.data();
  std::int32_t day = newest_day_;
  for (std::size_t k = 0; k < count; ++k) {
    into.days_[k] = day;
    day = days_before(day, read_number(at));
    std::uint32_t item = 0;
    for (std::uint32_t left = read_number(at); left > 0; --left) *item_at++ = item += read_number(at);
    into.begins_[k + 1] = static_cast<std::uint32_t>(item_at - into.items_.data());
  }
  into.size_ = count;
}

void TasteHistory::read_newest(std::vector<std::uint32_t>& into) const {
  if (size_ == 0) return;
  const std::uint8_t* at = bytes_.data();
  read_number(at);
  std::uint32_t item = 0;
  for (std::uint32_t left = read_number(at); left > 0; --left) into.push_back(item += read_number(at));
}

std::vector<TasteHistory::Basket> TasteHistory::unpacked() const {
  std::vector<Basket> baskets(size_);
  const std::uint8_t* at = bytes_.data();
  std::int32_t day = newest_day_;
  for (Basket& basket : baskets) {
    basket.day = day;
    day = days_before(day, read_number(at));
    basket.items.resize(read_number(at));
    std::uint32_t item = 0;
    for (std::uint32_t& each : basket.items) each = item += read_number(at);
  }
  return baskets;
}

void TasteHistory::pack(const std::vector<Basket>& baskets) {
  bytes_.clear();
  size_ = static_cast<std::uint32_t>(baskets.size());
  newest_day_ = baskets.empty() ? 0 : baskets.front().day;
  for (std::size_t k = 0; k < baskets.size(); ++k) {
    write_number(bytes_, k + 1 < baskets.size() ? days_between(baskets[k + 1].day, baskets[k].day) : 0);
    write_items(bytes_, baskets[k].items);
  }
}

void TasteHistory::prepend(std::int32_t day, std::span<const std::uint32_t> items) {
  static thread_local std::vector<std::uint8_t> packed;
  packed.clear();
  write_number(packed, size_ > 0 ? days_between(newest_day_, day) : 0);
  write_items(packed, items);
  const std::size_t needed = bytes_.size() + packed.size();
  if (needed > bytes_.capacity())
    bytes_.reserve(needed + needed / 8);  // a doubled capacity would be memory for nothing
  bytes_.insert(bytes_.begin(), packed.begin(), packed.end());
  newest_day_ = day;
  ++size_;
}

void TasteHistory::insert(std::int32_t day, std::span<const std::uint32_t> items) {
  if (items.empty()) return;
  if (size_ == 0 || day > newest_day_) return prepend(day, items);
  std::vector<Basket> baskets = unpacked();
  Basket added{day, {items.begin(), items.end()}};
  const auto place = std::ranges::upper_bound(baskets, added, std::greater<>());
  baskets.insert(place, std::move(added));
  pack(baskets);
}

bool TasteHistory::erase(std::int32_t day, std::span<const std::uint32_t> items) {
  static thread_local std::vector<std::uint8_t> packed;
  packed.clear();
  write_items(packed, items);
  const std::uint8_t* const begin = bytes_.data();
  const std::uint8_t* at = begin;
  const std::uint8_t* newer = nullptr;  // the basket before in these bytes
  std::int32_t at_day = newest_day_;
  for (std::uint32_t k = 0; k < size_ && at_day >= day; ++k) {
    const std::uint8_t* const basket = at;
    const std::uint32_t gap = read_number(at);
    const std::uint8_t* const body = at;
    for (std::uint32_t left = read_number(at); left > 0; --left) read_number(at);
    if (at_day == day && std::equal(body, at, packed.begin(), packed.end())) {
      cut(newer, basket, at, gap);
      return true;
    }
    newer = basket;
    at_day = days_before(at_day, gap);
  }
  return false;
}

// Takes out the bytes [basket, end) of the basket that lies `gap` days after the next older one; `newer`: the basket
// that stands before it in the bytes, whose own gap grows by that; null: it was the newest.
void TasteHistory::cut(const std::uint8_t* newer, const std::uint8_t* basket, const std::uint8_t* end,
                       std::uint32_t gap) {
  const bool was_oldest = end == bytes_.data() + bytes_.size();
  std::vector<std::uint8_t> rest;
  rest.reserve(bytes_.size());
  if (newer == nullptr) {
    newest_day_ = size_ > 1 ? days_before(newest_day_, gap) : 0;
  } else {
    rest.assign(static_cast<const std::uint8_t*>(bytes_.data()), newer);
    const std::uint32_t gap_of_newer = read_number(newer);
    write_number(rest, was_oldest ? 0 : gap_of_newer + gap);
    rest.insert(rest.end(), newer, basket);
  }
  rest.insert(rest.end(), end, static_cast<const std::uint8_t*>(bytes_.data()) + bytes_.size());
  bytes_ = std::move(rest);
  --size_;
}

void TasteHistory::encode(ByteWriter& out) const {
  const std::vector<Basket> baskets = unpacked();
  out.varint(baskets.size());
  for (const Basket& basket : baskets) {
    out.zigzag(basket.day);
    out.varint(basket.items.size());
    for (const std::uint32_t item : basket.items) out.varint(item);
  }
}

TasteHistory TasteHistory::decode(ByteReader& in, std::uint32_t item_limit) {
  std::vector<Basket> baskets(in.count());
  for (Basket& basket : baskets) {
    const std::int64_t day = in.zigzag();
    basket.day = static_cast<std::int32_t>(day);
    basket.items.resize(in.count());
    for (std::uint32_t& item : basket.items) {
      const std::uint64_t number = in.varint();
      if (number == 0 || number >= item_limit) in.refuse();
      item = static_cast<std::uint32_t>(number);
    }
    const bool differ = std::ranges::adjacent_find(basket.items, std::greater_equal<>()) == basket.items.end();
    if (basket.day != day || !differ || basket.items.empty() || basket.items.size() > TasteWindow::most_in_basket)
      in.refuse();
    if (in.failed()) return TasteHistory();
  }
  if (!std::ranges::is_sorted(baskets, std::greater<>())) in.refuse();
  TasteHistory read;
  if (!in.failed()) read.pack(baskets);
  return read;
}

}  // namespace dangol
