// A message with places for what is known of one guest. There are no conditions, loops or expressions: a template
// says what to say, the caller has decided already.
//
//   {name:은/는}           the value with the particle that fits it             김민지는, 박서준은
//   {name+ 님:은/는|손님}   with a suffix, which stays away with the value        김민지 님은; not known: 손님은
//   {count:visit/visits}   English: the number with the form that fits it       1 visit, 3 visits
//   {count:th}             English ordinals                                     1st, 22nd
//   {speech:드려요/드립니다}  as she wishes to be spoken to: politely, or formally
//   {item:이에요/예요/입니다}  the same behind a value: the third form is for who is spoken to formally
//   [[ ... ]]              a paragraph, left out whole when a value in it is not known and has no fallback
//   {{ }} {[} {]}          literal braces and brackets
//
// parse_template() makes one, render() says it to somebody.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/language.h"
#include "templates/placeholder.h"

namespace dangol {

enum class WordForm : std::uint8_t { none, particle, plural, ordinal, speech };

// A place for one value.
struct TemplatePlace {
  Placeholder what = Placeholder::name;
  std::string suffix;
  WordForm form = WordForm::none;
  std::string forms;   // "은/는", "visit/visits", "드려요"
  std::string formal;  // what stands instead to who is spoken to formally: "께서는", "드립니다"; may be empty
  std::optional<std::string> fallback;  // what to say when the value is not known

  bool may_be_missing() const { return !fallback && what != Placeholder::speech; }

  friend bool operator==(const TemplatePlace&, const TemplatePlace&) = default;
};

using TemplatePiece = std::variant<std::string, TemplatePlace>;

struct TemplateParagraph {
  bool may_be_left_out = false;
  std::vector<TemplatePiece> pieces;

  friend bool operator==(const TemplateParagraph&, const TemplateParagraph&) = default;
};

struct MessageTemplate {
  Language language = Language::korean;
  std::vector<TemplateParagraph> paragraphs;  // in sequence; those that stay are what stands between [[ ]]

  friend bool operator==(const MessageTemplate&, const MessageTemplate&) = default;
};

// What the template can tell.
PlaceholderSet placeholders_of(const MessageTemplate& message);

// As parse_template() reads it: the same template, with placeholders by their English names.
std::string to_text(const MessageTemplate& message);

}  // namespace dangol
