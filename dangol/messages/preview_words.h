// What an owner is told of a message before it is sent.
#pragma once

#include <string>

#include "base/language.h"
#include "templates/placeholder.h"
#include "templates/sms_size.h"
#include "templates/speech_levels.h"

namespace dangol {

// "문자(SMS) 42/90바이트", "장문(LMS) 120/2,000바이트; 보낼 수 없는 글자: ☕"
std::string sms_size_words(const SmsSize& size, Language language);

// "이 손님께는 알 수 없어요: 상품, 옵션"
std::string missing_words(const PlaceholderSet& missing, Language language);

// "말씨: 해요체", and what is wrong with it: mixed levels, 반말, less formal than she wishes. Empty of what speaks in
// none.
std::string speech_words(TextSpeech speech, SpeechLevel wished, Language language);

}  // namespace dangol
