// What is said about each mistake in a template.
#include <array>

#include "templates/parse_template.h"

namespace dangol {
namespace {

struct FaultWords {
  TemplateFault fault;
  std::string_view korean;
  std::string_view english;
};

// clang-format off
constexpr std::array<FaultWords, template_faults> fault_words{{
    {TemplateFault::too_long, "여기까지만 쓸 수 있습니다 (8,000바이트)", "the end of the template (8,000 bytes)"},
    {TemplateFault::not_text, "UTF-8 글자가 와야 합니다", "a character in UTF-8"},
    {TemplateFault::hidden_character, "눈에 보이는 글자가 와야 합니다", "a character that can be seen"},
    {TemplateFault::too_many_places, "자리 표시는 100개까지입니다", "no more placeholders (100)"},
    {TemplateFault::unclosed_place, "}가 와야 합니다", "a } that closes the placeholder"},
    {TemplateFault::stray_brace, "}를 그대로 쓰려면 }}라고 적습니다", "}} for a brace, or { before it"},
    {TemplateFault::unknown_placeholder, "{이름}, {상품} 같은 자리 표시가 와야 합니다",
     "a placeholder such as {name} or {item}; {{ for a brace"},
    {TemplateFault::empty_suffix, "{이름+ 님}처럼 + 뒤에 붙일 말이 와야 합니다", "words to add, as in {name+ Kim}"},
    {TemplateFault::not_a_particle, "은/는, 으로/로 같은 조사 한 쌍이 와야 합니다", "a pair of particles such as 은/는"},
    {TemplateFault::not_a_plural, "visit/visits 같은 한 쌍이나 th가 와야 합니다", "two forms such as visit/visits, or th"},
    {TemplateFault::no_number, "수를 나타내는 자리 표시가 와야 합니다", "a placeholder that is a number, such as {count}"},
    {TemplateFault::suffix_and_number_form, "+와 : 가운데 하나만 쓸 수 있습니다", "either + or :, not both"},
    {TemplateFault::empty_fallback, "{이름|손님}처럼 | 뒤에 대신할 말이 와야 합니다",
     "what to say instead, as in {name|there}"},
    {TemplateFault::nested_paragraph, "[[ ]] 안에는 다른 [[ ]]를 넣을 수 없습니다", "]] before another [["},
    {TemplateFault::unclosed_paragraph, "]]가 와야 합니다", "a ]] that closes the paragraph"},
    {TemplateFault::stray_paragraph_end, "]를 그대로 쓰려면 {]}라고 적습니다", "{]} for a bracket, or [[ before it"},
    {TemplateFault::paragraph_without_place, "[[ ]] 안에 모를 수도 있는 자리 표시가 와야 합니다",
     "a placeholder without a fallback inside [[ ]]"},
    {TemplateFault::not_two_levels, "{말씨:드려요/드립니다}처럼 두 말씨가 와야 합니다",
     "two wordings, as in {말씨:드려요/드립니다}"},
}};
// clang-format on

}  // namespace

std::string_view expected(TemplateFault fault, Language language) {
  const FaultWords& words = fault_words[static_cast<std::size_t>(fault)];
  return language == Language::korean ? words.korean : words.english;
}

}  // namespace dangol
