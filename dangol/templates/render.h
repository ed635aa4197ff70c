// Message template + what is known of one guest -> what is said to her, or what is missing for it.
//
//   const RenderedMessage said = render(message, values);
//   if (!said.complete()) show_missing(said.missing); else send(said.text);
#pragma once

#include <optional>
#include <string>

#include "templates/message_template.h"
#include "templates/template_values.h"

namespace dangol {

struct RenderedMessage {
  std::string text;         // empty when anything is missing
  PlaceholderSet missing;   // not known, without a fallback, outside paragraphs that may be left out
  PlaceholderSet left_out;  // not known, and so a paragraph was left out

  bool complete() const { return missing.none(); }
};

// Pure. A value is put in as it is: braces and brackets in it mean nothing. Where a paragraph is left out, of the white
// space before and after it only the larger remains, so that no gap shows.
RenderedMessage render(const MessageTemplate& message, const TemplateValues& values);

// One place alone, with its particle or form; nothing when the value is not known and there is no fallback.
std::optional<std::string> place_words(const TemplatePlace& place, const TemplateValues& values, Language language);

}  // namespace dangol
