// What a guest was shown, as a number that an auditor can compute from the words alone (docs/law.md A10): SHA-256 over
// the four statements in UTF-8, in the order in which they are shown, each ended by a zero byte.
//
//   printf '%s\0' "$purpose_text" "$items" "$retention" "$refusal" | sha256sum
#pragma once

#include <string>
#include <string_view>

#include "base/sha256.h"
#include "consent/consent_texts.h"

namespace dangol {

// As sha256sum prints it.
std::string text_hash(const ConsentTextPublished& text);

// Of a version in a language, "ko" or "en"; of version_of_screens the words that the screens came with. Empty when the
// shop has not published it, or not in that language.
std::string text_hash(const ConsentTexts& texts, Purpose purpose, std::string_view version, std::string_view language);

}  // namespace dangol
