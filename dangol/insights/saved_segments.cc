#include "insights/saved_segments.h"

#include <algorithm>

#include "insights/segment_members.h"
#include "segments/parse_expression.h"

namespace dangol {

SavedSegments::SavedSegments(const std::vector<SegmentDefined>& defined, const Catalog& catalog,
                             const Currency& currency, const Zone& zone, std::int32_t today)
    : reader_(std::in_place, catalog, zone, today), today_(today) {
  const SegmentNames names = segment_names(catalog, currency);
  std::vector<SegmentExpression> rules;
  for (const SegmentDefined& each : defined) {
    Segment& segment = segments_.emplace_back();
    segment.told = {.name = each.name, .rule = each.rule};
    ParsedExpression parsed = parse_expression(each.rule, names);
    segment.told.readable = parsed.expression.has_value();
    if (!parsed.expression) continue;
    segment.told.by_worth = asks_for_worth(*parsed.expression);
    segment.number = static_cast<SegmentNumber>(rules.size());
    rules.push_back(std::move(*parsed.expression));
  }
  if (auto membership = SegmentMembership::of(std::move(rules))) membership_ = std::move(*membership);
}

bool SavedSegments::by_worth() const {
  return std::ranges::any_of(segments_, [](const Segment& each) { return each.told.by_worth; });
}

void SavedSegments::judge(const Guest& guest) {
  if (!membership_) return;
  if (!guest.personalised) return forget(guest.id);
  membership_->update(guest.id, reader_->read(guest), today_);
  if (reader_->is_ahead(guest)) {
    ahead_.insert(guest.id);
  } else {
    ahead_.erase(guest.id);
  }
}

void SavedSegments::forget(CustomerId guest) {
  if (membership_) membership_->forget(guest);
  ahead_.erase(guest);
}

bool SavedSegments::turn_to(std::int32_t today) {
  if (today == today_) return true;
  if (today < today_ || by_worth()) return false;
  today_ = today;
  if (reader_) reader_->turn_to(today);
  return true;
}

std::vector<CustomerId> SavedSegments::due() {
  if (!membership_) return {};
  std::vector<CustomerId> guests = membership_->due(today_);
  guests.insert(guests.end(), ahead_.begin(), ahead_.end());
  return guests;
}

std::vector<SavedSegment> SavedSegments::list() const {
  std::vector<SavedSegment> all;
  for (const Segment& each : segments_) {
    all.push_back(each.told);
    if (each.number) all.back().members = membership_->members(*each.number);
  }
  return all;
}

std::vector<std::string> SavedSegments::of(CustomerId guest) const {
  std::vector<std::string> names;
  for (const Segment& each : segments_) {
    if (each.number && membership_->is_in(guest, *each.number)) names.push_back(each.told.name);
  }
  return names;
}

}  // namespace dangol
