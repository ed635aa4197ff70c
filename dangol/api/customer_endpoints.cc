#include <algorithm>
#include <chrono>
#include <thread>

#include "api/call.h"
#include "api/endpoints.h"
#include "api/export_file.h"
#include "api/json_output.h"
#include "api/profile_input.h"
#include "api/record_profile.h"
#include "api/shop_json.h"
#include "api/subject.h"
#include "base/korean.h"
#include "consent/consent_names.h"
#include "consent/own_consent.h"
#include "consent/refused_text.h"
#include "outbox/message_steps.h"

namespace dangol {
namespace {

date::year_month_day today(Call& call) { return call.view().settings.zone.local(call.service().clock().now()).date(); }

void check_guardian(JsonObject& in, const std::optional<GuardianConsented>& guardian, const Profile& profile,
                    date::year_month_day day) {
  if (guardian && !is_child(profile.birth_date, day))
    in.blame("guardian", "a guardian is written down of a child under 14 only, with the child's date of birth");
}

std::string json_of(Call& call, const CustomerCard& card) {
  return card_json(card, call.view().catalog, call.view().settings);
}

// Seconds, while the owner waits. A provider that takes longer may still have it: she is erased all the same.
constexpr std::chrono::seconds told_within{5};

// By which channel the farewell left; `none`: it did not. It is the sender's to hand over, as every message is.
Channel wait_until_told(const Shop& shop, CustomerId customer, MessageId farewell) {
  const auto until = std::chrono::steady_clock::now() + told_within;
  while (true) {
    const std::vector<MessageLook> all = shop.messages_of(customer);
    const auto at = std::ranges::find(all, farewell, [](const MessageLook& each) { return each.message.id; });
    if (at == all.end()) return Channel::none;
    const MessageStep step = at->message.step;
    if (step == MessageStep::accepted || step == MessageStep::delivered) return at->message.channel;
    if (is_over(step) || std::chrono::steady_clock::now() > until) return Channel::none;
    std::this_thread::sleep_for(std::chrono::milliseconds{50});
  }
}

std::string erased_json(const Erasure& erasure, Channel told_by) {
  JsonAnswer out;
  out.open().field("events_removed", erasure.events);
  write_kept_by_law(out, erasure);
  out.text_or_null("told_by", told_by == Channel::none ? std::string_view() : name_of(told_by)).close();
  return out.take();
}

}  // namespace

void find_customers(Call& call) {
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  std::string text(in.text("text", {.max_characters = 60}));
  const auto limit = in.has("limit") ? in.integer("limit", 1, 100) : 20;
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  call.later(call.service().reading(),
             [&shop = call.shop(), view = call.shared_view(), text = std::move(text), limit](LaterAnswer& answer) {
               answer.reply(found_json(shop.find(text, static_cast<std::size_t>(limit)), view->settings.zone));
             });
}

void read_card(Call& call) {
  const auto customer = call.customer_in_path();
  if (!customer) return call.fail(customer.error());
  const auto moment = call.moment_in_query();
  if (!moment) return call.fail(moment.error());
  // A card of another moment than now is asked for too rarely to be kept.
  if (!call.query("at").empty()) {
    const auto card = call.shop().card(*customer, *moment, call.language());
    return card ? call.reply(json_of(call, *card)) : call.fail(card.error());
  }
  CardCache& cards = call.service().cards();
  const CardCache::Key key{*customer, moment->store, call.language(), CardCache::period_of(moment->at),
                           call.view().version};
  if (auto kept = cards.find(key)) return call.reply({.shared_body = std::move(kept)});
  const auto changes = cards.changes(*customer);
  const auto card = call.shop().card(*customer, *moment, call.language());
  if (!card) return call.fail(card.error());
  const SharedText text(json_of(call, *card));
  cards.put(key, changes, text);
  call.shop().note_suggestion(card->card);
  call.reply({.shared_body = text});
}

void register_customer(Call& call) {
  const auto key = call.idempotency_key("");
  if (!key) return call.fail(key.error());
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  auto guardian = read_guardian(in, call.who()->staff);
  Profile profile = read_profile(in, {}, today(call));
  check_guardian(in, guardian, profile, today(call));
  if (body.fault()) return call.fail(*body.fault());
  if (const auto grown = check_age(profile.birth_date, today(call), guardian.has_value()); !grown)
    return call.fail(grown.error(), "/guardian");
  // Her number follows from the key: the same request sent twice is the same customer.
  const std::string_view bytes(reinterpret_cast<const char*>(key->bytes.data()), key->bytes.size());
  const CustomerId id{positive_number(call.service().keyed("api:customer id", bytes))};
  call.witness().shows(id);
  record_profile(call, call.event(id, *key, CustomerRegistered{std::move(profile)}), std::move(guardian),
                 ",\"customer\":\"" + std::to_string(id.value) + "\"");
}

void read_profile_of(Call& call) {
  const auto id = call.customer_in_path();
  if (!id) return call.fail(id.error());
  const auto customer = call.shop().customer(*id);
  if (!customer) return call.fail({ErrorCode::not_found, "there is no such customer"});
  const Zone& zone = call.view().settings.zone;
  JsonAnswer out;
  out.open();
  write_profile(out, *customer, zone);
  write_guardian(out, customer->guardian, zone);
  call.reply(out.close().take());
}

void change_profile(Call& call) {
  const auto subject = read_subject(call);
  if (!subject) return call.fail(subject.error());
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  auto guardian = read_guardian(in, call.who()->staff);
  Profile profile = read_profile(in, subject->customer.profile, today(call));
  check_guardian(in, guardian, profile, today(call));
  if (body.fault()) return call.fail(*body.fault());
  const bool has_guardian = guardian || subject->customer.guardian;
  if (const auto grown = check_age(profile.birth_date, today(call), has_guardian); !grown)
    return call.fail(grown.error(), "/guardian");
  record_profile(call, call.event(subject->customer.id, subject->key, ProfileChanged{std::move(profile)}),
                 std::move(guardian));
}

void write_note(Call& call) {
  const auto subject = read_subject(call);
  if (!subject) return call.fail(subject.error());
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  std::string text(in.text("text", {.max_characters = 1'000, .many_lines = true}));
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  const bool may_add_health_data = call.shop().may_add_health_data(subject->customer.id);
  if (const auto fit = check_free_text(text, may_add_health_data); !fit) return call.fail(fit.error(), "/text");
  call.record(call.event(subject->customer.id, subject->key, NoteWritten{call.who()->staff, std::move(text)}));
}

void record_allergy(Call& call) {
  const auto subject = read_subject(call);
  if (!subject) return call.fail(subject.error());
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  AllergyRecorded allergy;
  allergy.allergen = normalized(in.text("allergen", {.max_characters = 60}));
  if (in.has("present")) allergy.present = in.boolean("present");
  in.no_more();
  if (allergy.allergen.empty()) in.blame("allergen", "this text is empty");
  if (holds_resident_number(allergy.allergen)) in.blame("allergen", "a resident registration number may not be kept");
  if (body.fault()) return call.fail(*body.fault());
  call.record(call.event(subject->customer.id, subject->key, std::move(allergy)));
}

void export_customer(Call& call) {
  const auto id = call.customer_in_path();
  if (!id) return call.fail(id.error());
  call.later(call.service().reading(), [&shop = call.shop(), view = call.shared_view(), id = *id](LaterAnswer& answer) {
    const auto customer = shop.customer(id);
    if (!customer) return answer.fail({ErrorCode::not_found, "there is no such customer"});
    const auto history = shop.history(id, Shop::Pictures::included);
    if (!history) return answer.fail(history.error());
    const auto mark = answer.witness().mark_export();
    if (!mark) return answer.fail(mark.error());
    Response response =
        json_answer(export_json(*customer, shop.consent(id), *history, view->catalog, view->settings, *mark));
    answer.reply(as_file(std::move(response), "guest", "json", *mark));
  });
}

void erase_customer(Call& call) {
  const auto id = call.customer_in_path();
  if (!id) return call.fail(id.error());
  const std::string_view tell = call.query("tell");
  if (!tell.empty() && tell != "yes" && tell != "no")
    return call.fail({ErrorCode::invalid_input, "tell is to be yes or no"}, "tell");
  call.later(call.service().reading(), [&shop = call.shop(), id = *id, tells = tell == "yes"](LaterAnswer& answer) {
    Channel told_by = Channel::none;
    if (tells) {
      const auto farewell = shop.queue_farewell(id);
      if (!farewell) return answer.fail(farewell.error());
      if (*farewell) told_by = wait_until_told(shop, id, **farewell);
    }
    const auto erased = shop.erase(id);
    if (!erased) return answer.fail(erased.error());
    answer.reply(json_answer(erased_json(*erased, told_by)));
  });
}

}  // namespace dangol
