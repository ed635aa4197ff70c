// What a text that asks for consent, an answer to one, and what proves an answer must hold before they are recorded
// (docs/law.md A1, A2, A11).
#pragma once

#include "base/result.h"
#include "consent/consent_texts.h"
#include "consent/evidence.h"

namespace dangol {

// `invalid_input`: one of the four statements is missing, or the version, language or time is none; `conflict`: the
// version is published with other words.
Result<void> accept_consent_text(const ConsentTextPublished& text, Instant at, const ConsentTexts& published,
                                 Instant now);

// `invalid_input`: of no channel where one is needed; a yes to a text that the shop has not published, or has replaced.
Result<void> accept_consent(const ConsentChanged& consent, Instant at, const ConsentTexts& published);

// `invalid_input`: no picture (picture_check.h), or of nothing; `conflict`: it is to show an answer that does not hold
// or was not given on paper; `too_much`: there are most_pictures_of_a_guest already.
Result<void> accept_evidence(const ConsentEvidenced& evidence, const ConsentState& consent,
                             const ConsentEvidence& kept);

}  // namespace dangol
