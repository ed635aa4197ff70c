#include "recommendations/taste_evidence.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace dangol {
namespace {

constexpr float slow_decay = 0.95F;
constexpr float quick_decay = 0.8F;
constexpr float gap_prior = 3;       // gaps of the shop's that a customer's own are added to
constexpr float again_prior = 10;    // customers
constexpr float novelty_prior = 4;   // items
constexpr float fixed_point = 4096;  // sums of whole numbers do not depend on their sequence
constexpr std::size_t leading_attributes = 4;
constexpr std::size_t newest_of_attribute = 32;
constexpr std::uint32_t fewest_baskets_met = 5;  // of an item that others can be said to have met

std::array<float, TasteWindow::most_baskets> powers_of(float base) {
  std::array<float, TasteWindow::most_baskets> powers{};
  float power = 1;
  for (float& each : powers) each = power, power *= base;
  return powers;
}

const auto slow_powers = powers_of(slow_decay);
const auto quick_powers = powers_of(quick_decay);

bool holds(std::span<const std::uint32_t> items, std::uint32_t item) { return std::ranges::binary_search(items, item); }

float share_of(float part, float whole) { return whole > 0 ? std::clamp(part / whole, 0.0F, 1.0F) : 0.0F; }

}  // namespace

void TasteReader::read(const ShopTaste& shop, const TasteVantage& vantage) {
  read_own(shop, vantage);
  summarise();
  find_neighbours(shop, vantage);
  gather_next(shop);
  gather_candidates(shop, vantage);
  for (const std::uint32_t item : found_) next_[item] = {};
  for (const Own& own : own_) next_[own.item] = {};
  for (const Counted& counted : counted_) next_[counted.item] = {};
}

void TasteReader::list_pairs(const TasteWindow& window) {
  pairs_.clear();
  for (std::size_t k = 0; k < window.size(); ++k) {
    for (const std::uint32_t item : window.items(k)) pairs_.push_back(std::uint64_t{item} << 8 | k);
  }
  std::ranges::sort(pairs_);
}

void TasteReader::read_counted() {
  list_pairs(kept_);
  counted_.clear();
  for (const std::uint64_t pair : pairs_) {
    const auto item = static_cast<std::uint32_t>(pair >> 8);
    const std::size_t k = pair & 0xff;
    if (counted_.empty() || counted_.back().item != item) counted_.push_back({.item = item, .last_day = kept_.day(k)});
    Counted& counted = counted_.back();
    ++counted.baskets;
    (k == 0 ? counted.newest : counted.before) = true;
    counted.first_day = kept_.day(k);
  }
}

void TasteReader::read_own(const ShopTaste& shop, const TasteVantage& vantage) {
  kept_.clear();
  if (vantage.self) shop.history(*vantage.self).read(kept_);
  read_counted();
  given_ = vantage.own;
  if (&window() != &kept_) list_pairs(window());
  own_.clear();
  own_items_.clear();
  for (const std::uint64_t pair : pairs_) {
    const auto item = static_cast<std::uint32_t>(pair >> 8);
    const auto k = static_cast<std::uint32_t>(pair & 0xff);
    if (own_.empty() || own_.back().item != item) {
      own_.push_back({.item = item, .since = k});
      own_items_.push_back(item);
    }
    Own& own = own_.back();
    ++own.bought;
    own.oldest = k;
    own.slow += slow_powers[k];
    own.quick += quick_powers[k];
  }
  // What everybody buys tells little about whom she resembles: weight by rarity, once for her and once for the other.
  const auto others = static_cast<float>(shop.customers() + 1);
  for (Own& own : own_) {
    const float rarity = std::log(others / (1 + static_cast<float>(shop.item(own.item).customers))) + 0.5F;
    own.weight = own.slow * std::max(rarity, 0.1F);
  }
}

void TasteReader::summarise() {
  customer_ = {};
  const TasteWindow& hers = window();
  customer_.baskets = static_cast<std::uint32_t>(hers.size());
  for (std::size_t k = 0; k < hers.size(); ++k) customer_.slow_baskets += slow_powers[k];
  if (!hers.empty()) customer_.basket_size = static_cast<float>(pairs_.size()) / static_cast<float>(hers.size());
  float bought_new = 0;
  float bought = 0;
  const std::size_t oldest = hers.empty() ? 0 : hers.size() - 1;
  for (const Own& own : own_) bought_new += own.oldest < oldest ? 1.0F : 0.0F;
  for (std::size_t k = 0; k < oldest; ++k) bought += static_cast<float>(hers.items(k).size());
  customer_.novelty = (bought_new + novelty_prior / 2) / (bought + novelty_prior);
}

void TasteReader::choose_profile() {
  profile_.resize(own_.size());
  for (std::uint32_t i = 0; i < profile_.size(); ++i) profile_[i] = i;
  if (profile_.size() <= most_profile_items) return;
  std::ranges::nth_element(profile_, profile_.begin() + most_profile_items, [&](std::uint32_t a, std::uint32_t b) {
    return own_[a].weight != own_[b].weight ? own_[a].weight > own_[b].weight : a < b;
  });
  profile_.resize(most_profile_items);
  std::ranges::sort(profile_);  // float sums depend on their sequence
}

// A nearness that most of the nearest surpass, told from a sample: whoever is below need not be sorted.
float TasteReader::likely_bound() {
  constexpr std::size_t step = 16;
  constexpr std::size_t margin = 2;
  const std::size_t sampled = neighbours_.size() / step;
  const std::size_t wanted = margin * wide_neighbours / step;
  if (sampled < 2 * wanted) return 0;
  sample_.clear();
  for (std::size_t i = 0; i < sampled; ++i) sample_.push_back(neighbours_[i * step].nearness);
  std::ranges::nth_element(sample_, sample_.begin() + static_cast<std::ptrdiff_t>(wanted), std::greater<>());
  return sample_[wanted];
}

void TasteReader::find_neighbours(const ShopTaste& shop, const TasteVantage& vantage) {
  choose_profile();
  if (nearness_.size() < shop.slots()) nearness_.resize(shop.slots());
  std::size_t met = 0;
  if (met_.size() <= shop.slots()) met_.resize(shop.slots() + std::size_t{1});  // one more: where the next would stand
  for (const std::uint32_t i : profile_) {
    const float weight = own_[i].weight;
    for (const Buyer& buyer : shop.buyers(own_[i].item)) {
      float& nearness = nearness_[buyer.slot];
      met_[met] = buyer.slot;  // kept when it is the first time: a branch would be guessed wrong every other time
      met += nearness == 0 ? 1 : 0;
      nearness += weight;
    }
  }
  neighbours_.clear();
  for (const ShopTaste::Slot slot : std::span(met_).first(met)) {
    neighbours_.push_back({nearness_[slot] * shop.profile_scale(slot), slot});
    nearness_[slot] = 0;
  }
  if (vantage.self) std::erase_if(neighbours_, [&](const Neighbour& each) { return each.slot == *vantage.self; });
  const auto nearer = [&](const Neighbour& a, const Neighbour& b) {
    if (a.nearness != b.nearness) return a.nearness > b.nearness;
    const std::uint32_t first = shop.hash_at(a.slot);
    const std::uint32_t second = shop.hash_at(b.slot);
    return first != second ? first < second : shop.customer_at(a.slot) < shop.customer_at(b.slot);
  };
  if (const float bound = likely_bound(); bound > 0) {
    const auto beyond = std::partition(neighbours_.begin(), neighbours_.end(),
                                       [&](const Neighbour& each) { return each.nearness >= bound; });
    if (beyond - neighbours_.begin() >= std::ptrdiff_t{wide_neighbours}) neighbours_.erase(beyond, neighbours_.end());
  }
  if (neighbours_.size() > wide_neighbours) {
    std::ranges::nth_element(neighbours_, neighbours_.begin() + wide_neighbours, nearer);
    neighbours_.resize(wide_neighbours);
  }
  near_count_ = std::min(neighbours_.size(), near_neighbours);
  std::ranges::partial_sort(neighbours_, neighbours_.begin() + static_cast<std::ptrdiff_t>(near_count_), nearer);
}

void TasteReader::gather_next(const ShopTaste& shop) {
  const std::size_t hers = own_items_.empty() ? 0 : own_items_.back() + std::size_t{1};
  if (const std::size_t items = std::max<std::size_t>(shop.item_limit(), hers); next_.size() < items)
    next_.resize(items);
  for (const Own& own : own_) next_[own.item].own = true;
  for (std::size_t i = 0; i < counted_.size(); ++i) next_[counted_[i].item].counted = static_cast<std::uint16_t>(i + 1);
  found_.clear();
  near_total_ = wide_total_ = 0;
  const float nearest = neighbours_.empty() ? 1 : neighbours_.front().nearness;
  constexpr std::size_t ahead = 8;
  for (std::size_t n = 0; n < neighbours_.size(); ++n) {
    if (n + 2 * ahead < neighbours_.size()) shop.fetch_soon(neighbours_[n + 2 * ahead].slot);
    if (n + ahead < neighbours_.size()) shop.history(neighbours_[n + ahead].slot).fetch_soon();
    const auto weight = static_cast<std::uint32_t>(fixed_point * neighbours_[n].nearness / nearest) + 1;
    const std::uint32_t near_weight = n < near_count_ ? weight : 0;
    wide_total_ += weight;
    near_total_ += near_weight;
    newest_.clear();
    shop.history(neighbours_[n].slot).read_newest(newest_);
    for (const std::uint32_t item : newest_) {
      Next& next = next_[item];
      if (next.wide == 0 && !next.own) found_.push_back(item);
      next.wide += weight;
      next.near += near_weight;
    }
  }
}

float TasteReader::likeness_of(const ShopTaste& shop, std::uint32_t item) const {
  float likeness = 0;
  for (const std::uint32_t attribute : shop.attributes(item)) {
    const auto at = std::ranges::lower_bound(attributes_, attribute, {}, &std::pair<std::uint32_t, float>::first);
    if (at != attributes_.end() && at->first == attribute) likeness += at->second;
  }
  return likeness;
}

// An arrival that hardly anybody has met is as popular as what is like it.
float TasteReader::pooled_latest(const ShopTaste& shop, std::uint32_t item) const {
  float pooled = 0;
  for (const auto& [attribute, latest] : pools_) {
    if (holds(shop.attributes(item), attribute)) pooled = std::max(pooled, latest);
  }
  return pooled;
}

ItemEvidence TasteReader::evidence_of(const ShopTaste& shop, const TasteVantage& vantage, std::uint32_t item,
                                      const Own* own) const {
  ItemEvidence found{.item = item};
  const ItemTaste& all = shop.item(item);
  const Next& next = next_[item];
  const Counted mine = next.counted > 0 ? counted_[next.counted - std::size_t{1}] : Counted{};
  const auto people = static_cast<float>(others(shop));
  found.latest = share_of(static_cast<float>(all.latest - std::uint32_t{mine.newest}), people);
  found.ever =
      share_of(static_cast<float>(all.baskets - mine.baskets), static_cast<float>(shop.baskets() - kept_.size()));
  found.near = share_of(static_cast<float>(next.near), static_cast<float>(near_total_));
  found.wide = share_of(static_cast<float>(next.wide), static_cast<float>(wide_total_));
  const float again = static_cast<float>(all.again - std::uint32_t{mine.newest && mine.before});
  const float before = static_cast<float>(all.before - std::uint32_t{mine.before});
  found.again = (again + again_prior * 0.1F) / (before + again_prior);
  if (!attributes_.empty()) found.likeness = likeness_of(shop, item);
  if (all.baskets - mine.baskets < fewest_baskets_met)
    found.latest = std::max(found.latest, share_of(pooled_latest(shop, item), people));
  if (own == nullptr) return found;
  found.bought = own->bought;
  found.since = own->since;
  found.slow_share = share_of(own->slow, customer_.slow_baskets);
  found.quick_share = std::min(1.0F, own->quick * (1 - quick_decay));
  const auto last_day = static_cast<float>(window().day(own->since));
  found.days_since = std::max(0.0F, static_cast<float>(vantage.today) - last_day);
  const float days = last_day - static_cast<float>(window().day(own->oldest));
  const auto gaps = static_cast<float>(own->bought - 1);
  const float my_days = static_cast<float>(mine.last_day) - static_cast<float>(mine.first_day);
  const float other_days = static_cast<float>(all.gap_days) - my_days;
  const float other_gaps = static_cast<float>(all.gaps - (std::max(mine.baskets, 1U) - 1));
  const float shop_mean = shop.gaps() > 0 ? static_cast<float>(shop.gap_days()) / static_cast<float>(shop.gaps()) : 0;
  const float item_mean = (std::max(other_days, 0.0F) + gap_prior * shop_mean) / (other_gaps + gap_prior);
  found.usual_gap = (days + gap_prior * item_mean) / (gaps + gap_prior);
  return found;
}

std::uint32_t TasteReader::others(const ShopTaste& shop) const {
  return static_cast<std::uint32_t>(shop.customers()) - std::uint32_t{!kept_.empty()};
}

std::uint32_t TasteReader::latest_of_others(const ShopTaste& shop, std::uint32_t item) const {
  return shop.item(item).latest - std::uint32_t{!kept_.empty() && holds(kept_.items(0), item)};
}

void TasteReader::gather_attributes(const ShopTaste& shop) {
  attributes_.clear();
  for (const Own& own : own_) {
    for (const std::uint32_t attribute : shop.attributes(own.item)) attributes_.push_back({attribute, own.slow});
  }
  std::ranges::sort(attributes_);
  std::size_t kept = 0;
  for (const auto& each : attributes_) {
    if (kept > 0 && attributes_[kept - 1].first == each.first) {
      attributes_[kept - 1].second += each.second;
    } else {
      attributes_[kept++] = each;
    }
  }
  attributes_.resize(kept);
  const float bought = customer_.slow_baskets * customer_.basket_size;
  for (auto& [attribute, weight] : attributes_) weight = share_of(weight, bought);
}

// What neighbours bought next, best-sellers, and the latest arrivals that are like what she buys.
std::vector<std::uint32_t> TasteReader::new_items(const ShopTaste& shop) {
  std::vector<std::uint32_t> items = shop.popular();
  pools_.clear();
  auto leading = attributes_;
  std::ranges::sort(leading, [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  if (leading.size() > leading_attributes) leading.resize(leading_attributes);
  for (const auto& [attribute, weight] : leading) {
    const auto all = shop.with_attribute(attribute);
    const auto newest = all.last(std::min(all.size(), newest_of_attribute));  // ids are given one after another
    items.insert(items.end(), newest.begin(), newest.end());
    std::uint32_t latest = 0;
    for (const std::uint32_t item : newest) latest += latest_of_others(shop, item);
    pools_.push_back({attribute, static_cast<float>(latest) / static_cast<float>(newest.size())});
  }
  auto promising = found_;
  if (promising.size() > most_new_candidates) {
    const auto promise = [&](std::uint32_t item) { return std::uint64_t{2} * next_[item].near + next_[item].wide; };
    std::ranges::nth_element(promising, promising.begin() + most_new_candidates, [&](auto a, auto b) {
      return promise(a) != promise(b) ? promise(a) > promise(b) : a < b;
    });
    promising.resize(most_new_candidates);
  }
  items.insert(items.end(), promising.begin(), promising.end());
  std::erase_if(items, [&](std::uint32_t item) { return next_[item].own; });
  std::ranges::sort(items);
  items.erase(std::unique(items.begin(), items.end()), items.end());
  return items;
}

void TasteReader::gather_candidates(const ShopTaste& shop, const TasteVantage& vantage) {
  gather_attributes(shop);
  candidates_.clear();
  for (const std::uint32_t item : new_items(shop)) candidates_.push_back(evidence_of(shop, vantage, item, nullptr));
  for (const Own& own : own_) candidates_.push_back(evidence_of(shop, vantage, own.item, &own));
  std::ranges::sort(candidates_, {}, &ItemEvidence::item);
}

}  // namespace dangol
