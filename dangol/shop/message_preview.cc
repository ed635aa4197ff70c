#include "shop/message_preview.h"

#include "messages/preview_words.h"
#include "templates/parse_template.h"

namespace dangol {
Result<MessagePreview> preview_message(const Shop& shop, CustomerId customer, std::string_view text, Instant now,
                                       Language language) {
  const auto message = parse_template(text, language);
  if (!message) return message.error();
  const auto values = shop.message_values(customer, now);
  if (!values) return values.error();
  MessagePreview preview{.said = render(*message, *values), .wished = values->speech()};
  if (!preview.said.complete()) return preview;
  preview.size = sms_size(preview.said.text);
  preview.speech = speech_of(preview.said.text);
  return preview;
}

std::vector<std::string> preview_lines(const MessagePreview& preview, Language language) {
  if (!preview.said.complete()) return {missing_words(preview.said.missing, language)};
  std::vector<std::string> lines{preview.said.text, sms_size_words(preview.size, language)};
  if (auto speech = speech_words(preview.speech, preview.wished, language); !speech.empty())
    lines.push_back(std::move(speech));
  return lines;
}

}  // namespace dangol
