#include "shop/message_writer.h"

#include <utility>

#include "shop/personal_values.h"
#include "shop/send_question.h"
#include "shop/sending_acceptance.h"
#include "templates/advertising_text.h"
#include "templates/parse_template.h"
#include "templates/render.h"

namespace dangol {
namespace {

Result<MessageToWrite> with_templates(MessageToWrite message, std::string_view subject, std::string_view text,
                                      Language language) {
  if (auto fit = accept_words(message.what, subject, text); !fit) return fit.error();
  auto read_subject = parse_template(subject, language);
  if (!read_subject) return Error{read_subject.error().code, "the subject: " + read_subject.error().message};
  auto read_text = parse_template(text, language);
  if (!read_text) return Error{read_text.error().code, "the text: " + read_text.error().message};
  message.subject = std::move(*read_subject);
  message.text = std::move(*read_text);
  return message;
}

// Put around the words, if the shop has arranged all that belongs there.
std::string as_advertisement(const AdvertisingParts& parts, std::string_view words) {
  const auto text = advertising_text(parts, words);
  return text ? text->whole : std::string();
}

}  // namespace

Result<MessageToWrite> read_message(const CampaignDefined& campaign, Language language) {
  return with_templates({campaign.channel, campaign.message, campaign.bought_once, {}, {}}, campaign.subject,
                        campaign.text, language);
}

Result<MessageToWrite> read_message(const OneMessage& message, Language language) {
  return with_templates({message.channel, message.what, {}, {}, {}}, message.subject, message.text, language);
}

WrittenMessage MessageWriter::write(CustomerId customer, const CustomerMemory& memory) const {
  WrittenMessage written;
  const AdvertisingParts parts = advertising_parts(parts_, customer);
  const Customer unpacked = parts_.memory.unpacked(customer, memory);
  SendQuestion question = question_about(parts_, customer, memory, unpacked.profile,
                                         {message_.channel, message_.what, message_.bought_once}, now_);
  question.form = form_of(parts);
  written.held_back = lasting_reason(question);
  // Nothing is written to whom nothing goes.
  if (written.held_back && !passes_by_morning(*written.held_back)) return written;
  const TemplateValues values = personal_values(parts_, unpacked, memory, now_);
  const RenderedMessage subject = render(message_.subject, values);
  const RenderedMessage words = render(message_.text, values);
  // What is transmitted shows that it advertises; what staff say or hand over needs no mark.
  const bool is_marked = message_.what == MessageClass::advertising && !is_in_house(message_.channel);
  written.subject = is_marked && !subject.text.empty() ? std::string(advertising_mark) + subject.text : subject.text;
  written.words = words.text;
  written.text = is_marked ? as_advertisement(parts, words.text) : words.text;
  question.form.is_marked = !is_marked || !written.text.empty();
  const bool fits = !words.text.empty() && written.text.size() <= longest_message_bytes &&
                    written.subject.size() <= longest_subject_bytes &&
                    (message_.channel != Channel::email || !subject.text.empty());
  question.is_text_complete = subject.complete() && words.complete() && fits;
  written.held_back = lasting_reason(question);
  return written;
}

}  // namespace dangol
