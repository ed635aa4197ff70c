// A rule as it is asked of columns: of a whole block of rows at once, without a branch for each.
//
//   const ColumnRule rule(expression, today);
//   rule.judge(columns, first_row, mask);
//   each_set(mask, [&](std::size_t i) { ... });    the guest of row first_row + i is in it, or may be
//
// Where every condition has a column the answer is the rule's own, but for rows that are unusual or ahead of today.
// Else it holds for everybody in the rule and for some who are not: those are to be asked for their facts.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <vector>

#include "audience/audience.h"
#include "segments/expression.h"

namespace dangol {

class ColumnRule {
 public:
  using Mask = std::array<std::uint8_t, Audience::block>;

  ColumnRule(const SegmentExpression& rule, std::int32_t today);

  static constexpr std::uint8_t may_be_in = 1;
  static constexpr std::uint8_t must_read = 2;  // whether she is has to be asked of her facts

  // Nothing of who is not in play. `first_row` begins a block.
  void judge(const Audience::Columns& columns, std::size_t first_row, Mask& mask) const;

 private:
  // What is asked of one column, or of two.
  enum class Asks : std::uint8_t { nothing, days_or_count, spent, month, agreed, overdue, mean_spend };

  struct Node {
    NodeKind kind = NodeKind::condition;  // never a negation: that is pushed down to the conditions
    std::vector<Node> children;
    // Of a condition. `nothing`: holds or not, whatever the row.
    Asks asks = Asks::nothing;
    bool negated = false;
    bool holds = true;                                                // of `nothing`
    std::vector<std::uint16_t> Audience::Columns::*column = nullptr;  // of days_or_count
    std::int32_t lowest = 0;                                          // what the column must hold, both ends included
    std::int32_t highest = -1;
    std::uint16_t months = 0;  // a bit for each
    double least = 0;          // of overdue and mean_spend
    double most = 0;
  };

  Node node_of(const ExpressionNode& node, bool negated);
  Node condition_of(const Condition& condition, bool negated);
  Node test_of(const Condition& condition) const;
  Node whole_number(const Condition& condition, std::vector<std::uint16_t> Audience::Columns::*column,
                    std::int32_t lowest, std::int32_t highest) const;
  static void merge(std::vector<Node>& all);
  void judge(const Node& node, const Audience::Columns& columns, std::size_t first_row, Mask& mask) const;
  void test(const Node& node, const Audience::Columns& columns, std::size_t first_row, Mask& mask) const;
  void settle(const Audience::Columns& columns, std::size_t first_row, Mask& mask) const;

  std::int32_t today_;
  bool exact_ = true;
  Node root_;
};

// The places that are not 0, eight looked at together.
template <class Each>
void each_set(const ColumnRule::Mask& mask, const Each& each) {
  for (std::size_t begin = 0; begin < mask.size(); begin += sizeof(std::uint64_t)) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, mask.data() + begin, sizeof eight);
    while (eight != 0) {
      const auto byte = static_cast<std::size_t>(std::countr_zero(eight)) / 8;
      eight &= ~(std::uint64_t{0xff} << (8 * byte));
      each(begin + byte);
    }
  }
}
static_assert(std::endian::native == std::endian::little);

}  // namespace dangol
