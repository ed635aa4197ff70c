// What a text that asks for consent, and an answer to one, must hold before they are recorded (docs/law.md A1, A2).
#pragma once

#include "base/result.h"
#include "consent/consent_texts.h"

namespace dangol {

// `invalid_input`: one of the four statements is missing, or the version, language or time is none; `conflict`: the
// version is published with other words.
Result<void> accept_consent_text(const ConsentTextPublished& text, Instant at, const ConsentTexts& published,
                                 Instant now);

// `invalid_input`: of no channel where one is needed; a yes to a text that the shop has not published, or has replaced.
Result<void> accept_consent(const ConsentChanged& consent, Instant at, const ConsentTexts& published);

}  // namespace dangol
