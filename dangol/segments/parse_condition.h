// One condition of an expression, with the types of its field. For parse_expression alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "segments/expression.h"
#include "segments/expression_words.h"
#include "segments/parse_expression.h"

namespace dangol {

// Reads word by word and remembers the first thing that was not as expected.
class WordReader {
 public:
  explicit WordReader(std::string_view text) : text_(text), next_(word_at(text, 0)) {}

  const Word& next() const { return next_; }
  void advance() { next_ = word_at(text_, end_of(next_)); }
  // A sign, or a word whatever the case of its letters.
  bool next_is(std::string_view text) const;
  bool take(std::string_view text);
  // The next word is not what it should be. Something that cannot be read at all says so itself.
  std::nullopt_t expect(std::string expected);
  const ExpressionMistake& mistake() const { return mistake_; }

 private:
  std::string_view text_;
  Word next_;
  ExpressionMistake mistake_;
};

// Nothing when it is mistaken: the reader has the mistake.
std::optional<Condition> parse_condition(WordReader& reader, const SegmentNames& names);

}  // namespace dangol
