#include "insights/segment_members.h"

#include "insights/categories.h"
#include "insights/facts_reader.h"

namespace dangol {

SegmentNames segment_names(const Catalog& catalog, const Currency& currency) {
  SegmentNames names(currency.decimals);
  for (const ItemDefined& item : catalog.items()) {
    if (item.item && !item.name.empty()) names.add(FieldKind::item, item.name, item.item.value);
  }
  const Categories categories(catalog);
  for (std::uint32_t category = 1; category < categories.size(); ++category)
    names.add(FieldKind::category, categories.name(category), category);
  for (const StoreDefined& store : catalog.stores()) {
    if (store.store && !store.name.empty()) names.add(FieldKind::store, store.name, store.store.value);
  }
  return names;
}

SegmentMembers segment_members(const GuestWalk& walk, const SegmentExpression& rule, const Catalog& catalog,
                               const Zone& zone, std::int32_t today, std::size_t limit) {
  FactsReader reader(catalog, zone, today);
  if (asks_for_worth(rule)) reader.learn_worth(walk);
  SegmentMembers found;
  walk([&](const Guest& guest) {
    if (!guest.personalised) return;
    ++found.guests;
    const CustomerFacts facts = reader.read(guest);
    if (!holds(rule, facts, today)) return;
    ++found.members;
    if (found.shown.size() < limit) found.shown.push_back({guest.id, why(rule, facts, today)});
  });
  return found;
}

}  // namespace dangol
