// What the law asks of a shop that sends, in words: what each rule is about, how it stands, where it comes from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "consent/law_checks.h"

namespace dangol {

struct LawWords {
  std::string what;  // "전송자격인증"
  std::string says;  // how it stands and what to do: "7월 1일까지예요. 그 전에 새 인증을 적어 주세요."
  std::string_view law;  // "정보통신망법 제50조의3 제1항"; empty: no law's
};
LawWords law_words(const LawCheck& check, std::int32_t today, Language language);

// "빠졌어요", "챙길 때예요", "되어 있어요"
std::string_view law_state_words(LawState state, Language language);
// What it may cost not to keep them, a line for each law.
std::vector<std::string_view> law_penalties(Language language);

// As they are written in JSON: "relay_certificate", "due".
std::string_view name_of(LawRule rule);
std::string_view name_of(LawState state);

}  // namespace dangol
