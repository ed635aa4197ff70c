#include "recommendations/shop_taste.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace dangol {

const ItemTaste ShopTaste::nothing_;

// What one customer contributes to one item's counts.
struct ShopTaste::Share {
  std::uint32_t baskets = 0;
  bool before = false;
  bool latest = false;
  std::int32_t first_day = 0;
  std::int32_t last_day = 0;
};

namespace {

using Numbers = std::vector<std::uint32_t>;

void clean(std::span<const ItemId> items, Numbers& into) {
  into.clear();
  for (const ItemId item : items) into.push_back(item.value);
  make_basket(into);
}

void append(Numbers& to, std::span<const std::uint32_t> items) { to.insert(to.end(), items.begin(), items.end()); }

// Which items a change touches, ascending, each found again by a glance at a small table.
class Touched {
 public:
  void clear() {
    items_.clear();
    table_.fill(0);
  }
  void add(std::span<const std::uint32_t> items) { append(items_, items); }
  void settle() {
    std::ranges::sort(items_);
    items_.erase(std::unique(items_.begin(), items_.end()), items_.end());
    for (std::size_t i = 0; i < items_.size() && is_tabled(); ++i) {
      std::size_t at = items_[i] % table_.size();
      while (table_[at] != 0) at = (at + 1) % table_.size();
      table_[at] = static_cast<std::uint16_t>(i + 1);
    }
  }
  std::span<const std::uint32_t> items() const { return items_; }
  // Its place, or -1.
  std::ptrdiff_t find(std::uint32_t item) const {
    if (!is_tabled()) {
      const auto at = std::ranges::lower_bound(items_, item);
      return at != items_.end() && *at == item ? at - items_.begin() : -1;
    }
    for (std::size_t at = item % table_.size(); table_[at] != 0; at = (at + 1) % table_.size()) {
      if (items_[table_[at] - std::size_t{1}] == item) return table_[at] - 1;
    }
    return -1;
  }

 private:
  bool is_tabled() const { return items_.size() * 4 <= table_.size(); }

  Numbers items_;
  std::array<std::uint16_t, 512> table_{};  // place + 1; 0: nothing
};

}  // namespace

// Reused from one change to the next.
struct ShopTaste::Workplace {
  TasteWindow before;
  TasteWindow after;
  Touched touched;
  Numbers basket;
  std::vector<Share> shares_before;
  std::vector<Share> shares_after;

  static Workplace& cleared() {
    static thread_local Workplace place;
    place.touched.clear();
    return place;
  }
  void touch_ends(const TasteWindow& window) {
    if (window.empty()) return;
    touched.add(window.items(0));
    if (window.size() == TasteWindow::most_baskets) touched.add(window.items(window.size() - 1));
  }
  void touch_all(const TasteWindow& window) {
    for (std::size_t k = 0; k < window.size(); ++k) touched.add(window.items(k));
  }
  void tally(const TasteWindow& window, std::vector<Share>& shares) const {
    shares.assign(touched.items().size(), {});
    for (std::size_t k = 0; k < window.size(); ++k) {
      for (const std::uint32_t item : window.items(k)) {
        const std::ptrdiff_t at = touched.find(item);
        if (at < 0) continue;
        Share& share = shares[static_cast<std::size_t>(at)];
        if (share.baskets++ == 0) share.last_day = window.day(k);
        share.first_day = window.day(k);
        (k == 0 ? share.latest : share.before) = true;
      }
    }
  }
};

ShopTaste::Slot ShopTaste::slot_for(CustomerId customer) {
  const auto [at, is_new] = slots_.try_emplace(customer, 0);
  if (!is_new) return at->second;
  if (free_.empty()) {
    at->second = static_cast<Slot>(people_.size());
    people_.emplace_back();
    profile_scales_.push_back(1);
  } else {
    at->second = free_.back();
    free_.pop_back();
  }
  people_[at->second].id = customer;
  return at->second;
}

void ShopTaste::release_if_empty(Slot slot) {
  if (!people_[slot].history.empty()) return;
  slots_.erase(people_[slot].id);
  people_[slot] = Person();
  profile_scales_[slot] = 1;
  free_.push_back(slot);
}

void ShopTaste::count_windows(const TasteWindow& window, int sign) {
  baskets_ += static_cast<std::uint64_t>(sign) * window.size();  // modulo 2^64: minus is well defined
  if (window.size() > 1) with_before_ += static_cast<std::uint32_t>(sign);
}

void ShopTaste::count(Slot slot, std::uint32_t item, const Share& before, const Share& after) {
  Item& at = items_[item];
  ItemTaste& counts = at.counts;
  const auto gaps_of = [](const Share& share) { return share.baskets > 0 ? share.baskets - 1 : 0; };
  const auto days_of = [](const Share& share) { return std::int64_t{share.last_day} - share.first_day; };
  const std::uint32_t latest = counts.latest;
  counts.baskets += after.baskets - before.baskets;
  counts.customers += std::uint32_t{after.baskets > 0} - std::uint32_t{before.baskets > 0};
  counts.latest += std::uint32_t{after.latest} - std::uint32_t{before.latest};
  counts.again += std::uint32_t{after.latest && after.before} - std::uint32_t{before.latest && before.before};
  counts.gaps += gaps_of(after) - gaps_of(before);
  counts.gap_days += days_of(after) - days_of(before);
  gaps_ += gaps_of(after);
  gaps_ -= gaps_of(before);
  gap_days_ += days_of(after) - days_of(before);
  if (counts.latest != latest) leading_.set(item, counts.latest);
  if (after.before == before.before) return;
  Person& person = people_[slot];
  const Buyer buyer{hash_of(person.id), slot};
  if (after.before) {
    ++counts.before;
    ++person.distinct_before;
    at.buyers.insert(buyer);
  } else {
    --counts.before;
    --person.distinct_before;
    at.buyers.erase(buyer);
  }
}

// `day`: that of her new newest basket, which is at.basket; the rest of her window stays.
void ShopTaste::count_newest(Slot slot, std::int32_t day, Workplace& at) {
  at.touched.settle();
  at.tally(at.before, at.shares_before);
  at.shares_after = at.shares_before;
  const auto items = at.touched.items();
  for (std::size_t i = 0; i < items.size(); ++i) {
    Share& share = at.shares_after[i];
    share.before = share.baskets > 0;
    share.latest = std::ranges::binary_search(at.basket, items[i]);
    if (!share.latest) continue;
    if (share.baskets++ == 0) share.first_day = day;
    share.last_day = day;
  }
  ++baskets_;
  if (at.before.size() == 1) ++with_before_;
  count_all(slot, at);
}

void ShopTaste::recount(Slot slot, Workplace& at) {
  at.touched.settle();
  at.tally(at.before, at.shares_before);
  at.tally(at.after, at.shares_after);
  count_windows(at.before, -1);
  count_windows(at.after, 1);
  count_all(slot, at);
}

void ShopTaste::count_all(Slot slot, Workplace& at) {
  const auto items = at.touched.items();
  if (!items.empty() && items_.size() <= items.back()) items_.resize(items.back() + std::size_t{1});
  for (const std::uint32_t item : items) __builtin_prefetch(&items_[item]);
  const Buyer buyer{hash_of(people_[slot].id), slot};
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (at.shares_before[i].before != at.shares_after[i].before) items_[items[i]].buyers.fetch_soon(buyer);
  }
  const std::uint32_t distinct = people_[slot].distinct_before;
  for (std::size_t i = 0; i < items.size(); ++i) count(slot, items[i], at.shares_before[i], at.shares_after[i]);
  for (const std::uint32_t item : items) {
    if (items_[item].buyers.wants_refill()) refill(item);
  }
  if (people_[slot].distinct_before != distinct)
    profile_scales_[slot] = 1 / std::sqrt(static_cast<float>(std::max(people_[slot].distinct_before, 1U)));
}

void ShopTaste::refill(std::uint32_t item) {
  std::vector<Buyer> buyers;
  TasteWindow window;
  for (Slot slot = 0; slot < people_.size(); ++slot) {
    people_[slot].history.read(window);
    window.drop_newest();
    for (std::size_t k = 0; k < window.size(); ++k) {
      if (!std::ranges::binary_search(window.items(k), item)) continue;
      buyers.push_back({hash_of(people_[slot].id), slot});
      break;
    }
  }
  items_[item].buyers.refill(std::move(buyers));
}

void ShopTaste::add(CustomerId customer, std::int32_t day, std::span<const ItemId> items) {
  Workplace& at = Workplace::cleared();
  clean(items, at.basket);
  if (!customer || at.basket.empty()) return;
  const Slot slot = slot_for(customer);
  TasteHistory& history = people_[slot].history;
  history.read(at.before);
  const bool only_newest_changes =
      at.before.empty() || (day > at.before.day(0) && at.before.size() < TasteWindow::most_baskets);
  history.insert(day, at.basket);
  at.touched.add(at.basket);
  at.touch_ends(at.before);
  if (only_newest_changes) return count_newest(slot, day, at);
  history.read(at.after);
  at.touch_ends(at.after);
  recount(slot, at);
}

void ShopTaste::replace(CustomerId customer, TasteHistory history) {
  Workplace& at = Workplace::cleared();
  const Slot slot = slot_for(customer);
  people_[slot].history.read(at.before);
  people_[slot].history = std::move(history);
  people_[slot].history.read(at.after);
  at.touch_all(at.before);
  at.touch_all(at.after);
  recount(slot, at);
  release_if_empty(slot);
}

void ShopTaste::add_all(CustomerId customer, std::span<const TasteBasket> baskets) {
  if (!customer) return;
  const auto slot = slot_of(customer);
  TasteHistory history = slot ? people_[*slot].history : TasteHistory();
  std::vector<std::uint32_t> items;
  for (const TasteBasket& basket : baskets) {
    clean(basket.items, items);
    history.insert(basket.day, items);
  }
  if (!history.empty()) replace(customer, std::move(history));
}

bool ShopTaste::remove(CustomerId customer, std::int32_t day, std::span<const ItemId> items) {
  const auto slot = slot_of(customer);
  if (!slot) return false;
  Workplace& at = Workplace::cleared();
  clean(items, at.basket);
  TasteHistory& history = people_[*slot].history;
  history.read(at.before);
  if (!history.erase(day, at.basket)) return false;
  history.read(at.after);
  at.touched.add(at.basket);
  at.touch_ends(at.before);
  at.touch_ends(at.after);
  recount(*slot, at);
  release_if_empty(*slot);
  return true;
}

void ShopTaste::forget(CustomerId customer) {
  if (slots_.contains(customer)) replace(customer, TasteHistory());
}

std::optional<ShopTaste::Slot> ShopTaste::slot_of(CustomerId customer) const {
  const auto at = slots_.find(customer);
  return at != slots_.end() ? std::optional(at->second) : std::nullopt;
}

std::span<const Buyer> ShopTaste::buyers(std::uint32_t item) const {
  return item < items_.size() ? items_[item].buyers.read() : std::span<const Buyer>();
}

}  // namespace dangol
