// Who is in a segment that the owner has written down as a rule, and why.
//
//   const auto rule = read_expression("visits >= 5 and last_visit before 30 days ago", segment_names(catalog,
//   currency)); const SegmentMembers members = segment_members(walk, *rule, catalog, zone, today, 10);
#pragma once

#include <cstdint>
#include <vector>

#include "base/money.h"
#include "base/time.h"
#include "catalog/catalog.h"
#include "insights/guest.h"
#include "segments/expression.h"
#include "segments/segment_names.h"
#include "segments/why.h"

namespace dangol {

// The names that a rule may quote: items, categories and branches of the shop.
SegmentNames segment_names(const Catalog& catalog, const Currency& currency);

struct SegmentMember {
  CustomerId guest;
  Why because;
};

struct SegmentMembers {
  std::uint64_t guests = 0;  // looked at: those who did not refuse personalisation
  std::uint64_t members = 0;
  std::vector<SegmentMember> shown;  // the first of them in the sequence of the walk
};

// One walk, a microsecond or two a guest. A rule about worth or about who still comes needs a model of all guests first
// (insights/worth.h): another walk, and some tens of microseconds a guest.
SegmentMembers segment_members(const GuestWalk& walk, const SegmentExpression& rule, const Catalog& catalog,
                               const Zone& zone, std::int32_t today, std::size_t limit);

}  // namespace dangol
