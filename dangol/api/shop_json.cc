#include "api/shop_json.h"

#include <algorithm>
#include <array>

#include "api/day_json.h"
#include "api/export_file.h"
#include "api/feedback_json.h"
#include "api/json_output.h"
#include "api/profile_input.h"
#include "api/request_json.h"
#include "base/money.h"
#include "base/sha256.h"
#include "channels/signing.h"
#include "consent/consent_names.h"
#include "consent/picture_check.h"
#include "messages/consent_words.h"
#include "messages/outbox_words.h"

namespace dangol {
namespace {

constexpr std::size_t hint_digits = 4;

std::string_view hint_of(const Profile& profile) {
  for (const std::string* number : {&profile.phone, &profile.loyalty_number}) {
    if (number->size() > hint_digits) return std::string_view(*number).substr(number->size() - hint_digits);
  }
  return {};
}

std::string_view word_of(DifferenceKind kind) {
  switch (kind) {
    case DifferenceKind::complained: return "complained";
    case DifferenceKind::first_visit: return "first_visit";
    case DifferenceKind::long_absence: return "long_absence";
    case DifferenceKind::other_store: return "other_store";
    case DifferenceKind::earlier: return "earlier";
    case DifferenceKind::later: return "later";
    case DifferenceKind::new_habit: return "new_habit";
    case DifferenceKind::tried_new: return "tried_new";
    case DifferenceKind::birthday: return "birthday";
  }
  return "other";
}

std::string_view name_of_modifier(const Catalog& catalog, ModifierId id) {
  const ModifierDefined* modifier = catalog.modifier(id);
  return modifier == nullptr ? std::string_view{} : std::string_view(modifier->name);
}

void time_or_null(JsonAnswer& out, std::string_view name, const std::optional<Instant>& at, const Zone& zone) {
  if (at && *at != unknown_instant) {
    out.field(name, zone.format(*at));
  } else {
    out.null(name);
  }
}

// 2, or 0.333: thousandths as JSON shows a number.
void quantity(JsonAnswer& out, std::int64_t thousandths) {
  if (thousandths % 1000 == 0) {
    out.field("quantity", thousandths / 1000);
    return;
  }
  std::string text = std::to_string(std::abs(thousandths) / 1000) + "." +
                     std::to_string(1000 + std::abs(thousandths) % 1000).substr(1);
  if (thousandths < 0) text.insert(0, "-");
  out.raw("quantity", text);
}

void consents(JsonAnswer& out, const ConsentState& consent) {
  out.open("consents")
      .field("personalisation", word_of(consent.answer(Purpose::personalisation)))
      .field("sensitive", word_of(consent.answer(Purpose::sensitive)))
      .field("marketing", word_of(consent.answer(Purpose::marketing)))
      .field("night_marketing", word_of(consent.answer(Purpose::night_marketing)))
      .close();
}

void notes(JsonAnswer& out, const Customer& customer, const Zone& zone) {
  out.open_list("notes");
  for (const Note& note : customer.notes) {
    out.open().field("at", zone.format(note.at)).field("text", note.text).close();
  }
  out.close_list();
}

void usual(JsonAnswer& out, const CustomerCard& card, const Catalog& catalog) {
  const UsualOrder& usual = card.card.usual;
  out.open("usual").field("certain", usual.certain).share("confidence", usual.confidence);
  out.field("text", card.words.usual).field("because", card.words.because).open_list("lines");
  for (const UsualLine& line : usual.lines) {
    out.open().id("item", line.item.value).field("name", catalog.name_of(line.item));
    quantity(out, line.quantity_thousandths);
    out.share("confidence", line.confidence).open_list("modifiers");
    for (const UsualModifier& each : line.modifiers) {
      out.open().id("id", each.modifier.value).field("name", name_of_modifier(catalog, each.modifier));
      out.share("confidence", each.confidence).close();
    }
    out.close_list().close();
  }
  out.close_list().close();
}

void differences(JsonAnswer& out, const CustomerCard& card) {
  out.open_list("differences");
  for (std::size_t i = 0; i < card.card.differences.size(); ++i) {
    const std::string_view text = i < card.words.differences.size() ? std::string_view(card.words.differences[i]) : "";
    out.open().field("kind", word_of(card.card.differences[i].kind)).field("text", text).close();
  }
  out.close_list();
}

void changes(JsonAnswer& out, const CustomerCard& card) {
  out.open_list("changes");
  for (std::size_t i = 0; i < card.changes.size(); ++i) {
    out.open().field("kind", word_of(card.card.changes[i].kind)).field("text", card.changes[i]).close();
  }
  out.close_list();
}

void profile_fields(JsonAnswer& out, const Profile& of, const Zone& zone) {
  out.field("name", of.name)
      .field("called", of.called)
      .field("speech", name_of(of.speech))
      .field("phone", of.phone)
      .field("email", of.email);
  out.field("loyalty_number", of.loyalty_number);
  out.text_or_null("birth_date", of.birth_date ? date::format("%F", *of.birth_date) : std::string());
  time_or_null(out, "member_since", of.member_since, zone);
}

void profile(JsonAnswer& out, const Profile& of, const Zone& zone) {
  out.open("profile");
  profile_fields(out, of, zone);
  out.field("source_ref", of.source_ref).close();
}

void order_lines(JsonAnswer& out, const std::vector<LineItem>& lines, const Catalog& catalog) {
  out.open_list("lines");
  for (const LineItem& line : lines) {
    out.open().id("item", line.item.value).field("name", catalog.name_of(line.item));
    quantity(out, line.quantity_thousandths);
    out.field("paid_minor", line.paid_minor).open_list("modifiers");
    for (const ModifierId each : line.modifiers) out.text(name_of_modifier(catalog, each));
    out.close_list().close();
  }
  out.close_list();
}

void message(JsonAnswer& out, const MessageQueued& queued) {
  out.field("kind", "message").id("message", queued.message.value).field("channel", name_of(queued.channel));
  out.field("advertising", queued.what == MessageClass::advertising);
  out.field("subject", queued.subject).field("text", queued.text);
}

void picture(JsonAnswer& out, const ConsentEvidenced& evidence, const Zone& zone) {
  out.field("kind", "consent_picture").field("media_type", name_of(evidence.media));
  out.field("sha256", hex(sha256(evidence.bytes))).open_list("answers");
  for (const EvidencedAnswer& each : evidence.answers) write_named_answer(out, each, zone);
  out.close_list().field("base64", base64(evidence.bytes));
}

void suggested(JsonAnswer& out, const SuggestionShown& shown, const Catalog& catalog) {
  const ConsideredItem& item = shown.among[shown.shown];
  out.field("kind", "suggestion").field("name", catalog.name_of(item.item)).field("considered", shown.among.size());
  out.share("chance", static_cast<float>(item.chance) / static_cast<float>(ten_thousandths));
}

void event(JsonAnswer& out, const Event& event, const Catalog& catalog, const Zone& zone, ExportFor reader) {
  out.open();
  time_or_null(out, "at", event.at, zone);
  if (const auto* registered = std::get_if<CustomerRegistered>(&event.body)) {
    out.field("kind", "registered");
    profile(out, registered->profile, zone);
  } else if (const auto* changed = std::get_if<ProfileChanged>(&event.body)) {
    out.field("kind", "profile_changed");
    profile(out, changed->profile, zone);
  } else if (const auto* note = std::get_if<NoteWritten>(&event.body)) {
    out.field("kind", "note").field("text", note->text);
    if (reader == ExportFor::shop) out.id("staff", note->staff.value);
  } else if (const auto* allergy = std::get_if<AllergyRecorded>(&event.body)) {
    out.field("kind", "allergy").field("allergen", allergy->allergen).field("present", allergy->present);
  } else if (const auto* consent = std::get_if<ConsentChanged>(&event.body)) {
    out.field("kind", "consent").field("given", consent->given);
    write_consent(out, *consent, reader);
  } else if (const auto* order = std::get_if<OrderPlaced>(&event.body)) {
    out.field("kind", "order").id("store", order->store.value).field("in_store", order->in_store);
    order_lines(out, order->lines, catalog);
  } else if (std::holds_alternative<OrderVoided>(event.body)) {
    out.field("kind", "order_voided");
  } else if (const auto* queued = std::get_if<MessageQueued>(&event.body)) {
    message(out, *queued);
  } else if (const auto* moved = std::get_if<MessageMoved>(&event.body)) {
    out.field("kind", "message_step").id("message", moved->message.value).field("step", name_of(moved->step));
  } else if (const auto* pace = std::get_if<PaceChosen>(&event.body)) {
    out.field("kind", "pace");
    write_pace(out, *pace);
    if (reader == ExportFor::shop && pace->staff) out.id("staff", pace->staff.value);
  } else if (const auto* shown = std::get_if<SuggestionShown>(&event.body)) {
    suggested(out, *shown, catalog);
  } else if (const auto* evidence = std::get_if<ConsentEvidenced>(&event.body)) {
    picture(out, *evidence, zone);
    if (reader == ExportFor::shop && evidence->staff) out.id("staff", evidence->staff.value);
  } else if (const auto* guardian = std::get_if<GuardianConsented>(&event.body)) {
    out.field("kind", "guardian_consented").field("name", guardian->name).field("phone", guardian->phone);
    out.field("method", name_of(guardian->method));
    if (reader == ExportFor::shop && guardian->staff) out.id("staff", guardian->staff.value);
  } else if (std::holds_alternative<CameOfAge>(event.body)) {
    out.field("kind", "came_of_age");
  } else if (is_of_feedback(event.body)) {
    write_feedback_event(out, event.body, catalog, reader);
  } else {
    write_request_event(out, event.body, reader);
  }
  out.close();
}

}  // namespace

void write_named_answer(JsonAnswer& out, const EvidencedAnswer& answer, const Zone& zone) {
  out.open().field("purpose", name_of(answer.purpose)).text_or_null("channel", name_of(answer.channel));
  out.field("at", zone.format(answer.at)).close();
}

void write_pace(JsonAnswer& out, const PaceChosen& pace) {
  if (pace.most_in_30_days > 0) out.field("most_in_30_days", pace.most_in_30_days);
  if (pace.most_in_30_days == 0) out.null("most_in_30_days");
  day_or_null(out, "rests_until", pace.rests_until);
}

void write_kept_by_law(JsonAnswer& out, const Erasure& erasure) {
  if (!erasure.kept_until) {
    out.null("kept_by_law");
    return;
  }
  const date::sys_days until{date::days{*erasure.kept_until}};
  out.open("kept_by_law").field("records", erasure.kept_by_law).field("until", date::format("%F", until)).close();
}

void write_profile(JsonAnswer& out, const Customer& customer, const Zone& zone) {
  out.open("profile");
  profile_fields(out, customer.profile, zone);
  out.close();
}

void write_guardian(JsonAnswer& out, const std::optional<Guardian>& guardian, const Zone& zone) {
  if (!guardian) {
    out.null("guardian");
    return;
  }
  out.open("guardian").field("name", guardian->told.name).field("phone", guardian->told.phone);
  out.field("method", name_of(guardian->told.method)).field("at", zone.format(guardian->at)).close();
}

std::string_view word_of(Answer answer) {
  switch (answer) {
    case Answer::given: return "given";
    case Answer::refused: return "refused";
    case Answer::not_asked: break;
  }
  return "not_asked";
}

void write_consent(JsonAnswer& out, const ConsentChanged& told, ExportFor reader) {
  out.field("purpose", name_of(told.purpose)).text_or_null("channel", name_of(told.channel));
  out.field("method", name_of(told.method)).field("text_version", told.text_version);
  out.text_or_null("text_language", name_of(told.text_language));
  if (reader == ExportFor::herself) return;
  if (told.staff) {
    out.id("staff", told.staff.value);
  } else {
    out.null("staff");
  }
}

std::string_view word_of(ChangeKind kind) {
  constexpr std::array<std::string_view, 7> words{"stopped",   "rhythm_slower", "rhythm_faster", "turned_away",
                                                  "turned_to", "spends_less",   "spends_more"};
  return words[static_cast<std::size_t>(kind)];
}

void write_found(JsonAnswer& out, const FoundCustomer& each, const Zone& zone) {
  out.open().guest("id", each.id).field("name", each.name).field("hint", each.hint).field("visits", each.visits);
  time_or_null(out, "last_visit", each.last_visit, zone);
  out.close();
}

std::string card_json(const CustomerCard& card, const Catalog& catalog, const ShopSettings& settings) {
  const Zone& zone = settings.zone;
  const Customer& customer = card.customer;
  JsonAnswer out;
  out.open().open("customer").id("id", card.card.customer.value).field("name", customer.profile.name);
  out.field("called", called(customer))
      .field("speech", name_of(customer.profile.speech))
      .field("hint", hint_of(customer.profile));
  time_or_null(out, "member_since", customer.profile.member_since, zone);
  notes(out, customer, zone);
  consents(out, card.consent);
  out.close().field("at", zone.format(card.card.at));
  if (card.card.store) {
    out.open("store").id("id", card.card.store.value).field("name", card.store_name).close();
  } else {
    out.null("store");
  }
  out.field("personalised", card.card.personalised).field("greeting", card.words.greeting);
  usual(out, card, catalog);
  differences(out, card);
  if (card.due.empty()) {
    out.null("due");
  } else {
    out.open("due").field("text", card.due).close();
  }
  changes(out, card);
  out.open_list("allergies");
  for (const std::string& each : card.card.allergies) out.text(each);
  out.close_list();
  if (card.card.suggestion) {
    const ItemId item = card.card.suggestion->item;
    out.open("suggestion").id("item", item.value).field("name", catalog.name_of(item));
    out.field("text", card.words.suggestion).close();
  } else {
    out.null("suggestion");
  }
  write_feedback(out, card, catalog, zone);
  out.field("has_words_to_say", card.has_words_to_say).open("pace");
  write_pace(out, card.pace);
  out.close().text_or_null("rest", card.rest).open_list("came_back");
  for (const std::string& text : card.came_back) out.text(text);
  out.close_list();
  write_guardian(out, customer.guardian, zone);
  write_texts(out, "requests", card.requests);
  out.text_or_null("came_of_age", card.came_of_age).field("visits", card.card.visits);
  time_or_null(out, "last_visit", card.card.last_visit, zone);
  out.close();
  return out.take();
}

GuestsJson found_json(const std::vector<FoundCustomer>& all, const Zone& zone) {
  JsonAnswer out;
  out.open().open_list("customers");
  for (const FoundCustomer& each : all) write_found(out, each, zone);
  out.close_list().close();
  return out.take_guests();
}

GuestsJson expected_json(const std::vector<ExpectedGuest>& guests, const Zone& zone) {
  JsonAnswer out;
  out.open().open_list("guests");
  for (const ExpectedGuest& each : guests) {
    out.open().key("customer");
    write_found(out, each.guest, zone);
    out.share("chance", each.chance).field("usual", each.usual).close();
  }
  out.close_list().close();
  return out.take_guests();
}

std::string menu_json(const Catalog& catalog) {
  JsonAnswer out;
  out.open().open_list("items");
  for (const ItemDefined& item : catalog.items()) {
    if (!item.item) continue;
    out.open().id("id", item.item.value).field("name", item.name).field("category", item.category);
    out.field("price_minor", item.price_minor).open_list("option_groups");
    for (const std::string& group : item.option_groups) out.text(group);
    out.close_list().close();
  }
  out.close_list().open_list("option_groups");
  std::vector<std::string_view> groups;
  for (const ModifierDefined& each : catalog.modifiers()) {
    if (each.modifier && std::ranges::find(groups, each.group) == groups.end()) groups.push_back(each.group);
  }
  for (const std::string_view group : groups) {
    out.open().field("name", group).open_list("modifiers");
    for (const ModifierDefined& each : catalog.modifiers()) {
      if (!each.modifier || each.group != group) continue;
      out.open().id("id", each.modifier.value).field("name", each.name).field("price_minor", each.price_minor).close();
    }
    out.close_list().close();
  }
  out.close_list().open_list("stores");
  for (const StoreDefined& each : catalog.stores()) {
    if (each.store) out.open().id("id", each.store.value).field("name", each.name).close();
  }
  out.close_list().close();
  return out.take();
}

void write_shop(JsonAnswer& out, const ShopSettings& settings) {
  const ShopFounded& founded = settings.founded;
  const auto currency = currency_named(founded.currency);
  out.open().field("name", founded.name).field("currency", founded.currency);
  out.field("currency_decimals", currency ? currency->decimals : 0).field("zone", settings.zone.name());
  out.field("language", founded.language).field("invented", founded.invented).close();
}

std::string session_json(const StaffDefined& person, const ShopSettings& settings, std::uint64_t idle_lock_seconds) {
  JsonAnswer out;
  out.open().open("staff").id("id", person.staff.value).field("name", person.name);
  out.field("role", person.role == Role::owner ? "owner" : "staff").close();
  out.key("shop");
  write_shop(out, settings);
  out.field("calls_by_name", !settings.display_token.empty());
  out.field("idle_lock_seconds", idle_lock_seconds).close();
  return out.take();
}

std::string staff_json(const Staff& staff) {
  JsonAnswer out;
  out.open().open_list("staff");
  for (const StaffDefined& each : staff.all()) {
    if (!each.staff) continue;
    out.open().id("id", each.staff.value).field("name", each.name);
    out.field("role", each.role == Role::owner ? "owner" : "staff").field("active", each.active);
    out.field("can_sign_in", each.active && !each.pin_hash.empty()).close();
  }
  out.close_list().close();
  return out.take();
}

std::string export_json(const Customer& customer, const ConsentState& consent, const std::vector<Event>& history,
                        const Catalog& catalog, const ShopSettings& settings, const std::optional<ExportMark>& left) {
  const ExportFor reader = left ? ExportFor::shop : ExportFor::herself;
  JsonAnswer out;
  out.open();
  if (left) write_mark(out, *left, settings.zone);
  out.open("customer").id("id", customer.id.value);
  profile(out, customer.profile, settings.zone);
  write_guardian(out, customer.guardian, settings.zone);
  notes(out, customer, settings.zone);
  out.open_list("allergies");
  for (const std::string& each : customer.allergies) out.text(each);
  out.close_list();
  consents(out, consent);
  out.close().open_list("events");
  for (const Event& each : history) event(out, each, catalog, settings.zone, reader);
  out.close_list().close();
  return out.take();
}

void write_texts(JsonAnswer& out, std::string_view name, const std::vector<std::string>& texts) {
  out.open_list(name);
  for (const std::string& each : texts) out.text(each);
  out.close_list();
}

}  // namespace dangol
