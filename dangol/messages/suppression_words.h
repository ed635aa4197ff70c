// Why nothing is sent, in a sentence that anybody can read.
#pragma once

#include <string_view>

#include "events/event.h"
#include "events/suppression_reason.h"
#include "messages/card_words.h"

namespace dangol {

// "광고를 받겠다고 하신 적이 없어요"
std::string_view suppression_words(SuppressionReason reason, Language language);

// "보낼 수 있어요"
std::string_view may_send_words(Language language);

// That her address by that channel is to be asked for again: "보낸 메일이 돌아왔어요. 메일 주소를 다시 여쭤 주세요".
std::string_view came_back_words(Channel channel, Language language);

// That nothing is to be offered her before that local day: "10월 2일까지는 권하지 말아 주세요".
std::string rest_words(std::int32_t until, std::int32_t today, Language language);

}  // namespace dangol
