#include "messages/call_words.h"

#include <fmt/format.h>

namespace dangol {

std::string call_template(std::string_view called, std::string_view pack, Language language) {
  const bool is_cafe = pack == "cafe";
  if (language == Language::english)
    return is_cafe ? "{called}, your drink is ready" : "{called}, we are ready for you";
  const std::string_view who = called.ends_with("님") ? "{called}" : "{called+ 님}";
  return fmt::format("{}, {}", who, is_cafe ? "음료 나왔습니다" : "준비됐습니다");
}

}  // namespace dangol
