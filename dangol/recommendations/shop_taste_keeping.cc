// What ShopTaste knows of items' attributes, how large it is, and how it is written down.
#include <algorithm>

#include "recommendations/shop_taste.h"

namespace dangol {

void ShopTaste::describe(ItemId item, std::span<const std::uint32_t> attributes) {
  if (!item || item.value >= most_items) return;
  if (items_.size() <= item.value) items_.resize(item.value + std::size_t{1});
  std::vector<std::uint32_t>& known = items_[item.value].attributes;
  for (const std::uint32_t attribute : known) std::erase(by_attribute_[attribute], item.value);
  known.assign(attributes.begin(),
               attributes.begin() + static_cast<std::ptrdiff_t>(std::min(attributes.size(), most_attributes)));
  std::ranges::sort(known);
  known.erase(std::unique(known.begin(), known.end()), known.end());
  for (const std::uint32_t attribute : known) {
    auto& items = by_attribute_[attribute];
    items.insert(std::ranges::lower_bound(items, item.value), item.value);
  }
}

std::span<const std::uint32_t> ShopTaste::attributes(std::uint32_t item) const {
  return item < items_.size() ? std::span<const std::uint32_t>(items_[item].attributes)
                              : std::span<const std::uint32_t>();
}

std::span<const std::uint32_t> ShopTaste::with_attribute(std::uint32_t attribute) const {
  const auto at = by_attribute_.find(attribute);
  return at != by_attribute_.end() ? std::span<const std::uint32_t>(at->second) : std::span<const std::uint32_t>();
}

std::size_t ShopTaste::resident_bytes() const {
  constexpr std::size_t heap_block = 16;  // what an allocator keeps of its own
  std::size_t bytes = sizeof *this + leading_.resident_bytes() + people_.capacity() * sizeof(Person) +
                      outlines_.capacity() * sizeof(Outline) + free_.capacity() * sizeof(Slot) +
                      items_.capacity() * sizeof(Item) + slots_.resident_bytes();
  for (const Person& person : people_) bytes += person.history.resident_bytes() + heap_block;
  for (const Item& item : items_)
    bytes += item.buyers.resident_bytes() + item.attributes.capacity() * sizeof(std::uint32_t) + 2 * heap_block;
  return bytes;
}

bool ShopTaste::same_as(const ShopTaste& other) const {
  if (slots_.size() != other.slots_.size() || baskets_ != other.baskets_ || gaps_ != other.gaps_ ||
      gap_days_ != other.gap_days_ || with_before_ != other.with_before_ || popular() != other.popular())
    return false;
  for (const Person& person : people_) {
    if (!person.id) continue;
    const auto there = other.slot_of(person.id);
    if (!there || person.history != other.people_[*there].history ||
        person.distinct_before != other.people_[*there].distinct_before)
      return false;
  }
  const auto ids_of = [](const ShopTaste& shop, std::span<const Buyer> buyers) {
    std::vector<CustomerId> ids;
    for (const Buyer& buyer : buyers) ids.push_back(shop.people_[buyer.slot].id);
    std::ranges::sort(ids);
    return ids;
  };
  for (std::uint32_t item = 0; item < std::max(item_limit(), other.item_limit()); ++item) {
    if (this->item(item) != other.item(item) || !std::ranges::equal(attributes(item), other.attributes(item)) ||
        ids_of(*this, buyers(item)) != ids_of(other, other.buyers(item)))
      return false;
  }
  return true;
}

void ShopTaste::encode(ByteWriter& out) const {
  std::vector<std::pair<CustomerId, Slot>> sorted;
  for (Slot slot = 0; slot < people_.size(); ++slot) {
    if (people_[slot].id) sorted.push_back({people_[slot].id, slot});
  }
  std::ranges::sort(sorted);
  out.varint(sorted.size());
  for (const auto& [customer, slot] : sorted) {
    out.varint(customer.value);
    people_[slot].history.encode(out);
  }
  const auto is_described = [](const Item& item) { return !item.attributes.empty(); };
  out.varint(static_cast<std::uint64_t>(std::ranges::count_if(items_, is_described)));
  for (std::uint32_t item = 0; item < items_.size(); ++item) {
    if (!is_described(items_[item])) continue;
    out.varint(item);
    out.varint(items_[item].attributes.size());
    for (const std::uint32_t attribute : items_[item].attributes) out.varint(attribute);
  }
}

ShopTaste ShopTaste::decode(ByteReader& in) {
  ShopTaste read;
  std::uint64_t previous = 0;
  for (std::uint64_t left = in.count(); left > 0 && !in.failed(); --left) {
    const std::uint64_t id = in.varint();
    TasteHistory history = TasteHistory::decode(in, most_items);
    if (id <= previous || history.empty()) in.refuse();
    if (in.failed()) break;
    previous = id;
    read.replace(CustomerId{id}, std::move(history));
  }
  for (std::uint64_t left = in.count(); left > 0 && !in.failed(); --left) {
    const std::uint64_t item = in.varint();
    std::vector<std::uint32_t> attributes(in.count());
    for (std::uint32_t& attribute : attributes) attribute = static_cast<std::uint32_t>(in.varint());
    if (item == 0 || item >= most_items || attributes.empty()) in.refuse();
    if (!in.failed()) read.describe(ItemId{static_cast<std::uint32_t>(item)}, attributes);
  }
  return in.failed() ? ShopTaste() : std::move(read);
}

}  // namespace dangol
