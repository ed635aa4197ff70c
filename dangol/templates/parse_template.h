// Text to message template: the grammar, the limits, and what is said about a mistake.
//
//   template  = (text | place | "[[" (text | place)+ "]]")*
//   place     = "{" placeholder ["+" suffix] [":" forms] ["|" fallback] "}"
//   forms     = a pair of Korean particles in a Korean template; "one/many" or "th" in an English one
//   literally = "{{" | "}}" | "{[}" | "{]}"
//
//   const Result<MessageTemplate> message = parse_template("{name:은/는} ...", Language::korean);
//   if (!message) show(message.error().message);   // for an editor: mistake_in()
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/result.h"
#include "templates/message_template.h"

namespace dangol {

inline constexpr std::size_t longest_template = 8'000;  // bytes
inline constexpr int most_places = 100;

enum class TemplateFault : std::uint8_t {
  too_long,
  not_text,
  hidden_character,
  too_many_places,
  unclosed_place,
  stray_brace,
  unknown_placeholder,
  empty_suffix,
  not_a_particle,
  not_a_plural,
  no_number,
  suffix_and_number_form,
  empty_fallback,
  nested_paragraph,
  unclosed_paragraph,
  stray_paragraph_end,
  paragraph_without_place,
  not_two_levels,
};
inline constexpr int template_faults = 18;

// Where the text stopped making sense. What was written there is not repeated.
struct TemplateMistake {
  TemplateFault fault = TemplateFault::not_text;
  std::size_t offset = 0;  // bytes, at most the size of the text
  int line = 1;
  int character = 1;  // in the line
};

// What should stand at the place of a mistake, as the end of a sentence: "a pair of particles such as 은/는".
std::string_view expected(TemplateFault fault, Language language);

Result<MessageTemplate> parse_template(std::string_view text, Language language);

// Nothing when parse_template() can read it.
std::optional<TemplateMistake> mistake_in(std::string_view text, Language language);

}  // namespace dangol
