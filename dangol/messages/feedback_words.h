// What guests said of how it was, and asking them, in words.
#pragma once

#include <string>
#include <string_view>

#include "base/language.h"
#include "catalog/catalog.h"
#include "feedback/ask.h"
#include "insights/feedback_themes.h"

namespace dangol {

// To staff: what to ask her about.
std::string ask_words(const Ask& ask, const Catalog& catalog, Language language);
std::string_view why_not_ask_words(WhyNotAsk why, Language language);
// "2/5, 카페라떼: 너무 썼어요": score, what it is about, her words, as far as there are any. Of a step that is given.
std::string feedback_words(const FeedbackStep& given, const Catalog& catalog, Language language);

// How many said something, and their mean score.
std::string feedback_look_words(const FeedbackLook& look, Language language);
std::string theme_name(const FoundTheme& theme, const Catalog& catalog, Language language);
// Guests, mean, which way it goes; without the example.
std::string theme_words(const FoundTheme& theme, Language language);

}  // namespace dangol
