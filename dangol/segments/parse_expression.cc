#include "segments/parse_expression.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/korean.h"
#include "segments/parse_condition.h"

namespace dangol {
namespace {

// Takes lists apart and joins lists of one kind that brackets kept apart.
class ExpressionParser {
 public:
  ExpressionParser(std::string_view text, const SegmentNames& names) : reader_(text), names_(names) {}

  std::optional<ExpressionNode> whole() {
    std::optional<ExpressionNode> root = alternatives(deepest_expression);
    if (!root) return std::nullopt;
    if (reader_.next().kind != WordKind::end) return reader_.expect("\"and\", \"or\" or the end");
    return root;
  }
  const ExpressionMistake& mistake() const { return reader_.mistake(); }

 private:
  using Part = std::optional<ExpressionNode>;

  Part alternatives(int levels_left) {
    return list(NodeKind::any, "or", [&] { return list(NodeKind::all, "and", [&] { return part(levels_left); }); });
  }

  template <class ReadPart>
  Part list(NodeKind kind, std::string_view joined_by, const ReadPart& read_part) {
    Part first = read_part();
    if (!first || !reader_.next_is(joined_by)) return first;
    ExpressionNode joined{.kind = kind, .condition = {}, .children = {}};
    add(joined, std::move(*first));
    while (reader_.take(joined_by)) {
      Part another = read_part();
      if (!another) return std::nullopt;
      add(joined, std::move(*another));
    }
    return joined;
  }

  static void add(ExpressionNode& list, ExpressionNode part) {
    if (part.kind == list.kind) {
      std::ranges::move(part.children, std::back_inserter(list.children));
    } else {
      list.children.push_back(std::move(part));
    }
  }

  Part part(int levels_left) {
    const bool negated = reader_.next_is("not");
    if (!negated && !reader_.next_is("(")) return condition();
    if (levels_left == 0) {
      return reader_.expect(fmt::format("a condition (at most {} levels of brackets and \"not\")", deepest_expression));
    }
    reader_.advance();
    if (negated) {
      Part denied = part(levels_left - 1);
      if (!denied) return std::nullopt;
      ExpressionNode node{.kind = NodeKind::negation, .condition = {}, .children = {}};
      node.children.push_back(std::move(*denied));
      return node;
    }
    Part inner = alternatives(levels_left - 1);
    if (inner && !reader_.take(")")) return reader_.expect("\"and\", \"or\" or a closing bracket");
    return inner;
  }

  Part condition() {
    if (conditions_ == most_conditions)
      return reader_.expect(fmt::format("the end (at most {} conditions)", conditions_));
    ++conditions_;
    std::optional<Condition> read = parse_condition(reader_, names_);
    if (!read) return std::nullopt;
    return ExpressionNode{.kind = NodeKind::condition, .condition = std::move(*read), .children = {}};
  }

  WordReader reader_;
  const SegmentNames& names_;
  int conditions_ = 0;
};

int character_at(std::string_view text, std::size_t offset) {
  const auto starts_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  return 1 + static_cast<int>(std::ranges::count_if(text.substr(0, offset), starts_character));
}

}  // namespace

ParsedExpression parse_expression(std::string_view text, const SegmentNames& names) {
  ParsedExpression parsed;
  if (text.size() > longest_expression) {
    parsed.mistake = {longest_expression, character_at(text, longest_expression),
                      fmt::format("the end (at most {} bytes)", longest_expression)};
    return parsed;
  }
  ExpressionParser parser(text, names);
  if (std::optional<ExpressionNode> root = parser.whole()) {
    parsed.expression = SegmentExpression{.root = std::move(*root), .money_decimals = names.money_decimals()};
    return parsed;
  }
  parsed.mistake = parser.mistake();
  parsed.mistake.character = character_at(text, parsed.mistake.offset);
  return parsed;
}

Result<SegmentExpression> read_expression(std::string_view text, const SegmentNames& names) {
  ParsedExpression parsed = parse_expression(text, names);
  if (parsed.expression) return std::move(*parsed.expression);
  return Error{ErrorCode::invalid_input, fmt::format("This segment cannot be read: at character {} there should be {}.",
                                                     parsed.mistake.character, parsed.mistake.expected)};
}

}  // namespace dangol
