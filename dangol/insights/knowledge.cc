#include "insights/knowledge.h"

namespace dangol {

Knowledge learn_knowledge(const GuestWalk& walk, const Catalog& catalog, const ShopTaste& panel, std::int32_t today) {
  Categories categories(catalog);
  ShopRhythm rhythm = learn_rhythm(walk, categories, today);
  return {learn_yardsticks(walk, today), std::move(rhythm), std::move(categories), learn_taste(panel)};
}

}  // namespace dangol
