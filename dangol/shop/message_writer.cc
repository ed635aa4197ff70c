#include "shop/message_writer.h"

#include <algorithm>
#include <utility>

#include "shop/message_keys.h"
#include "shop/personal_values.h"
#include "shop/send_question.h"
#include "shop/sending_acceptance.h"
#include "templates/advertising_text.h"
#include "templates/parse_template.h"
#include "templates/render.h"

namespace dangol {
namespace {

constexpr std::size_t longest_template_id = 60;

Error no_alimtalk(const char* why) { return {ErrorCode::invalid_input, why}; }

bool is_template_id(std::string_view id) {
  const auto is_allowed = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
  };
  return id.size() <= longest_template_id && std::ranges::all_of(id, is_allowed);
}

Result<MessageToWrite> with_alimtalk(MessageToWrite message) {
  const bool is_alimtalk = !message.alimtalk_template.empty();
  if (!is_template_id(message.alimtalk_template))
    return no_alimtalk("an Alimtalk template's code has at most 60 letters, digits, hyphens and underscores");
  if (message.channel != Channel::kakao || message.what != MessageClass::information) {
    if (is_alimtalk) return no_alimtalk("Alimtalk is information by KakaoTalk: choose both, or take its template away");
    return message;
  }
  auto to_register = alimtalk_of(message.text);
  if (!to_register && is_alimtalk) return to_register.error();
  if (to_register) message.to_register = std::move(*to_register);
  return message;
}

Result<MessageToWrite> with_templates(MessageToWrite message, std::string_view subject, std::string_view text,
                                      Language language) {
  if (auto fit = accept_words(message.what, subject, text); !fit) return fit.error();
  auto read_subject = parse_template(subject, language);
  if (!read_subject) return Error{read_subject.error().code, "the subject: " + read_subject.error().message};
  auto read_text = parse_template(text, language);
  if (!read_text) return Error{read_text.error().code, "the text: " + read_text.error().message};
  message.subject = std::move(*read_subject);
  message.text = std::move(*read_text);
  return with_alimtalk(std::move(message));
}

// Put around the words, if the shop has arranged all that belongs there.
std::string as_advertisement(const AdvertisingParts& parts, std::string_view words) {
  const auto text = advertising_text(parts, words);
  return text ? text->whole : std::string();
}

// Nothing when her values make of it what Kakao has not approved.
std::optional<Alimtalk> alimtalk_for(const MessageToWrite& message, const TemplateValues& values,
                                     std::string_view text) {
  const std::vector<AlimtalkVariable> variables = alimtalk_variables(message.text, values);
  if (!alimtalk_problems(*message.to_register, variables, text, "").empty()) return std::nullopt;
  Alimtalk alimtalk{message.alimtalk_template, {}};
  for (const auto& [name, value] : variables) alimtalk.variables.emplace_back(name, value);
  return alimtalk;
}

}  // namespace

Result<MessageToWrite> read_message(const CampaignDefined& campaign, Language language) {
  return with_templates(
      {campaign.channel, campaign.message, campaign.bought_once, campaign.alimtalk_template, {}, {}, {}},
      campaign.subject, campaign.text, language);
}

Result<MessageToWrite> read_message(const OneMessage& message, Language language) {
  return with_templates({message.channel, message.what, {}, message.alimtalk_template, {}, {}, {}}, message.subject,
                        message.text, language);
}

std::vector<Event> queued_events(const KeyRing& keys, const ToQueue& to, WrittenMessage written) {
  std::vector<Event> events;
  if (written.asks_how_it_was)
    events.push_back({to.bucket, to.customer, to.at, asked_key(keys, to.message), FeedbackAsked{FeedbackWay::message}});
  MessageQueued queued{
      to.message, to.campaign, to.channel, to.what, std::move(written.subject), std::move(written.text)};
  queued.alimtalk = std::move(written.alimtalk);
  events.push_back({to.bucket, to.customer, to.at, queued_key(keys, to.message), std::move(queued)});
  return events;
}

MessageWriter::Addressee MessageWriter::addressee(CustomerId id, const CustomerMemory& memory) const {
  Customer customer = parts_.memory.unpacked(id, memory);
  AdvertisingParts parts = advertising_parts(parts_, id);
  SendQuestion question = question_about(parts_, id, memory, customer.profile,
                                         {message_.channel, message_.what, message_.bought_once}, now_);
  question.form = form_of(parts);
  return {memory, std::move(customer), std::move(parts), std::move(question)};
}

WrittenMessage MessageWriter::write(CustomerId customer, const CustomerMemory& memory) const {
  Addressee her = addressee(customer, memory);
  const auto reason = lasting_reason(her.question);
  if (reason && !passes_by_morning(*reason)) return {.held_back = reason};
  return written(std::move(her));
}

WrittenMessage MessageWriter::write_anyway(CustomerId customer, const CustomerMemory& memory) const {
  return written(addressee(customer, memory));
}

WrittenMessage MessageWriter::written(Addressee her) const {
  WrittenMessage written;
  const TemplateValues values = personal_values(parts_, her.customer, her.memory, now_);
  written.known = values.known();
  written.wished = values.speech();
  const RenderedMessage subject = render(message_.subject, values);
  const RenderedMessage words = render(message_.text, values);
  written.missing = subject.missing | words.missing;
  // What is transmitted shows that it advertises; what staff say or hand over needs no mark.
  const bool is_marked = message_.what == MessageClass::advertising && !is_in_house(message_.channel);
  constexpr auto feedback = index_of(Placeholder::feedback);
  written.asks_how_it_was = asks_ && values.known()[feedback] && !words.left_out[feedback];
  written.subject = is_marked && !subject.text.empty() ? std::string(advertising_mark) + subject.text : subject.text;
  written.words = words.text;
  written.text = is_marked ? as_advertisement(her.parts, words.text) : words.text;
  her.question.form.is_marked = !is_marked || !written.text.empty();
  const bool fits = !words.text.empty() && written.text.size() <= longest_message_bytes &&
                    written.subject.size() <= longest_subject_bytes &&
                    (message_.channel != Channel::email || !subject.text.empty());
  her.question.is_text_complete = subject.complete() && words.complete() && fits;
  if (!message_.alimtalk_template.empty() && her.question.is_text_complete) {
    const auto alimtalk = alimtalk_for(message_, values, words.text);
    her.question.is_text_complete = alimtalk.has_value();
    if (alimtalk) written.alimtalk = *alimtalk;
  }
  written.held_back = lasting_reason(her.question);
  return written;
}

}  // namespace dangol
