// The small things that a step is made of: words, dates, times, lists. Each reads from the front of a text and either
// takes what it names or says what it expected.
#pragma once

#include <date/date.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "stories/step.h"

namespace dangol::story {

// "expected WHAT, found WORD": invalid_input.
Error expected(std::string_view what, std::string_view found);

std::string_view trimmed(std::string_view text);
// The text up to the first blank, which is taken away together with the blanks after it.
std::string_view take_word(std::string_view& text);
// Parts between separators, trimmed; one empty part for an empty text.
std::vector<std::string_view> split(std::string_view text, std::string_view separator);
// "김민지: 창가 자리" in two; nothing without a colon or when a side is empty.
std::optional<std::pair<std::string, std::string>> around_colon(std::string_view text);

// A whole number from `least` to `most`, all of the text.
Result<int> whole_number(std::string_view text, int least, int most);
Result<date::year_month_day> calendar_date(std::string_view text);  // 2024-07-01
Result<int> time_of_day(std::string_view text);                     // 08:40, in minutes since midnight
Result<Purpose> purpose(std::string_view text);                     // consent_names.h
Result<Channel> channel(std::string_view text);                     // likewise

// "아이스 아메리카노 / 얼음 적게 x2 + 크림빵"
Result<std::vector<OrderedLine>> ordered_lines(std::string_view text);
// The same the other way round.
std::string written(const std::vector<OrderedLine>& lines);

}  // namespace dangol::story
