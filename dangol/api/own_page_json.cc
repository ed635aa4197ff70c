#include "api/own_page_json.h"

#include <unordered_map>

#include "api/consent_json.h"
#include "api/feedback_json.h"
#include "api/json_output.h"
#include "api/shop_json.h"
#include "consent/consent_names.h"
#include "consent/consent_record.h"
#include "messages/consent_words.h"

namespace dangol {
namespace {

void write_answer(JsonAnswer& out, const OwnPageLook& look, Purpose purpose, Channel channel) {
  const Answer answer =
      is_by_channel(purpose) ? look.card.consent.answer(purpose, channel) : look.card.consent.answer(purpose);
  const Instant since = look.view.consent_texts.counts_since().of(purpose);
  out.open().field("purpose", name_of(purpose)).text_or_null("channel", name_of(channel));
  out.field("answer", word_of(answer));
  out.field("outdated", look.card.consent.is_outdated(purpose, channel, since)).close();
}

// Every switch of hers, also those that nobody asked her about yet.
void write_answers(JsonAnswer& out, const OwnPageLook& look) {
  out.open_list("answers");
  for (const std::string_view name : purpose_names) {
    const Purpose purpose = *purpose_named(name);
    if (!is_by_channel(purpose)) {
      write_answer(out, look, purpose, Channel::none);
      continue;
    }
    for (const Channel channel : advertised_by) write_answer(out, look, purpose, channel);
  }
  out.close_list();
}

// What she said, when and how: the proof, in her own hands. Who wrote it down is the shop's affair.
void write_records(JsonAnswer& out, const OwnPageLook& look) {
  const Zone& zone = look.view.settings.zone;
  out.open_list("consents");
  for (const ConsentRecord& each : consents_at(look.history, Instant::max(), zone)) {
    const CountsSince& since = look.view.consent_texts.counts_since();
    const bool outdated = is_outdated(each, since);
    out.open().field("purpose", name_of(each.told.purpose)).text_or_null("channel", name_of(each.told.channel));
    out.field("given", each.told.given)
        .field("by_guardian", each.by_guardian)
        .field("at", zone.format(each.at))
        .field("method", name_of(each.told.method));
    out.field("text_version", each.told.text_version);
    const auto pictures = look.evidence.pictures_of({each.told.purpose, each.told.channel, each.at});
    out.field("text", consent_words(each, {}, zone, look.language, outdated, pictures.size())).close();
  }
  out.close_list();
}

bool went_out(MessageStep step) {
  return step == MessageStep::accepted || step == MessageStep::delivered || step == MessageStep::unknown;
}

void write_messages(JsonAnswer& out, const OwnPageLook& look) {
  std::unordered_map<MessageId, const MessageQueued*> texts;
  for (const Event& event : look.history) {
    if (const auto* queued = std::get_if<MessageQueued>(&event.body)) texts.emplace(queued->message, queued);
  }
  std::size_t shown = 0;
  out.open_list("messages");
  for (const MessageLook& each : look.messages) {
    const auto text = texts.find(each.message.id);
    if (!went_out(each.message.step) || text == texts.end()) continue;
    if (++shown > most_messages_shown) break;
    const Instant at = each.message.handed_at != unknown_instant ? each.message.handed_at : each.message.queued_at;
    out.open().field("at", look.view.settings.zone.format(at)).field("channel", name_of(each.message.channel));
    out.field("advertising", each.message.what == MessageClass::advertising);
    out.field("subject", text->second->subject).field("text", text->second->text).close();
  }
  out.close_list();
}

// What she said, the latest first, and what she may speak of now.
void write_feedback_of(JsonAnswer& out, const OwnPageLook& look) {
  out.open("feedback").open_list("given");
  for (auto each = look.history.rbegin(); each != look.history.rend(); ++each) {
    if (!std::holds_alternative<FeedbackGiven>(each->body)) continue;
    out.open().field("at", look.view.settings.zone.format(each->at));
    write_feedback_event(out, each->body, look.view.catalog, ExportFor::herself);
    out.close();
  }
  out.close_list();
  write_items(out, "items", look.card.card.last_items, look.view.catalog);
  out.field("waits", look.card.card.complaint.has_value()).close();
}

}  // namespace

std::string own_page_json(const OwnPageLook& look) {
  const Customer& customer = look.card.customer;
  const Zone& zone = look.view.settings.zone;
  // Made first: a thread writes one answer at a time.
  const std::string texts =
      consent_texts_json(look.view.consent_texts, look.language == Language::korean ? "ko" : "en", zone);
  JsonAnswer out;
  out.open().key("shop");
  write_shop(out, look.view.settings);
  out.text_or_null("contact", look.view.settings.sending.contact).field("called", called(customer));
  write_profile(out, customer, zone);
  write_guardian(out, customer.guardian, zone);
  out.text_or_null("came_of_age", look.card.came_of_age);
  out.open_list("notes");
  for (const Note& note : customer.notes) {
    out.open().field("at", zone.format(note.at)).field("text", note.text).close();
  }
  out.close_list();
  write_texts(out, "allergies", customer.allergies);
  out.field("visits", look.card.card.visits);
  const auto& last = look.card.card.last_visit;
  out.text_or_null("last_visit", last && *last != unknown_instant ? zone.format(*last) : std::string());
  out.text_or_null("usual", look.card.card.usual.certain ? look.card.words.usual : std::string());
  write_feedback_of(out, look);
  out.open("pace");
  write_pace(out, look.card.pace);
  out.close();
  write_answers(out, look);
  write_records(out, look);
  write_messages(out, look);
  out.raw("consent_texts", texts).close();
  return out.take();
}

}  // namespace dangol
