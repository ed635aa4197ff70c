// What a guest is told before she consents, and what she answered, in JSON: docs/http-api.md.
#pragma once

#include <span>
#include <string>

#include "consent/consent_record.h"
#include "consent/consent_texts.h"
#include "consent/evidence.h"
#include "messages/card_words.h"
#include "staff/staff.h"

namespace dangol {

// The text that holds now of each purpose that has one.
std::string consent_texts_json(const ConsentTexts& texts, std::string_view language, const Zone& zone);
// Every version in every language, in the order in which they were published.
std::string all_consent_texts_json(const ConsentTexts& texts, const Zone& zone);

struct ConsentsAsked {
  Instant then;               // what she had agreed to at that time
  const ConsentTexts& texts;  // published by then
  const ConsentEvidence& evidence;
  const Staff& staff;
  const Zone& zone;
  Language language{};
};
std::string consents_json(std::span<const ConsentRecord> records, const ConsentsAsked& asked);

// The pictures that are kept of her, and of which answers on paper there is none.
std::string evidence_json(const ConsentEvidence& evidence, const ConsentState& consent, const Zone& zone);

}  // namespace dangol
