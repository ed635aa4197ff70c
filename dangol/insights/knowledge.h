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

// Some forty microseconds a guest, and some hundred for each of at most 500 guests of the panel.
inline Knowledge learn_knowledge(const GuestWalk& walk, const Catalog& catalog, const ShopTaste& panel,
                                 std::int32_t today) {
  Categories categories(catalog);
  ShopRhythm rhythm = learn_rhythm(walk, categories, today);
  return {learn_yardsticks(walk, today), std::move(rhythm), std::move(categories), learn_taste(panel)};
}

}  // namespace dangol
