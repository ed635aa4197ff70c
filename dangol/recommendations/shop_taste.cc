#include "recommendations/shop_taste.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

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
  void add(std::span<const std::uint32_t> items) { append(items_, items); }
  void settle() {
    std::ranges::sort(items_);
    items_.erase(std::unique(items_.begin(), items_.end()), items_.end());
    table_.fill(0);
    for (std::size_t i = 0; i < items_.size() && is_tabled(); ++i) {
      std::size_t at = items_[i] % table_.size();
      while (table_[at] != 0) at = (at + 1) % table_.size();
      table_[at] = static_cast<std::uint16_t>(i + 1);
    }
  }
  Numbers& items() { return items_; }
  const Numbers& items() const { return items_; }
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
  Numbers newest;
  std::vector<TasteHistory::Day> days;
  std::vector<Share> shares_before;
  std::vector<Share> shares_after;

  static Workplace& cleared() {
    static thread_local Workplace place;
    place.touched.items().clear();
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
  if (const auto known = slot_of(customer)) return *known;
  auto slot = static_cast<Slot>(people_.size());
  if (free_.empty()) {
    people_.emplace_back();
    outlines_.emplace_back();
  } else {
    slot = free_.back();
    free_.pop_back();
  }
  people_[slot].id = customer;
  outlines_[slot].hash = hash_of(customer);
  slots_.insert(outlines_[slot].hash, slot);
  return slot;
}

void ShopTaste::release_if_empty(Slot slot) {
  if (!people_[slot].history.empty()) return;
  slots_.erase(outlines_[slot].hash, slot);
  people_[slot] = Person();
  outlines_[slot] = Outline();
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

// Makes room for the items, and the processor may begin to load what counting will need.
void ShopTaste::fetch_soon(std::span<const std::uint32_t> items, Buyer buyer) {
  if (!items.empty() && items_.size() <= items.back()) items_.resize(items.back() + std::size_t{1});
  for (const std::uint32_t item : items) __builtin_prefetch(&items_[item]);
  for (const std::uint32_t item : items) items_[item].buyers.fetch_soon(buyer);
}

// Takes in a basket newer than all of hers, which pushes none out of her window. Of what she did before only her last
// purchase of each item is looked for: all earlier ones contribute the same afterwards.
void ShopTaste::add_newest(Slot slot, std::int32_t day, Workplace& at) {
  TasteHistory& history = people_[slot].history;
  at.newest.clear();
  history.read_newest(at.newest);
  std::ranges::set_union(at.basket, at.newest, std::back_inserter(at.touched.items()));
  const Numbers& items = at.touched.items();
  fetch_soon(items, {hash_of(people_[slot].id), slot});
  history.last_bought_before(items, at.days);
  at.shares_before.resize(items.size());
  at.shares_after.resize(items.size());
  auto in_newest = at.newest.begin();
  auto in_basket = at.basket.begin();
  for (std::size_t i = 0; i < items.size(); ++i) {
    Share before;
    before.before = at.days[i].has_value();
    before.latest = in_newest != at.newest.end() && *in_newest == items[i];
    before.baskets = std::uint32_t{before.before} + std::uint32_t{before.latest};
    before.last_day = before.latest ? history.newest_day() : at.days[i].value_or(day);
    before.first_day = at.days[i].value_or(before.last_day);
    Share after = before;
    after.before = before.baskets > 0;
    after.latest = in_basket != at.basket.end() && *in_basket == items[i];
    after.baskets += std::uint32_t{after.latest};
    if (after.latest) after.last_day = day;
    at.shares_before[i] = before;
    at.shares_after[i] = after;
    in_newest += before.latest ? 1 : 0;
    in_basket += after.latest ? 1 : 0;
  }
  ++baskets_;
  if (history.size() == 1) ++with_before_;
  history.insert(day, at.basket);
  count_all(slot, at);
}

void ShopTaste::recount(Slot slot, Workplace& at) {
  at.touched.settle();
  fetch_soon(at.touched.items(), {hash_of(people_[slot].id), slot});
  at.tally(at.before, at.shares_before);
  at.tally(at.after, at.shares_after);
  count_windows(at.before, -1);
  count_windows(at.after, 1);
  count_all(slot, at);
}

void ShopTaste::count_all(Slot slot, Workplace& at) {
  const Numbers& items = at.touched.items();
  const std::uint32_t distinct = people_[slot].distinct_before;
  for (std::size_t i = 0; i < items.size(); ++i) count(slot, items[i], at.shares_before[i], at.shares_after[i]);
  for (const std::uint32_t item : items) {
    if (items_[item].buyers.wants_refill()) refill(item);
  }
  if (people_[slot].distinct_before != distinct)
    outlines_[slot].scale = 1 / std::sqrt(static_cast<float>(std::max(people_[slot].distinct_before, 1U)));
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
  if (const auto known = slot_of(customer)) people_[*known].history.fetch_all();
  clean(items, at.basket);
  if (!customer || at.basket.empty()) return;
  const Slot slot = slot_for(customer);
  TasteHistory& history = people_[slot].history;
  if (history.empty() || (day > history.newest_day() && history.size() < TasteWindow::most_baskets))
    return add_newest(slot, day, at);
  history.read(at.before);
  history.insert(day, at.basket);
  history.read(at.after);
  at.touched.add(at.basket);
  at.touch_ends(at.before);
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
  if (slot_of(customer)) replace(customer, TasteHistory());
}

std::optional<ShopTaste::Slot> ShopTaste::slot_of(CustomerId customer) const {
  return slots_.find(hash_of(customer), [&](Slot slot) { return people_[slot].id == customer; });
}

std::span<const Buyer> ShopTaste::buyers(std::uint32_t item) const {
  return item < items_.size() ? items_[item].buyers.read() : std::span<const Buyer>();
}

}  // namespace dangol
