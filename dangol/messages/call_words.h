// What a display calls, and says aloud, when what she ordered is ready.
#pragma once

#include <string>
#include <string_view>

#include "base/language.h"

namespace dangol {

// A message template (templates/parse_template.h), in the words of the trade whose pack the shop was founded with.
// "{called+ 님}, 음료 나왔습니다", "{called}, your drink is ready"; who is called 사장님 needs no second 님.
std::string call_template(std::string_view called, std::string_view pack, Language language);

// Nobody is named: "27번 손님", "Number 27", and what is said of it.
struct NumberCall {
  std::string called;
  std::string text;
};
NumberCall call_of_number(int number, std::string_view pack, Language language);

}  // namespace dangol
