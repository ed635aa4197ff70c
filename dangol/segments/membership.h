// Who is in which segment, kept up by events and by the calendar: each change of a customer's facts judges her alone,
// and each day looks only at those whose day it is.
//
//   MembershipChange change = membership.update(customer, facts, today);   entered, left
//   for (CustomerId who : membership.due(today)) membership.update(who, facts_of(who), today);
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <unordered_map>
#include <vector>

#include "base/ids.h"
#include "segments/rule_set.h"

namespace dangol {

using SegmentNumber = std::uint32_t;  // the place of its rule among those given

struct MembershipChange {
  std::vector<SegmentNumber> entered;  // ascending
  std::vector<SegmentNumber> left;
};

class SegmentMembership {
 public:
  static Result<SegmentMembership> of(std::vector<SegmentExpression> rules);

  // Some microseconds; memory: some 60 bytes a customer and one bit a segment.
  MembershipChange update(CustomerId customer, const CustomerFacts& facts, std::int32_t today);
  // As if she had never been there; leaves every segment. Her id may stand in the calendar until the day is looked at.
  void forget(CustomerId customer);

  bool is_in(CustomerId customer, SegmentNumber segment) const;
  std::size_t members(SegmentNumber segment) const { return members_[segment]; }
  std::size_t customers() const { return places_.size(); }  // those judged and not forgotten

  // Those whose membership the calendar changed by `today`, ascending: update() each. They are due until then.
  std::vector<CustomerId> due(std::int32_t today);
  // Entries of the calendar: at most twice as many as customers, and a thousand.
  std::size_t waiting() const { return waits_; }

 private:
  static constexpr std::int32_t never_changes = std::numeric_limits<std::int32_t>::max();
  struct Place {
    std::uint32_t row = 0;  // of bits_
    std::int32_t next_change = never_changes;
  };

  SegmentMembership(std::vector<SegmentExpression> rules, RuleSet compiled);
  Place& place_of(CustomerId customer);
  void wait_for(CustomerId customer, Place& place, std::int32_t day);
  void drop_stale();
  std::int32_t next_change(const CustomerFacts& facts, std::int32_t today) const;

  std::vector<SegmentExpression> rules_;
  RuleSet compiled_;
  std::vector<std::uint32_t> moving_;  // rules that the calendar can change
  std::vector<std::uint64_t> bits_;    // compiled_.words() a row
  std::vector<std::uint64_t> judged_;  // room for one row
  std::vector<std::uint32_t> free_rows_;
  std::vector<std::size_t> members_;
  std::unordered_map<CustomerId, Place> places_;
  // By day; one that no longer waits for that day stays until the day is looked at.
  std::map<std::int32_t, std::vector<CustomerId>> waiting_;
  std::size_t waits_ = 0;  // entries of waiting_, stale ones too
};

}  // namespace dangol
