// What must not be kept in free text: resident registration numbers and payment cards never (PIPA 24-2), words about
// health only with her separate consent (PIPA 23).
#pragma once

#include <string_view>

#include "base/result.h"

namespace dangol {

// 주민등록번호: six digits of a date, seven more that begin with 1 to 8, whatever stands between them.
bool holds_resident_number(std::string_view utf8);
// A number whose whole is one and whose check digit fits; for fields that hold other 13-digit numbers (bar codes).
bool is_resident_number(std::string_view digits);
// 14 to 19 digits in a row (spaces and hyphens apart) that pass the Luhn test (ISO/IEC 7812-1).
bool holds_card_number(std::string_view utf8);
// Words of illness, pregnancy, allergy, medicine, in Korean or English. Errs on the side of asking.
bool holds_health_words(std::string_view utf8);

// `invalid_input` for numbers that may never be kept, `conflict` for words about health that need a consent first.
Result<void> check_free_text(std::string_view utf8, bool may_hold_health_data);

}  // namespace dangol
