#include "templates/parse_template.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/korean.h"
#include "templates/hidden_character.h"

namespace dangol {
namespace {

constexpr std::string_view ends_of_part = "+:|{}[]\n";

class TemplateReader {
 public:
  TemplateReader(std::string_view text, Language language) : text_(text) { message_.language = language; }

  bool read() {
    if (text_.size() > longest_template) return fail(TemplateFault::too_long, longest_template);
    if (!is_utf8(text_)) return fail(TemplateFault::not_text, hidden_character_in(text_).value_or(0));
    if (const auto hidden = hidden_character_in(text_)) return fail(TemplateFault::hidden_character, *hidden);
    while (at_ < text_.size()) {
      if (!read_piece()) return false;
    }
    if (current_.may_be_left_out) return fail(TemplateFault::unclosed_paragraph, at_);
    keep_paragraph();
    return true;
  }

  MessageTemplate take() { return std::move(message_); }
  TemplateFault fault() const { return fault_; }
  std::size_t fault_at() const { return fault_at_; }

 private:
  bool fail(TemplateFault fault, std::size_t at) {
    fault_ = fault;
    fault_at_ = at;
    return false;
  }

  bool next_is(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  bool passed(std::string_view what) {
    if (!next_is(what)) return false;
    at_ += what.size();
    return true;
  }

  bool read_piece() {
    const std::size_t begin = at_;
    if (passed("{{")) return add_literal("{");
    if (passed("}}")) return add_literal("}");
    if (passed("{[}")) return add_literal("[");
    if (passed("{]}")) return add_literal("]");
    if (passed("[[")) return begin_paragraph(begin);
    if (passed("]]")) return end_paragraph(begin);
    if (passed("{")) return read_place(begin);
    if (next_is("}")) return fail(TemplateFault::stray_brace, at_);
    const std::size_t end = std::min(text_.find_first_of("{}[]", at_ + 1), text_.size());
    return add_literal(text_.substr(std::exchange(at_, end), end - begin));
  }

  bool add_literal(std::string_view literal) {
    auto& pieces = current_.pieces;
    if (pieces.empty() || !std::holds_alternative<std::string>(pieces.back())) pieces.emplace_back(std::string());
    std::get<std::string>(pieces.back()) += literal;
    return true;
  }

  void keep_paragraph() {
    if (!current_.pieces.empty()) message_.paragraphs.push_back(std::move(current_));
    current_ = {};
    has_place_that_may_be_missing_ = false;
  }

  bool begin_paragraph(std::size_t begin) {
    if (current_.may_be_left_out) return fail(TemplateFault::nested_paragraph, begin);
    keep_paragraph();
    current_.may_be_left_out = true;
    return true;
  }

  bool end_paragraph(std::size_t begin) {
    if (!current_.may_be_left_out) return fail(TemplateFault::stray_paragraph_end, begin);
    if (!has_place_that_may_be_missing_) return fail(TemplateFault::paragraph_without_place, begin);
    keep_paragraph();
    return true;
  }

  std::string_view take_part() {
    const std::size_t begin = at_;
    at_ = std::min(text_.find_first_of(ends_of_part, at_), text_.size());
    return text_.substr(begin, at_ - begin);
  }

  bool read_place(std::size_t begin) {
    if (++places_ > most_places) return fail(TemplateFault::too_many_places, begin);
    const std::size_t name_at = at_;
    const auto what = placeholder_named(take_part());
    if (!what) return fail(TemplateFault::unknown_placeholder, name_at);
    TemplatePlace place;
    place.what = *what;
    if (!read_suffix(place) || !read_forms(place) || !read_fallback(place)) return false;
    if (place.what == Placeholder::speech && !says_two_levels(place))
      return fail(TemplateFault::not_two_levels, name_at);
    if (!passed("}")) return fail(TemplateFault::unclosed_place, at_);
    has_place_that_may_be_missing_ |= place.may_be_missing();
    current_.pieces.emplace_back(std::move(place));
    return true;
  }

  bool read_suffix(TemplatePlace& place) {
    if (!passed("+")) return true;
    place.suffix = take_part();
    return !place.suffix.empty() || fail(TemplateFault::empty_suffix, at_);
  }

  bool read_forms(TemplatePlace& place) {
    if (!passed(":")) return true;
    const std::size_t begin = at_;
    place.forms = take_part();
    if (place.what == Placeholder::speech) {
      place.form = WordForm::speech;
      split_formal(place, 1);
      return true;
    }
    if (message_.language == Language::english) return read_number_forms(place, begin);
    place.form = WordForm::particle;
    split_formal(place, 2);
    const bool pair = is_particle_pair(place.forms) && place.formal.find('/') == std::string::npos;
    return pair || fail(TemplateFault::not_a_particle, begin);
  }

  // What stands behind the slash of that number is how it is said formally.
  static void split_formal(TemplatePlace& place, int slashes) {
    std::size_t at = 0;
    for (; slashes > 0 && at != std::string::npos; --slashes) at = place.forms.find('/', at + 1);
    if (at == std::string::npos || at + 1 == place.forms.size()) return;
    place.formal = place.forms.substr(at + 1);
    place.forms.resize(at);
  }

  static bool says_two_levels(const TemplatePlace& place) {
    const bool two = !place.forms.empty() && !place.formal.empty() && place.formal.find('/') == std::string::npos;
    return two && place.suffix.empty() && !place.fallback;
  }

  bool read_number_forms(TemplatePlace& place, std::size_t begin) {
    if (placeholder_row(place.what).kind != ValueKind::number) return fail(TemplateFault::no_number, begin);
    if (!place.suffix.empty()) return fail(TemplateFault::suffix_and_number_form, begin);
    const std::size_t slash = place.forms.find('/');
    const bool two = slash != std::string::npos && slash > 0 && slash + 1 < place.forms.size() &&
                     place.forms.find('/', slash + 1) == std::string::npos;
    place.form = place.forms == "th" ? WordForm::ordinal : WordForm::plural;
    return two || place.form == WordForm::ordinal || fail(TemplateFault::not_a_plural, begin);
  }

  bool read_fallback(TemplatePlace& place) {
    if (!passed("|")) return true;
    place.fallback = std::string(take_part());
    return !place.fallback->empty() || fail(TemplateFault::empty_fallback, at_);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int places_ = 0;
  bool has_place_that_may_be_missing_ = false;  // in the paragraph that is being read
  TemplateParagraph current_;
  MessageTemplate message_;
  TemplateFault fault_ = TemplateFault::not_text;
  std::size_t fault_at_ = 0;
};

// A browser's line ends are two characters. Of a text that is too long anyway, only the beginning.
std::string with_plain_line_ends(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size() && plain.size() <= longest_template; ++at) {
    if (text[at] != '\r' || !text.substr(at + 1).starts_with('\n')) plain += text[at];
  }
  return plain;
}

TemplateMistake mistake_at(std::string_view text, std::size_t offset, TemplateFault fault) {
  TemplateMistake mistake{.fault = fault};
  std::size_t in_plain = 0;
  for (; mistake.offset < text.size() && in_plain < offset; ++mistake.offset) {
    const char c = text[mistake.offset];
    if (c == '\r' && text.substr(mistake.offset + 1).starts_with('\n')) continue;
    ++in_plain;
    const bool starts_character = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    mistake.character = c == '\n' ? 1 : mistake.character + (starts_character ? 1 : 0);
    mistake.line += c == '\n' ? 1 : 0;
  }
  return mistake;
}

Error as_error(const TemplateMistake& mistake) {
  return {ErrorCode::invalid_input,
          fmt::format("This message template cannot be read: in line {} at character {} there should be {}.",
                      mistake.line, mistake.character, expected(mistake.fault, Language::english))};
}

}  // namespace

Result<MessageTemplate> parse_template(std::string_view text, Language language) {
  const std::string plain = with_plain_line_ends(text);
  TemplateReader reader(plain, language);
  if (reader.read()) return reader.take();
  return as_error(mistake_at(text, reader.fault_at(), reader.fault()));
}

std::optional<TemplateMistake> mistake_in(std::string_view text, Language language) {
  const std::string plain = with_plain_line_ends(text);
  TemplateReader reader(plain, language);
  if (reader.read()) return std::nullopt;
  return mistake_at(text, reader.fault_at(), reader.fault());
}

}  // namespace dangol
