#include "messages/call_words.h"

#include <fmt/format.h>

namespace dangol {
namespace {

std::string ready(std::string_view who, std::string_view pack, Language language) {
  const bool is_cafe = pack == "cafe";
  const bool korean = language == Language::korean;
  if (is_cafe) return fmt::format("{}, {}", who, korean ? "음료 나왔습니다" : "your drink is ready");
  return fmt::format("{}, {}", who, korean ? "준비됐습니다" : "we are ready for you");
}

}  // namespace

std::string call_template(std::string_view called, std::string_view pack, Language language) {
  const bool takes_nim = language == Language::korean && !called.ends_with("님");
  return ready(takes_nim ? "{called+ 님}" : "{called}", pack, language);
}

NumberCall call_of_number(int number, std::string_view pack, Language language) {
  std::string called =
      language == Language::korean ? fmt::format("{}번 손님", number) : fmt::format("Number {}", number);
  std::string text = ready(called, pack, language);
  return {std::move(called), std::move(text)};
}

}  // namespace dangol
