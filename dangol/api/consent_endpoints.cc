// Consent: the texts that ask for it, her answers, and what she had agreed to at an instant in the past.
#include <algorithm>
#include <array>

#include "api/call.h"
#include "api/consent_json.h"
#include "api/endpoints.h"
#include "api/export_file.h"
#include "api/subject.h"
#include "base/korean.h"
#include "consent/consent_names.h"
#include "consent/consent_record.h"
#include "shop/consent_export.h"

namespace dangol {
namespace {

std::string read_statement(JsonObject& in, std::string_view name) {
  return normalized(in.text(name, {.max_characters = 1'000}));
}

}  // namespace

void read_consent_texts(Call& call) {
  std::string_view language = call.query("language");
  if (language.empty()) language = call.language() == Language::korean ? "ko" : "en";
  if (std::ranges::find(text_languages, language) == text_languages.end())
    return call.fail({ErrorCode::invalid_input, "language is ko or en"});
  const std::string_view versions = call.query("versions");
  if (versions == "all")
    return call.reply(all_consent_texts_json(call.view().consent_texts, call.view().settings.zone));
  if (!versions.empty()) return call.fail({ErrorCode::invalid_input, "versions is all, or left out"});
  call.reply(consent_texts_json(call.view().consent_texts, language, call.view().settings.zone));
}

void publish_consent_text(Call& call) {
  const auto key = call.idempotency_key("");
  if (!key) return call.fail(key.error());
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  ConsentTextPublished text;
  text.purpose = static_cast<Purpose>(in.choice("purpose", purpose_names) + 1);
  text.version = in.text("version", {.max_characters = 20});
  text.language = text_languages[in.choice("language", text_languages)];
  text.purpose_text = read_statement(in, "purpose_text");
  text.items = read_statement(in, "items");
  text.retention = read_statement(in, "retention");
  text.refusal = read_statement(in, "refusal");
  text.needs_new_consent = in.boolean("needs_new_consent");
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  call.record(call.event({}, *key, std::move(text)));
}

void record_consent(Call& call) {
  constexpr auto methods = std::span(method_names).first<4>();  // not "imported"
  const auto subject = read_subject(call);
  if (!subject) return call.fail(subject.error());
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  ConsentChanged change;
  change.purpose = static_cast<Purpose>(in.choice("purpose", purpose_names) + 1);
  change.given = in.boolean("given");
  change.method = static_cast<ConsentMethod>(in.choice("method", methods) + 1);
  change.text_version = in.text("text_version", {.max_characters = 40});
  if (in.has("channel")) change.channel = static_cast<Channel>(in.choice("channel", channel_names) + 1);
  if (in.has("text_language"))
    change.text_language = static_cast<TextLanguage>(in.choice("text_language", text_languages) + 1);
  change.staff = call.who()->staff;
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  call.record(call.event(subject->customer.id, subject->key, std::move(change)));
}

// Now: also a no that a clock ahead of ours has dated later.
void read_consents(Call& call) {
  const auto id = call.customer_in_path();
  if (!id) return call.fail(id.error());
  const auto moment = call.moment_in_query();
  if (!moment) return call.fail(moment.error());
  const Instant upto = call.query("at").empty() ? Instant::max() : moment->at;
  call.later(call.service().reading(), [&shop = call.shop(), view = call.shared_view(), id = *id, then = moment->at,
                                        upto, language = call.language()](LaterAnswer& answer) {
    if (!shop.knows(id)) return answer.fail({ErrorCode::not_found, "there is no such customer"});
    const auto history = shop.history(id);
    if (!history) return answer.fail(history.error());
    const ConsentTexts texts = view->consent_texts.as_of(upto);
    const ConsentEvidence evidence = shop.evidence(id);
    const ConsentsAsked asked{then, texts, evidence, view->staff, view->settings.zone, language};
    answer.reply(json_answer(consents_json(consents_at(*history, upto, view->settings.zone), asked)));
  });
}

void export_consents(Call& call) {
  call.later(call.service().reading(), [&shop = call.shop()](LaterAnswer& answer) {
    auto csv = consent_export(shop);
    if (!csv) return answer.fail(csv.error());
    answer.witness().shows_everybody();
    const auto mark = answer.witness().mark_export();
    if (!mark) return answer.fail(mark.error());
    answer.reply(
        as_file({.content_type = "text/csv; charset=utf-8", .body = std::move(*csv)}, "consents", "csv", *mark));
  });
}

}  // namespace dangol
