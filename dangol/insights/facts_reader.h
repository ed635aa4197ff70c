// What a segment's rule may ask, of one guest of the shop: her remembered orders, profile and consent as plain facts.
//
//   FactsReader reader(catalog, zone, today);     // one for many guests: its room is used again
//   const CustomerFacts facts = reader.read(guest);
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "base/time.h"
#include "catalog/catalog.h"
#include "insights/categories.h"
#include "insights/guest.h"
#include "insights/guest_days.h"
#include "insights/worth.h"
#include "segments/customer_facts.h"
#include "segments/expression.h"

namespace dangol {

class FactsReader {
 public:
  FactsReader(const Catalog& catalog, const Zone& zone, std::int32_t today)
      : categories_(catalog), zone_(zone), today_(today) {}

  void turn_to(std::int32_t today) { today_ = today; }
  // Fitted on all guests; without it nobody's worth, and whether she still comes, is known.
  void learn_worth(const GuestWalk& walk);

  // What she bought and likes most, and her worth, are not in it: a few tenths of a microsecond.
  CustomerFacts read_figures(const Guest& guest);
  // Valid until the next guest is read. A microsecond or two; with worth some tens.
  CustomerFacts read(const Guest& guest);
  // An order of hers is dated after today (a till's clock): her facts change when that day comes.
  bool is_ahead(const Guest& guest) const;

 private:
  using Counts = std::map<std::uint32_t, int>;
  void read_purchases(CustomerFacts& facts);

  Categories categories_;
  Zone zone_;
  std::int32_t today_;
  std::optional<ValueModel> model_;
  GuestDays days_;
  std::vector<BoughtLine> lines_;
  Counts items_;
  Counts of_categories_;
};

// Whether facts for that rule need learn_worth().
bool asks_for_worth(const SegmentExpression& rule);

}  // namespace dangol
