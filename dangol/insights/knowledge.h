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

// Guests from whom it is learned; of a larger shop so many evenly chosen, since more would hardly sharpen it. A rhythm
// remembers 200,000 gaps, whatever it is taught. Of a stated rate of false alarms r, what was learned from n windows of
// six visits (one or two a guest) misses sqrt(r (1 - r) / n) on average: a tenth of a point of 5 % here, half a point
// from a thousand guests.
inline constexpr std::size_t most_learned_from = 20'000;

// Some thirty microseconds a guest, and some hundred for each of at most 500 guests of the panel: in all about a second
// of any shop.
Knowledge learn_knowledge(const GuestWalk& walk, const Catalog& catalog, const ShopTaste& panel, std::int32_t today);

// At most so many of a walk's guests, evenly chosen; `walk` must outlive it, and is gone through once to be counted.
GuestWalk at_most(std::size_t most, const GuestWalk& walk);

}  // namespace dangol
