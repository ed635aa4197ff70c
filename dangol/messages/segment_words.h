// Segments in words: what can be asked, why somebody is in one, and where the text of a rule stops making sense.
//
//   why_words(member.because, currency, today, Language::korean)      "20번 오셨어요", "5월 31일에 마지막으로 오셨어요"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/money.h"
#include "insights/saved_segment.h"
#include "messages/card_words.h"
#include "segments/parse_expression.h"
#include "segments/why.h"

namespace dangol {

// "방문한 횟수", "How often she came": the label of a field.
std::string_view field_words(const FieldInfo& field, Language language);
// "이상", "at least"; what a comparison is called where somebody chooses it.
std::string_view relation_words(FieldKind kind, Relation relation, Language language);
// The comparisons that a field of that kind can make; none for flags and purchases.
std::vector<Relation> relations_of(FieldKind kind);

// What made the rule hold, or fail: a sentence for each condition that did, with her own figures.
std::vector<std::string> why_words(const Why& because, const Currency& currency, std::int32_t today, Language language);

// "8번째 글자에는 이 가게의 메뉴 이름이 와야 해요"
std::string mistake_words(const ExpressionMistake& mistake, Language language);

// What is special about a saved segment; mostly nothing.
std::string saved_segment_words(const SavedSegment& segment, Language language);
std::string no_segments_words(Language language);

}  // namespace dangol
