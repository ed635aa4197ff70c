#include "segments/rule_compiler.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "segments/measures.h"

namespace dangol {
namespace {

using Clauses = std::optional<std::vector<Clause>>;

Clauses both(const std::vector<Clause>& some, const std::vector<Clause>& others) {
  if (some.size() * others.size() > most_clauses) return std::nullopt;
  std::vector<Clause> pairs;
  for (const Clause& one : some) {
    for (const Clause& other : others) {
      Clause pair = one;
      pair.insert(pair.end(), other.begin(), other.end());
      pairs.push_back(std::move(pair));
    }
  }
  return pairs;
}

Clauses either(std::vector<Clause> some, const std::vector<Clause>& others) {
  if (some.size() + others.size() > most_clauses) return std::nullopt;
  some.insert(some.end(), others.begin(), others.end());
  return some;
}

double just_above(double number) { return std::nextafter(number, std::numeric_limits<double>::infinity()); }

// Where the truth of a condition may change, as numbers that are the first of their side.
void add_cuts(const Condition& condition, std::vector<double>& cuts) {
  const double amount = condition.amount;
  switch (condition.relation) {
    case Relation::at_least:
    case Relation::less: return cuts.push_back(amount);
    case Relation::more:
    case Relation::at_most: return cuts.push_back(just_above(amount));
    case Relation::equal:
    case Relation::different: {
      const double same = condition.field == Field::birthday_month && condition.relative ? 1 : amount;
      cuts.push_back(same);
      return cuts.push_back(just_above(same));
    }
    case Relation::before:
    case Relation::since: return cuts.push_back(condition.relative ? just_above(amount) : amount);
    case Relation::holds:
      if (condition.field != Field::bought) cuts.push_back(just_above(0));
  }
}

}  // namespace

Clauses clauses_of(const ExpressionNode& node, bool negated) {
  if (node.kind == NodeKind::condition) return std::vector<Clause>{{{&node.condition, negated}}};
  if (node.kind == NodeKind::negation) return clauses_of(node.children.front(), !negated);
  const bool all = (node.kind == NodeKind::all) != negated;  // De Morgan
  Clauses joined = clauses_of(node.children.front(), negated);
  for (std::size_t i = 1; i < node.children.size() && joined; ++i) {
    const Clauses next = clauses_of(node.children[i], negated);
    if (!next) return std::nullopt;
    joined = all ? both(*joined, *next) : either(std::move(*joined), *next);
  }
  return joined;
}

void RuleCompiler::compile(std::span<const SegmentExpression> rules) {
  set_.rules_ = rules.size();
  for (std::uint32_t rule = 0; rule < rules.size(); ++rule) {
    const Clauses clauses = clauses_of(rules[rule].root, false);
    if (!clauses || !add_clauses(rule, *clauses)) set_.walked_.emplace_back(rule, rules[rule]);
  }
  const std::size_t clauses = set_.rule_of_clause_.size();
  set_.clause_words_ = (clauses + 63) / 64;
  set_.clause_is_rule_ = set_.walked_.empty() && clauses == rules.size();
  for (const auto& [measure, literals] : on_fields_) add_axis(measure, literals);
  set_.asks_for_month_ = on_fields_.contains(static_cast<std::size_t>(Measure::birthday_is_this_month));
  number_things();
}

bool RuleCompiler::add_clauses(std::uint32_t rule, const std::vector<Clause>& clauses) {
  std::size_t purchases = 0;
  for (const Clause& clause : clauses) {
    purchases += static_cast<std::size_t>(std::ranges::count_if(
        clause, [](const Literal& literal) { return literal.condition->field == Field::bought; }));
  }
  if (bought_numbers_ + purchases > most_bought_numbers) return false;
  bought_numbers_ += purchases;
  for (const Clause& clause : clauses) {
    const std::size_t number = set_.rule_of_clause_.size();
    set_.rule_of_clause_.push_back(rule);
    for (const Literal& literal : clause) {
      const Condition& condition = *literal.condition;
      if (condition.field == Field::bought) {
        on_things_[{condition.of_category, condition.thing}][{condition.times, condition.relative}].push_back(
            {number, literal});
      } else {
        on_fields_[measure_of(condition)].push_back({number, literal});
      }
    }
  }
  return true;
}

void RuleCompiler::number_things() {
  if (on_things_.empty()) return;
  set_.thing_slots_.resize(4 * std::bit_ceil(on_things_.size()));
  for (const auto& [key, numbers] : on_things_) {
    const auto [is_category, id] = key;
    (is_category ? set_.asks_for_categories_ : set_.asks_for_items_) = true;
    const auto first = static_cast<std::uint32_t>(set_.bought_.size());
    const auto thing = static_cast<std::uint32_t>(set_.things_.size());
    set_.things_.push_back({id, is_category, first, static_cast<std::uint32_t>(numbers.size())});
    std::size_t slot = thing_hash(id, is_category) % set_.thing_slots_.size();
    while (set_.thing_slots_[slot] != 0) slot = (slot + 1) % set_.thing_slots_.size();
    set_.thing_slots_[slot] = static_cast<std::uint16_t>(thing + 1);
    for (const auto& [number, literals] : numbers) {
      add_axis(measure_count + set_.bought_.size(), literals);
      set_.bought_.push_back({number.first, number.second});
    }
  }
}

void RuleCompiler::add_axis(std::size_t measure, const std::vector<AxisLiteral>& literals) {
  std::vector<double> cuts{-std::numeric_limits<double>::infinity()};
  for (const AxisLiteral& each : literals) add_cuts(*each.literal.condition, cuts);
  std::ranges::sort(cuts);
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());

  const std::size_t words = set_.clause_words_;
  const std::size_t first_mask = set_.masks_.size();
  const std::size_t room = std::max(std::bit_ceil(cuts.size()), cuts_block);
  set_.axes_.push_back({static_cast<std::uint32_t>(measure), static_cast<std::uint32_t>(set_.cuts_.size()),
                        static_cast<std::uint32_t>(room / 2), static_cast<std::uint32_t>(first_mask)});
  set_.masks_.resize(first_mask + words * (cuts.size() + 1), ~std::uint64_t{0});
  for (std::size_t place = 0; place <= cuts.size(); ++place) {
    const double number = place == 0 ? not_known : cuts[place - 1];
    for (const auto& [clause, literal] : literals) {
      if (compares(*literal.condition, number) != literal.negated) continue;
      set_.masks_[first_mask + place * words + clause / 64] &= ~(std::uint64_t{1} << clause % 64);
    }
  }
  cuts.resize(room, not_known);
  set_.cuts_.insert(set_.cuts_.end(), cuts.begin(), cuts.end());
}

}  // namespace dangol
