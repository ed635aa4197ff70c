// Who answers for a child, and that she is a child no more.
#pragma once

#include <string>

#include "events/event.h"
#include "messages/card_words.h"

namespace dangol {

// "보호자 이수진 · 01023456789 · 서명한 종이 동의서로 확인", "Guardian Kim Sujin · 01023456789 · verified on signed
// paper"
std::string guardian_words(const GuardianConsented& guardian, Language language);
// That she is 14 and has to be asked herself.
std::string came_of_age_words(Language language);

}  // namespace dangol
