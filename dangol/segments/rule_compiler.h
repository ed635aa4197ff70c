// From expressions to the tables of a RuleSet. For rule_set.cc alone.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "segments/rule_set.h"

namespace dangol {

inline constexpr std::size_t most_clauses = 32;          // alternatives of one rule
inline constexpr std::size_t most_bought_numbers = 256;  // of all rules
inline constexpr std::size_t cuts_block = 8;             // an axis has this many cuts times a power of two

struct Literal {
  const Condition* condition = nullptr;
  bool negated = false;
};
using Clause = std::vector<Literal>;

// The alternatives in which an expression holds (its disjunctive normal form); nothing above most_clauses.
std::optional<std::vector<Clause>> clauses_of(const ExpressionNode& node, bool negated);

// Where a thing's slot is sought first, 0..65535.
std::size_t thing_hash(std::uint32_t id, bool is_category);

class RuleCompiler {
 public:
  explicit RuleCompiler(RuleSet& set) : set_(set) {}
  void compile(std::span<const SegmentExpression> rules);

 private:
  struct AxisLiteral {
    std::size_t clause = 0;
    Literal literal;
  };
  using ThingKey = std::pair<bool, std::uint32_t>;   // is category, id
  using NumberKey = std::pair<std::uint32_t, bool>;  // times, ago

  bool add_clauses(std::uint32_t rule, const std::vector<Clause>& clauses);
  void number_things();
  void add_axis(std::size_t measure, const std::vector<AxisLiteral>& literals);

  RuleSet& set_;
  std::map<std::size_t, std::vector<AxisLiteral>> on_fields_;  // by measure
  std::map<ThingKey, std::map<NumberKey, std::vector<AxisLiteral>>> on_things_;
  std::size_t bought_numbers_ = 0;
};

}  // namespace dangol
