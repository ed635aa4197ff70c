#include "insights/knowledge.h"

#include <algorithm>

namespace dangol {

GuestWalk at_most(std::size_t most, const GuestWalk& walk) {
  std::size_t guests = 0;
  walk([&](const Guest&) { ++guests; });
  const std::size_t stride = std::max<std::size_t>((guests + most - 1) / most, 1);
  return [&walk, stride](const std::function<void(const Guest&)>& each) {
    std::size_t place = 0;
    walk([&](const Guest& guest) {
      if (place++ % stride == 0) each(guest);
    });
  };
}

Knowledge learn_knowledge(const GuestWalk& walk, const Catalog& catalog, const ShopTaste& panel, std::int32_t today) {
  const GuestWalk some = at_most(most_learned_from, walk);
  Categories categories(catalog);
  ShopRhythm rhythm = learn_rhythm(some, categories, today);
  return {learn_yardsticks(some, today), std::move(rhythm), std::move(categories), learn_taste(panel)};
}

}  // namespace dangol
