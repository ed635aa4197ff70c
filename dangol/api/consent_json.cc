#include "api/consent_json.h"

#include "api/json_output.h"
#include "api/shop_json.h"
#include "consent/consent_names.h"
#include "consent/picture_check.h"
#include "consent/text_hash.h"
#include "messages/consent_words.h"

namespace dangol {

namespace {

void write_text(JsonAnswer& out, const PublishedText& published, const Zone& zone) {
  const ConsentTextPublished& text = published.text;
  out.open().field("purpose", name_of(text.purpose)).field("version", text.version).field("language", text.language);
  out.field("purpose_text", text.purpose_text).field("items", text.items).field("retention", text.retention);
  out.field("refusal", text.refusal).field("needs_new_consent", text.needs_new_consent);
  out.field("published_at", zone.format(published.at)).field("sha256", text_hash(text)).close();
}

}  // namespace

std::string consent_texts_json(const ConsentTexts& texts, std::string_view language, const Zone& zone) {
  JsonAnswer out;
  out.open().open_list("texts");
  for (const std::string_view name : purpose_names) {
    const PublishedText* text = texts.current(*purpose_named(name), language);
    if (text != nullptr) write_text(out, *text, zone);
  }
  return out.close_list().close().take();
}

std::string all_consent_texts_json(const ConsentTexts& texts, const Zone& zone) {
  JsonAnswer out;
  out.open().open_list("texts");
  for (const PublishedText& each : texts.all()) write_text(out, each, zone);
  return out.close_list().close().take();
}

std::string consents_json(std::span<const ConsentRecord> records, const ConsentsAsked& asked) {
  const CountsSince& since = asked.texts.counts_since();
  JsonAnswer out;
  out.open().field("at", asked.zone.format(asked.then)).open_list("consents");
  for (const ConsentRecord& each : records) {
    const bool outdated = is_outdated(each, since);
    const StaffDefined* person = asked.staff.find(each.told.staff);
    const std::string_view name = person == nullptr ? std::string_view() : std::string_view(person->name);
    out.open().field("given", each.told.given).field("outdated", outdated).field("at", asked.zone.format(each.at));
    out.field("by_guardian", each.by_guardian);
    write_consent(out, each.told);
    const auto pictures = asked.evidence.pictures_of({each.told.purpose, each.told.channel, each.at});
    out.field("text", consent_words(each, name, asked.zone, asked.language, outdated, pictures.size())).close();
  }
  return out.close_list().close().take();
}

std::string evidence_json(const ConsentEvidence& evidence, const ConsentState& consent, const Zone& zone) {
  JsonAnswer out;
  out.open().open_list("pictures");
  std::uint64_t number = 0;
  for (const KeptPicture& each : evidence.pictures()) {
    out.open().id("picture", ++number).field("at", zone.format(each.at)).field("media_type", name_of(each.media));
    out.field("bytes", each.size_bytes).field("sha256", hex(each.sha256));
    each.staff ? out.id("staff", each.staff.value) : out.null("staff");
    out.open_list("answers");
    for (const EvidencedAnswer& answer : each.answers) write_named_answer(out, answer, zone);
    out.close_list().close();
  }
  out.close_list().open_list("without");
  for (const ConsentAnswer& each : papers_without_picture(consent, evidence))
    write_named_answer(out, {each.purpose, each.channel, each.at}, zone);
  return out.close_list().close().take();
}

}  // namespace dangol
