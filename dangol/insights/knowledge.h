// What is learned of the shop as a whole in the background, and swapped whole: what every guest is compared with.
#pragma once

#include "insights/categories.h"
#include "insights/changes.h"
#include "insights/guest_rhythm.h"
#include "insights/taste_panel.h"

namespace dangol {

struct Knowledge {
  Yardsticks yardsticks;
  ShopRhythm rhythm;
  Categories categories{Catalog{}};
  TasteBlend taste{};
};

// Guests who should be walked over; more would hardly sharpen what is learned. Of a stated rate of false alarms r, what
// was learned from n windows of six visits (one or two a guest) misses sqrt(r (1 - r) / n) on average: some four tenths
// of a point of 5 %.
inline constexpr std::size_t most_learned_from = 2'000;

// Some thirty microseconds a guest, and some hundred for each of at most 500 guests of the panel: in all about a second
// of any shop.
Knowledge learn_knowledge(const GuestWalk& walk, const Catalog& catalog, const ShopTaste& panel, std::int32_t today);

}  // namespace dangol
