#include "segments/membership.h"

#include <algorithm>
#include <bit>
#include <optional>

#include "segments/next_change.h"

namespace dangol {
namespace {

std::vector<SegmentNumber> numbers_of(std::uint64_t bits, std::size_t word) {
  std::vector<SegmentNumber> numbers;
  for (; bits != 0; bits &= bits - 1) {
    numbers.push_back(static_cast<SegmentNumber>(64 * word + static_cast<std::size_t>(std::countr_zero(bits))));
  }
  return numbers;
}

void append(std::vector<SegmentNumber>& all, const std::vector<SegmentNumber>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

}  // namespace

Result<SegmentMembership> SegmentMembership::of(std::vector<SegmentExpression> rules) {
  Result<RuleSet> compiled = RuleSet::compile(rules);
  if (!compiled) return compiled.error();
  return SegmentMembership(std::move(rules), std::move(*compiled));
}

SegmentMembership::SegmentMembership(std::vector<SegmentExpression> rules, RuleSet compiled)
    : rules_(std::move(rules)), compiled_(std::move(compiled)), judged_(compiled_.words()), members_(rules_.size()) {
  for (std::uint32_t rule = 0; rule < rules_.size(); ++rule) {
    if (depends_on_calendar(rules_[rule])) moving_.push_back(rule);
  }
}

MembershipChange SegmentMembership::update(CustomerId customer, const CustomerFacts& facts, std::int32_t today) {
  Place& place = place_of(customer);
  compiled_.judge(facts, today, judged_);
  MembershipChange change;
  std::uint64_t* row = bits_.data() + place.row * compiled_.words();
  for (std::size_t word = 0; word < judged_.size(); ++word) {
    append(change.entered, numbers_of(judged_[word] & ~row[word], word));
    append(change.left, numbers_of(row[word] & ~judged_[word], word));
    row[word] = judged_[word];
  }
  for (const SegmentNumber segment : change.entered) ++members_[segment];
  for (const SegmentNumber segment : change.left) --members_[segment];
  wait_for(customer, place, next_change(facts, today));
  return change;
}

void SegmentMembership::forget(CustomerId customer) {
  const auto at = places_.find(customer);
  if (at == places_.end()) return;
  std::uint64_t* row = bits_.data() + at->second.row * compiled_.words();
  for (std::size_t word = 0; word < compiled_.words(); ++word) {
    for (const SegmentNumber segment : numbers_of(row[word], word)) --members_[segment];
    row[word] = 0;
  }
  free_rows_.push_back(at->second.row);
  places_.erase(at);
}

bool SegmentMembership::is_in(CustomerId customer, SegmentNumber segment) const {
  const auto at = places_.find(customer);
  if (at == places_.end()) return false;
  return (bits_[at->second.row * compiled_.words() + segment / 64] >> segment % 64 & 1) != 0;
}

std::vector<CustomerId> SegmentMembership::due(std::int32_t today) {
  std::vector<CustomerId> customers;
  for (auto day = waiting_.begin(); day != waiting_.end() && day->first <= today;) {
    std::vector<CustomerId>& waiting = day->second;
    waits_ -= std::erase_if(waiting, [&](CustomerId customer) {
      const auto at = places_.find(customer);
      return at == places_.end() || at->second.next_change != day->first;
    });
    customers.insert(customers.end(), waiting.begin(), waiting.end());
    day = waiting.empty() ? waiting_.erase(day) : std::next(day);
  }
  std::ranges::sort(customers);
  customers.erase(std::unique(customers.begin(), customers.end()), customers.end());
  return customers;
}

SegmentMembership::Place& SegmentMembership::place_of(CustomerId customer) {
  const auto [at, is_new] = places_.try_emplace(customer);
  if (!is_new) return at->second;
  if (free_rows_.empty()) {
    at->second.row = static_cast<std::uint32_t>(places_.size() - 1);
    bits_.resize(places_.size() * compiled_.words());
  } else {
    at->second.row = free_rows_.back();
    free_rows_.pop_back();
  }
  return at->second;
}

void SegmentMembership::wait_for(CustomerId customer, Place& place, std::int32_t day) {
  if (place.next_change == day) return;
  place.next_change = day;
  if (day == never_changes) return;
  waiting_[day].push_back(customer);
  ++waits_;
  constexpr std::size_t few = 1024;
  if (waits_ > few + 2 * places_.size()) drop_stale();
}

void SegmentMembership::drop_stale() {
  waiting_.clear();
  waits_ = 0;
  for (const auto& [customer, place] : places_) {
    if (place.next_change == never_changes) continue;
    waiting_[place.next_change].push_back(customer);
    ++waits_;
  }
}

std::int32_t SegmentMembership::next_change(const CustomerFacts& facts, std::int32_t today) const {
  std::int32_t earliest = never_changes;
  for (const std::uint32_t rule : moving_) {
    const std::optional<std::int32_t> day = next_change_day(rules_[rule], facts, today);
    earliest = std::min(earliest, day.value_or(never_changes));
  }
  return earliest;
}

}  // namespace dangol
