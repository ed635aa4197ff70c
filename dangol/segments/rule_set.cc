#include "segments/rule_set.h"

#include <algorithm>
#include <array>
#include <bit>

#include "base/assert.h"
#include "segments/measures.h"
#include "segments/rule_compiler.h"
#include "segments/why.h"

namespace dangol {

namespace {

using Pair [[gnu::vector_size(16)]] = double;
using PairOfCounts [[gnu::vector_size(16)]] = std::int64_t;

// How many of cuts_block numbers are reached, without branches and two at a time: this is most of the work of a shop's
// twenty rules.
std::size_t reached_in_block(double number, const double* cuts) {
  const Pair mine{number, number};
  PairOfCounts even{};
  PairOfCounts odd{};
  for (std::size_t i = 0; i < cuts_block; i += 4) {
    even -= mine >= Pair{cuts[i], cuts[i + 1]};
    odd -= mine >= Pair{cuts[i + 2], cuts[i + 3]};
  }
  even += odd;
  return static_cast<std::size_t>(even[0] + even[1]);
}

}  // namespace

inline std::size_t RuleSet::place_on(const Axis& axis, double number) const {
  const double* cuts = cuts_.data() + axis.first_cut;
  std::size_t place = 0;
  for (std::size_t step = axis.half; step >= cuts_block; step /= 2)
    place += number >= cuts[place + step - 1] ? step : 0;
  return place + reached_in_block(number, cuts + place);
}

void RuleSet::keep_possible(std::span<const double> numbers, std::span<std::uint64_t> possible) const {
  if (clause_words_ == 1) {
    std::uint64_t word = ~std::uint64_t{0};
    for (const Axis& axis : axes_) word &= masks_[axis.first_mask + place_on(axis, numbers[axis.measure])];
    possible[0] = word;
    return;
  }
  std::fill_n(possible.begin(), clause_words_, ~std::uint64_t{0});
  for (const Axis& axis : axes_) {
    const std::size_t place = place_on(axis, numbers[axis.measure]);
    const std::uint64_t* mask = masks_.data() + axis.first_mask + place * clause_words_;
    for (std::size_t word = 0; word < clause_words_; ++word) possible[word] &= mask[word];
  }
}

Result<RuleSet> RuleSet::compile(std::span<const SegmentExpression> rules) {
  if (rules.size() > most_rules) {
    return Error{ErrorCode::too_much, "There are too many segments; the most is " + std::to_string(most_rules) + "."};
  }
  RuleSet set;
  RuleCompiler(set).compile(rules);
  return set;
}

void RuleSet::judge(const CustomerFacts& facts, std::int32_t today, std::span<std::uint64_t> in) const {
  DANGOL_ASSERT(in.size() == words());
  std::array<double, measure_count + most_bought_numbers> numbers;
  const int month = asks_for_month_ ? month_of(today) : 1;
  measure(facts, today, month, std::span(numbers).first<measure_count>());
  if (!things_.empty()) number_purchases(facts, today, std::span(numbers).subspan(measure_count, bought_.size()));

  std::array<std::uint64_t, most_rules * most_clauses / 64> possible;
  keep_possible(numbers, possible);

  if (clause_is_rule_) {
    for (std::size_t word = 0; word < in.size(); ++word) in[word] = possible[word];
    if (rules_ % 64 != 0) in.back() &= (std::uint64_t{1} << rules_ % 64) - 1;
    return;
  }
  std::ranges::fill(in, 0);
  const auto put_in = [in](std::uint32_t rule) { in[rule / 64] |= std::uint64_t{1} << rule % 64; };
  for (std::size_t word = 0; word < clause_words_; ++word) {
    for (std::uint64_t left = possible[word]; left != 0; left &= left - 1) {
      const std::size_t clause = 64 * word + static_cast<std::size_t>(std::countr_zero(left));
      if (clause < rule_of_clause_.size()) put_in(rule_of_clause_[clause]);
    }
  }
  for (const auto& [rule, expression] : walked_) {
    if (holds(expression, facts, today)) put_in(rule);
  }
}

std::size_t thing_hash(std::uint32_t id, bool is_category) {
  return static_cast<std::uint32_t>((id * 2 + (is_category ? 1 : 0)) * 0x9e3779b1U) >> 16;
}

const RuleSet::Thing* RuleSet::thing_of(std::uint32_t id, bool is_category) const {
  const std::size_t last = thing_slots_.size() - 1;  // a power of two less one
  for (std::size_t slot = thing_hash(id, is_category) & last; thing_slots_[slot] != 0; slot = (slot + 1) & last) {
    const Thing& thing = things_[thing_slots_[slot] - 1U];
    if (thing.id == id && thing.is_category == is_category) return &thing;
  }
  return nullptr;
}

void RuleSet::number_purchases(const CustomerFacts& facts, std::int32_t today, std::span<double> numbers) const {
  struct Counted {
    const BoughtLine* last;
    std::uint32_t orders;
    std::uint32_t next;  // of the thing's numbers
  };
  std::array<Counted, most_bought_numbers> counted;
  std::fill_n(counted.begin(), things_.size(), Counted{});
  std::ranges::fill(numbers, not_known);
  const auto count = [&](const Thing* thing, const BoughtLine& line) {
    if (thing == nullptr) return;
    Counted& so_far = counted[static_cast<std::size_t>(thing - things_.data())];
    if (so_far.last != nullptr && so_far.last->order == line.order) return;
    so_far.last = &line;
    ++so_far.orders;
    for (; so_far.next < thing->numbers; ++so_far.next) {
      const std::size_t number = thing->first_number + so_far.next;
      if (bought_[number].times != so_far.orders) break;
      numbers[number] = bought_[number].ago ? static_cast<double>(today) - line.day : line.day;
    }
  };
  for (const BoughtLine& line : facts.bought) {
    if (asks_for_items_) count(thing_of(line.item.value, false), line);
    if (asks_for_categories_) count(thing_of(line.category, true), line);
  }
}

}  // namespace dangol
