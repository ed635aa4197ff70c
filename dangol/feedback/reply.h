// How it was, by a text message that she sends back.
#pragma once

#include <string_view>

#include "events/feedback.h"

namespace dangol {

// When she was asked and has not answered, a score from 1 to 5 at its head is one, and the rest her words: "5",
// "4점 조금 썼어요", "★★★". Else all of it is her words: "3시에 갈게요" scores nothing. By FeedbackWay::message.
FeedbackGiven read_reply(std::string_view utf8, bool was_asked);

}  // namespace dangol
