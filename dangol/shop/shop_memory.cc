#include "shop/shop_memory.h"

#include <algorithm>

#include "base/assert.h"
#include "consent/own_consent.h"
#include "events/profile_codec.h"

namespace dangol {
namespace {

bool has_other_contact(const Profile& before, const Profile& after) {
  return before.phone != after.phone || before.email != after.email;
}

}  // namespace

void ShopMemory::apply(const Event& event) {
  if (!event.customer) return apply_to_shop(event);
  if (std::holds_alternative<CustomerRegistered>(event.body)) customers_.try_emplace(event.customer);
  const auto at = customers_.find(event.customer);
  if (at == customers_.end()) return;
  at->second.changed = true;
  apply_to_customer(at->second, event);
}

void ShopMemory::apply_to_shop(const Event& event) {
  catalog_.apply(event.body);
  if (const auto* item = std::get_if<ItemDefined>(&event.body)) tastes_.describe(*item);
  staff_.apply(event.body);
  if (const auto* founded = std::get_if<ShopFounded>(&event.body)) {
    settings_.founded = *founded;
    settings_.bucket = event.bucket;
    if (const auto zone = Zone::named(founded->zone)) settings_.zone = *zone;
  }
  if (const auto* hold_out = std::get_if<HoldOutSet>(&event.body)) {
    settings_.suggestion_hold_out = *hold_out;
    settings_.hold_out_since = event.at;
  }
  if (const auto* segment = std::get_if<SegmentDefined>(&event.body)) define(*segment);
  settings_.arrange(event.body);
  outbox_.apply(event, settings_.zone);
  if (const auto* text = std::get_if<ConsentTextPublished>(&event.body)) consent_texts_.apply(*text, event.at);
  if (const auto* order = std::get_if<OrderPlaced>(&event.body)) add_order(*order, event.at, {}, nullptr);
  if (const auto* voided = std::get_if<OrderVoided>(&event.body)) take_back(*voided, {}, nullptr);
}

void ShopMemory::define(const SegmentDefined& segment) {
  auto& all = settings_.segments;
  const auto known = std::ranges::find(all, segment.name, &SegmentDefined::name);
  if (segment.rule.empty()) {
    if (known != all.end()) all.erase(known);
  } else if (known == all.end()) {
    all.push_back(segment);
  } else {
    known->rule = segment.rule;
  }
}

void ShopMemory::apply_to_customer(CustomerMemory& memory, const Event& event) {
  if (const auto* registered = std::get_if<CustomerRegistered>(&event.body)) {
    set_profile(event.customer, memory, registered->profile, event.at);
  } else if (const auto* changed = std::get_if<ProfileChanged>(&event.body)) {
    set_profile(event.customer, memory, changed->profile, event.at);
  } else if (const auto* order = std::get_if<OrderPlaced>(&event.body)) {
    add_order(*order, event.at, event.customer, &memory);
  } else if (const auto* voided = std::get_if<OrderVoided>(&event.body)) {
    take_back(*voided, event.customer, &memory);
  } else if (const auto* consent = std::get_if<ConsentChanged>(&event.body)) {
    set_consent(event.customer, memory, *consent, event.at);
  } else if (const auto* pace = std::get_if<PaceChosen>(&event.body)) {
    memory.pace = *pace;
  } else if (const auto* shown = std::get_if<SuggestionShown>(&event.body)) {
    note_shown(memory, *shown, event.at);
  } else if (const auto* evidence = std::get_if<ConsentEvidenced>(&event.body)) {
    memory.evidence.apply(*evidence, event.key, event.at);
  } else if (std::holds_alternative<GuardianConsented>(event.body) || std::holds_alternative<CameOfAge>(event.body)) {
    set_guardian(event.customer, memory, event);
  } else if (std::holds_alternative<RightsAsked>(event.body) || std::holds_alternative<RightsAnswered>(event.body)) {
    memory.requests.apply(event.body, event.key, event.at);
  } else if (is_of_feedback(event.body)) {
    memory.feedback.apply(event.body, event.at);
  } else if (is_of_message(event.body)) {
    outbox_.apply(event, settings_.zone);
    note_told(memory, event);
  } else {
    Customer customer;
    customer.notes = std::move(memory.notes);
    customer.allergies = std::move(memory.allergies);
    dangol::apply(customer, event);
    memory.notes = std::move(customer.notes);
    memory.allergies = std::move(customer.allergies);
  }
}

// An answer counts as told when its notice is queued, which goes until it has arrived; that a consent holds when the
// provider has it: two more years hang on that.
void ShopMemory::note_told(CustomerMemory& memory, const Event& event) {
  if (const auto* queued = std::get_if<MessageQueued>(&event.body)) {
    if (queued->notice == Notice::answers) memory.consent.note_told(event.at);
    if (queued->notice == Notice::requests) memory.requests.note_told(event.at);
  }
  const auto* moved = std::get_if<MessageMoved>(&event.body);
  if (moved == nullptr || (moved->step != MessageStep::accepted && moved->step != MessageStep::delivered)) return;
  const OutboxMessage* message = outbox_.find(moved->message);
  if (message != nullptr && message->notice == Notice::consent_holds && message->step == moved->step)
    memory.consent.note_reconfirmed(message->queued_at);
}

void ShopMemory::set_profile(CustomerId customer, CustomerMemory& memory, const Profile& profile, Instant at) {
  if (const auto before = decode_profile(memory.profile); before && has_other_contact(*before, profile))
    memory.contact_changed_at = at;
  memory.profile = encode_profile(profile);
  memory.profile.shrink_to_fit();
  find_index_.put(customer, profile);
  note_age(customer, memory);
}

void ShopMemory::set_guardian(CustomerId customer, CustomerMemory& memory, const Event& event) {
  const auto* told = std::get_if<GuardianConsented>(&event.body);
  memory.guardian = told == nullptr ? nullptr : std::make_shared<const Guardian>(Guardian{*told, event.at});
  memory.consent.apply(event.body, event.at);
  note_age(customer, memory);
}

void ShopMemory::note_age(CustomerId customer, const CustomerMemory& memory) {
  come_of_age_on_.erase(customer);
  if (memory.guardian == nullptr) return;
  const auto profile = decode_profile(memory.profile);
  if (!profile || !profile->birth_date) return;
  const date::sys_days day{consents_herself_from(*profile->birth_date)};
  come_of_age_on_.emplace(customer, day.time_since_epoch().count());
}

void ShopMemory::set_consent(CustomerId customer, CustomerMemory& memory, const ConsentChanged& consent, Instant at) {
  const bool was_personalised = memory.consent.may_personalise();
  memory.consent.apply(consent, at);
  if (consent.purpose == Purpose::sensitive && !consent.given) {
    memory.allergies.clear();
    memory.health_data_leaving = true;
  }
  const bool personalised = memory.consent.may_personalise();
  if (was_personalised && !personalised) {
    tastes_.forget(customer);
    suggestion_lift_.remove(memory.suggested);
    memory.suggested = {};
  }
  if (!was_personalised && personalised) tastes_.take_in(customer, memory.habits);
}

void ShopMemory::add_order(const OrderPlaced& order, Instant at, CustomerId customer, CustomerMemory* memory) {
  const LocalTime local = settings_.zone.local(at);
  habits_.add(order, local, memory != nullptr ? &memory->habits : nullptr);
  neighbours_.add(order);
  if (memory != nullptr) {
    const HoldOutSet& trial = settings_.suggestion_hold_out;
    memory->trial.add(trial, order, local, settings_.zone.local(settings_.hold_out_since).day, memory->habits);
    memory->habits.add(order, at, local);
    renew_lift(*memory, memory->suggested.note_order(local, order));
    if (memory->consent.may_personalise()) tastes_.add(customer, at, local, order);
  }
  has_orders_ = true;
}

void ShopMemory::take_back(const OrderVoided& voided, CustomerId customer, CustomerMemory* memory) {
  const LocalTime local = settings_.zone.local(voided.placed_at);
  neighbours_.remove(voided.placed);
  if (memory != nullptr) {
    memory->trial.remove(settings_.suggestion_hold_out, voided.placed, local);
    memory->habits.remove(voided.placed, voided.placed_at, local);
    renew_lift(*memory, memory->suggested.note_taken_back(local, voided.placed));
    tastes_.take_back(customer, voided.placed_at, local, voided.placed);
  }
  habits_.remove(voided.placed, local, memory != nullptr ? &memory->habits : nullptr);
}

void ShopMemory::note_shown(CustomerMemory& memory, const SuggestionShown& shown, Instant at) {
  const LocalTime local = settings_.zone.local(at);
  if (!memory.consent.may_personalise() || memory.suggested.on(local.day) != nullptr) return;
  if (const auto oldest = memory.suggested.add(local, shown)) suggestion_lift_.remove(*oldest);
  if (const ShownSuggestion* added = memory.suggested.on(local.day)) suggestion_lift_.add(*added);
}

void ShopMemory::renew_lift(const CustomerMemory& memory, const std::optional<ShownSuggestion>& before) {
  if (!before) return;
  suggestion_lift_.remove(*before);
  suggestion_lift_.add(*memory.suggested.on(before->day));
}

void ShopMemory::forget(CustomerId customer) {
  if (const CustomerMemory* memory = find(customer)) suggestion_lift_.remove(memory->suggested);
  find_index_.remove(customer);
  tastes_.forget(customer);
  outbox_.forget(customer);
  come_of_age_on_.erase(customer);
  customers_.erase(customer);
}

const CustomerMemory* ShopMemory::find(CustomerId customer) const {
  const auto at = customers_.find(customer);
  return at == customers_.end() ? nullptr : &at->second;
}

Customer ShopMemory::unpacked(CustomerId id, const CustomerMemory& memory) const {
  auto profile = decode_profile(memory.profile);
  DANGOL_ASSERT(profile);  // encoded by set_profile or checked by restore
  Customer customer{id, std::move(*profile), memory.notes, memory.allergies, {}};
  if (memory.guardian) customer.guardian = *memory.guardian;
  return customer;
}

bool ShopMemory::restore(CustomerId customer, CustomerMemory memory, std::string_view find_line,
                         std::string_view messages) {
  find_index_.put_line(customer, find_line);
  const CustomerMemory& restored = customers_.insert_or_assign(customer, std::move(memory)).first->second;
  note_age(customer, restored);
  suggestion_lift_.add(restored.suggested);
  ByteReader in(messages);
  return messages.empty() || outbox_.restore(customer, in, settings_.zone);
}

void ShopMemory::reserve(std::size_t customers) {
  customers_.reserve(customers);
  find_index_.reserve(customers);
}

void ShopMemory::restore_habits(ShopHabits habits, ItemNeighbours neighbours, bool has_orders) {
  habits_ = std::move(habits);
  neighbours_ = std::move(neighbours);
  has_orders_ = has_orders;
}

void ShopMemory::restore_tastes() {
  for (const ItemDefined& item : catalog_.items()) tastes_.describe(item);
  std::vector<CustomerId> guests;
  for (const auto& [id, memory] : customers_) {
    if (memory.habits.timed_visits() > 0 && memory.consent.may_personalise()) guests.push_back(id);
  }
  tastes_.make_room_for(guests);
  for (const CustomerId guest : guests) tastes_.take_in(guest, customers_.at(guest).habits);
}

}  // namespace dangol
