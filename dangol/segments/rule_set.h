// Many segments judged together for one customer, without allocation: some tens of nanoseconds for twenty rules.
//
//   const Result<RuleSet> rules = RuleSet::compile(expressions);
//   std::vector<std::uint64_t> in(rules->words());
//   rules->judge(facts, today, in);                      bit r of `in`: she is in segment r
//
// Each rule becomes alternatives (clauses) of plain comparisons. For each number that any of them asks about, all
// thresholds lie side by side; between two of them the same clauses stay possible, and that set of clauses is kept as
// bits. Judging a customer finds her place among each number's thresholds and intersects the sets: the cost grows with
// the numbers asked about and with clauses / 64, hardly with the number of conditions. The bit sets are those of
// QuickScorer (Lucchese et al., SIGIR 2015) with clauses for leaves.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "base/result.h"
#include "segments/customer_facts.h"
#include "segments/expression.h"

namespace dangol {

inline constexpr std::size_t most_rules = 4096;

class RuleSet {
 public:
  // At most most_rules (too_much above).
  static Result<RuleSet> compile(std::span<const SegmentExpression> rules);

  std::size_t size() const { return rules_; }
  std::size_t words() const { return (rules_ + 63) / 64; }
  // `in` has words() words; all are written.
  void judge(const CustomerFacts& facts, std::int32_t today, std::span<std::uint64_t> in) const;

 private:
  friend class RuleCompiler;

  // One number that clauses ask about.
  struct Axis {
    std::uint32_t measure = 0;     // in Measures; of purchases: in the purchases' numbers behind them
    std::uint32_t first_cut = 0;   // of cuts_
    std::uint32_t half = 0;        // of its cuts, NaN included: a power of two
    std::uint32_t first_mask = 0;  // of masks_: clause_words_ for each place
  };
  // How many orders back the latest day is looked for: "at least 3 times".
  struct BoughtNumber {
    std::uint32_t times = 1;
    bool ago = false;  // days before today instead of the day
  };
  struct Thing {
    std::uint32_t id = 0;
    bool is_category = false;
    std::uint32_t first_number = 0;  // of bought_: those of one thing lie together, rising in times
    std::uint32_t numbers = 0;
  };

  const Thing* thing_of(std::uint32_t id, bool is_category) const;
  void number_purchases(const CustomerFacts& facts, std::int32_t today, std::span<double> numbers) const;
  std::size_t place_on(const Axis& axis, double number) const;
  void keep_possible(std::span<const double> numbers, std::span<std::uint64_t> possible) const;

  std::size_t rules_ = 0;
  std::size_t clause_words_ = 0;
  std::vector<Axis> axes_;
  // Of each axis: minus infinity, which only "not known" (NaN) does not reach, then ascending, then NaN, which nothing
  // reaches. A number's place is how many it reaches: 0 for "not known".
  std::vector<double> cuts_;
  std::vector<std::uint64_t> masks_;
  bool asks_for_month_ = false;
  bool asks_for_items_ = false;
  bool asks_for_categories_ = false;
  std::vector<std::uint32_t> rule_of_clause_;
  bool clause_is_rule_ = false;  // each rule has one clause
  std::vector<Thing> things_;
  std::vector<std::uint16_t> thing_slots_;  // by hash, linear probing: one more than the number of the thing; 0: free
  std::vector<BoughtNumber> bought_;
  // Rules with more than most_clauses alternatives are walked as they are written.
  std::vector<std::pair<std::uint32_t, SegmentExpression>> walked_;  // with the number of the rule
};

}  // namespace dangol
