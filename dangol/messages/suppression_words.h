// Why nothing is sent, in a sentence that anybody can read.
#pragma once

#include <string_view>

#include "events/suppression_reason.h"
#include "messages/card_words.h"

namespace dangol {

// "광고를 받겠다고 하신 적이 없어요"
std::string_view suppression_words(SuppressionReason reason, Language language);

// "보낼 수 있어요"
std::string_view may_send_words(Language language);

}  // namespace dangol
