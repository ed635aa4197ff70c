// Phone numbers as people type them, in one form: digits of the Korean national form ("01012345678", "0212345678",
// "15881234"), or "+" and all digits for other countries ("+14155550123", ITU-T E.164).
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace dangol {

// Understands separators, brackets, "tel:", +82 and 0082, full-width and Arabic-Indic digits, invisible characters, and
// a leading zero that a spreadsheet took (1012345678). `invalid_input` for what nobody can be reached at: too short or
// too long, letters, an extension, two numbers, emergency numbers, all zeros. The error never repeats what was typed.
Result<std::string> normalized_phone(std::string_view typed);

}  // namespace dangol
