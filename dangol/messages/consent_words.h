// Her answers about consent as lines that can be shown to whoever asks for proof.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "consent/consent_record.h"
#include "consent/consent_texts.h"
#include "messages/card_words.h"

namespace dangol {

// "문자 광고", "advertising by text message"
std::string consent_subject_words(Purpose purpose, Channel channel, Language language);

// "2024-05-02T14:10:00+09:00 문자 광고: 동의 (계산대 화면, 문구 1; 점장)". `staff`: who wrote it down; may be empty.
// `is_outdated`: as consent_record.h says. `pictures`: how many show it; of a paper it is told that none does.
std::string consent_words(const ConsentRecord& record, std::string_view staff, const Zone& zone, Language language,
                          bool is_outdated, std::size_t pictures);

// "계산대 화면", "counter screen"
std::string_view method_words(ConsentMethod method, Language language);

std::string no_consents_words(Language language);

// A line that names it, then its four statements.
std::vector<std::string> consent_text_words(const PublishedText& published, const Zone& zone, Language language);

std::string no_consent_texts_words(Language language);

}  // namespace dangol
