// A message as one guest would get it: her own values put into a template, and how long it is as a text message.
// Nothing is sent.
//
//   const auto preview = preview_message(shop, guest, "{name+ 님:은/는} {item:을/를} 좋아하시죠.", now, language);
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shop/shop.h"
#include "templates/render.h"
#include "templates/sms_size.h"
#include "templates/speech_levels.h"

namespace dangol {

struct MessagePreview {
  RenderedMessage said;
  SmsSize size = {};  // of the text, as what follows; when nothing is missing
  TextSpeech speech = TextSpeech::none;
  SpeechLevel wished = SpeechLevel::polite;  // by her
};

// `not_found`: there is no such customer; `invalid_input`: where the template stops making sense.
Result<MessagePreview> preview_message(const Shop& shop, CustomerId customer, std::string_view text, Instant now,
                                       Language language);

// The text, its size and in which level it speaks, or what is missing.
std::vector<std::string> preview_lines(const MessagePreview& preview, Language language);

}  // namespace dangol
