#include "recommendations/taste_history.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace dangol {
namespace {

constexpr std::uint32_t narrow_items = 1U << 16;

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

void TasteHistory::append(std::vector<Word>& to, std::span<const std::uint32_t> items, std::uint32_t gap) {
  const bool wide = items.back() >= narrow_items;
  for (const std::uint32_t item : items) {
    to.push_back(static_cast<Word>(item));
    if (wide) to.push_back(static_cast<Word>(item >> 16));
  }
  if (gap >= widest_gap) {
    to.push_back(static_cast<Word>(gap));
    to.push_back(static_cast<Word>(gap >> 16));
  }
  to.push_back(static_cast<Word>((items.size() - 1) | (wide ? 0x80U : 0U) | std::min(gap, widest_gap) << 8));
}

void TasteHistory::read(TasteWindow& into, std::size_t most) const {
  into.clear();
  const std::size_t count = std::min<std::size_t>({size_, most, into.days_.size()});
  if (into.items_.size() < words_.size()) into.items_.resize(words_.size());  // an item takes a word
  std::uint32_t* item_at = into.items_.data();
  const Word* at = words_.data() + words_.size();
  std::int32_t day = newest_day_;
  for (std::size_t k = 0; k < count; ++k) {
    const Packed basket(at);
    into.days_[k] = day;
    basket.each([&](std::uint32_t item) { *item_at++ = item; });
    into.begins_[k + 1] = static_cast<std::uint32_t>(item_at - into.items_.data());
    day = days_before(day, basket.gap);
    at = basket.begin;
  }
  into.size_ = count;
}

void TasteHistory::read_newest(std::vector<std::uint32_t>& into) const {
  if (size_ > 0) Packed(words_.data() + words_.size()).each([&](std::uint32_t item) { into.push_back(item); });
}

// All words are gone through in one row, marks of baskets included; only where one looks like an item that is looked
// for it is found out what it is. (A loop in a loop costs twice as much: the processor cannot guess where baskets end.)
void TasteHistory::last_bought_before(std::span<const std::uint32_t> items, std::vector<Day>& days) const {
  days.assign(items.size(), std::nullopt);
  if (size_ < 2) return;
  std::array<std::uint8_t, 512> awaited{};  // how many items not found yet look like this
  for (const std::uint32_t item : items) ++awaited[item % awaited.size()];
  const Packed newest(words_.data() + words_.size());
  Packed basket(newest.begin);
  std::int32_t day = days_before(newest_day_, newest.gap);
  std::size_t left = items.size();
  const auto looks_awaited = [&](Word word) { return awaited[word % awaited.size()]; };
  for (const Word* at = newest.begin; at != words_.data() && left > 0;) {
    while (at - words_.data() >= 4 &&
           (looks_awaited(at[-1]) | looks_awaited(at[-2]) | looks_awaited(at[-3]) | looks_awaited(at[-4])) == 0)
      at -= 4;
    if (at == words_.data() || looks_awaited(*--at) == 0) continue;
    while (at < basket.begin) {
      day = days_before(day, basket.gap);
      basket = Packed(basket.begin);
    }
    const auto place = std::ranges::lower_bound(items, basket.item_at(at));
    if (place == items.end() || *place != basket.item_at(at)) continue;
    Day& found = days[static_cast<std::size_t>(place - items.begin())];
    if (found) continue;
    found = day;
    --awaited[*at % awaited.size()];
    --left;
  }
}

std::vector<TasteHistory::Basket> TasteHistory::unpacked() const {
  std::vector<Basket> baskets(size_);
  const Word* at = words_.data() + words_.size();
  std::int32_t day = newest_day_;
  for (Basket& each : baskets) {
    const Packed basket(at);
    each.day = std::exchange(day, days_before(day, basket.gap));
    basket.each([&](std::uint32_t item) { each.items.push_back(item); });
    at = basket.begin;
  }
  return baskets;
}

// `baskets`: the newest first.
void TasteHistory::pack(std::span<const Basket> baskets) {
  *this = TasteHistory();
  for (std::size_t k = baskets.size(); k-- > 0;) push_newest(baskets[k].day, baskets[k].items);
  words_.shrink_to_fit();
}

void TasteHistory::push_newest(std::int32_t day, std::span<const std::uint32_t> items) {
  constexpr std::size_t most_marks = 3;
  const std::size_t needed = words_.size() + items.size() * (items.back() >= narrow_items ? 2 : 1) + most_marks;
  if (needed > words_.capacity())
    words_.reserve(needed + needed / 8);  // a doubled capacity would be memory for nothing
  append(words_, items, size_ > 0 ? days_between(newest_day_, day) : 0);
  newest_day_ = day;
  ++size_;
}

void TasteHistory::insert(std::int32_t day, std::span<const std::uint32_t> items) {
  if (items.empty()) return;
  if (size_ == 0 || day > newest_day_) return push_newest(day, items);
  std::vector<Basket> baskets = unpacked();
  Basket added{day, {items.begin(), items.end()}};
  const auto place = std::ranges::upper_bound(baskets, added, std::greater<>());
  baskets.insert(place, std::move(added));
  pack(baskets);
}

bool TasteHistory::erase(std::int32_t day, std::span<const std::uint32_t> items) {
  const Word* at = words_.data() + words_.size();
  const Word* newer_end = nullptr;
  std::int32_t at_day = newest_day_;
  for (std::uint32_t k = 0; k < size_ && at_day >= day; ++k) {
    const Packed basket(at);
    if (at_day == day && basket.count == items.size()) {
      auto wanted = items.begin();
      bool same = true;
      basket.each([&](std::uint32_t item) { same = same && item == *wanted++; });
      if (same) {
        cut(basket, newer_end);
        return true;
      }
    }
    newer_end = at;
    at = basket.begin;
    at_day = days_before(at_day, basket.gap);
  }
  return false;
}

// `newer_end`: where the next newer basket ends, whose gap grows by that of the one that goes; null: there is none.
void TasteHistory::cut(const Packed& basket, const Word* newer_end) {
  const Word* const begin = words_.data();
  const bool was_oldest = basket.begin == begin;
  --size_;
  if (newer_end == nullptr) {
    newest_day_ = was_oldest ? 0 : days_before(newest_day_, basket.gap);
    words_.resize(static_cast<std::size_t>(basket.begin - begin));
    return;
  }
  const Packed newer(newer_end);
  std::vector<std::uint32_t> items;
  newer.each([&](std::uint32_t item) { items.push_back(item); });
  std::vector<Word> rest;
  rest.reserve(words_.size() + 2);
  rest.assign(begin, basket.begin);
  append(rest, items, was_oldest ? 0 : newer.gap + basket.gap);
  rest.insert(rest.end(), newer_end, begin + words_.size());
  words_ = std::move(rest);
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
