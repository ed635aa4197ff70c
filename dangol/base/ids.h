// Every id is a type of its own, so that a store can never be passed where an item is meant. Zero means "none".
//
//   void greet(CustomerId who);   greet(CustomerId{7});   // greet(ItemId{7}) does not compile
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace dangol {

template <class Tag, class Int>
struct Id {
  Int value = 0;

  explicit constexpr operator bool() const { return value != 0; }
  friend constexpr auto operator<=>(const Id&, const Id&) = default;
};

using Bucket = Id<struct BucketTag, std::uint64_t>;        // one small shop, or one slice of a large one
using CustomerId = Id<struct CustomerTag, std::uint64_t>;  // 1 .. 2^63-1; 0: nobody known (a walk-in)
using ItemId = Id<struct ItemTag, std::uint32_t>;
using ModifierId = Id<struct ModifierTag, std::uint32_t>;  // one choice: "less ice", "extra shot"
using StoreId = Id<struct StoreTag, std::uint32_t>;
using StaffId = Id<struct StaffTag, std::uint32_t>;
using CampaignId = Id<struct CampaignTag, std::uint64_t>;  // 1 .. 2^63-1
using MessageId = Id<struct MessageTag, std::uint64_t>;  // 1 .. 2^63-1: from what it is, so that the same has the same

}  // namespace dangol

template <class Tag, class Int>
struct std::hash<dangol::Id<Tag, Int>> {
  std::size_t operator()(const dangol::Id<Tag, Int>& id) const noexcept {
    return static_cast<std::size_t>(id.value * 0x9e3779b97f4a7c15ULL);  // Fibonacci hashing: ids may be consecutive
  }
};
