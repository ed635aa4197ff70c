// Who is in the segments that the owner has saved, kept up by each guest's events and by the calendar: a count is read,
// not counted. What is kept equals what segment_members() finds by a walk on the same day.
//
//   SavedSegments saved(settings.segments, catalog, currency, zone, today);
//   if (saved.by_worth()) saved.learn_worth(walk);
//   saved.judge(guest);                                       each guest once, and after each event of hers
//   if (saved.turn_to(today)) for (who : saved.due()) saved.judge(guest_of(who));      when a day has begun
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/money.h"
#include "events/event.h"
#include "insights/facts_reader.h"
#include "insights/saved_segment.h"
#include "segments/membership.h"

namespace dangol {

class SavedSegments {
 public:
  SavedSegments() = default;  // none
  SavedSegments(const std::vector<SegmentDefined>& defined, const Catalog& catalog, const Currency& currency,
                const Zone& zone, std::int32_t today);

  bool empty() const { return segments_.empty(); }
  bool by_worth() const;
  void learn_worth(const GuestWalk& walk) { reader_->learn_worth(walk); }

  // A guest who refused personalisation is in none.
  void judge(const Guest& guest);
  void forget(CustomerId guest);
  // Another day. False when everybody has to be judged anew: the day is an earlier one, or worth has to be learned.
  bool turn_to(std::int32_t today);
  // Whose membership that day may have changed: judge() or forget() each.
  std::vector<CustomerId> due();

  std::int32_t today() const { return today_; }
  std::uint64_t guests() const { return membership_ ? membership_->customers() : 0; }  // who did not refuse
  std::vector<SavedSegment> list() const;
  // The names of those she is in, in the order of list().
  std::vector<std::string> of(CustomerId guest) const;

 private:
  struct Segment {
    SavedSegment told;                    // but for the count
    std::optional<SegmentNumber> number;  // in membership_; none with a mistake
  };
  std::vector<Segment> segments_;
  std::optional<FactsReader> reader_;
  std::optional<SegmentMembership> membership_;
  std::unordered_set<CustomerId> ahead_;  // who has an order dated after today_
  std::int32_t today_ = 0;
};

}  // namespace dangol
