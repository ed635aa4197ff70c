#include "shop/acceptance.h"

#include <algorithm>

#include "base/korean.h"
#include "consent/refused_text.h"
#include "insights/segment_members.h"
#include "segments/parse_expression.h"
#include "shop/consent_acceptance.h"
#include "shop/profile_acceptance.h"
#include "shop/request_acceptance.h"
#include "shop/sending_acceptance.h"

namespace dangol {
namespace {

Error invalid(std::string message) { return {ErrorCode::invalid_input, std::move(message)}; }

constexpr const char* not_text = "the text is not UTF-8; type it again";

bool too_long(std::string_view text) { return text.size() > longest_text_bytes; }

bool within(std::int64_t value, std::int64_t bound) { return value >= -bound && value <= bound; }

// Iced and hot at once: no drink is. Lines have few options.
bool has_two_of_a_group(const LineItem& line, const Catalog& catalog, const BatchDefinitions& batch) {
  const auto group = [&](ModifierId id) -> std::string_view {
    if (const std::string* defined = batch.group(id)) return *defined;
    return catalog.modifier(id)->group;
  };
  for (std::size_t later = 1; later < line.modifiers.size(); ++later) {
    const std::string_view chosen = group(line.modifiers[later]);
    if (chosen.empty()) continue;
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      if (group(line.modifiers[earlier]) == chosen) return true;
    }
  }
  return false;
}

Result<void> accept_line(const LineItem& line, const Catalog& catalog, const BatchDefinitions& batch) {
  if (catalog.item(line.item) == nullptr && !batch.has(line.item)) {
    return Error{ErrorCode::not_found, "there is no such item on the menu"};
  }
  const auto known = [&](ModifierId id) { return catalog.modifier(id) != nullptr || batch.has(id); };
  if (!std::ranges::all_of(line.modifiers, known))
    return Error{ErrorCode::not_found, "there is no such option on the menu"};
  if (!std::ranges::is_sorted(line.modifiers, std::less_equal{})) {
    return invalid("an order line names an option twice, or out of order");
  }
  if (has_two_of_a_group(line, catalog, batch)) {
    return invalid("an order line has two options of one group, such as iced and hot; choose one");
  }
  if (!within(line.quantity_thousandths, largest_quantity_thousandths))
    return invalid("a quantity is beyond a million");
  if (!within(line.paid_minor, largest_line_minor)) return invalid("an amount is beyond what a line can cost");
  return {};
}

Result<void> accept_order(const OrderPlaced& order, const ShopMemory& memory, const BatchDefinitions& batch) {
  if (order.lines.empty()) return invalid("an order needs at least one line");
  if (order.lines.size() > longest_order_lines) return invalid("an order has more than 1,000 lines; split it");
  if (order.store && memory.catalog().store(order.store) == nullptr && !batch.has(order.store)) {
    return Error{ErrorCode::not_found, "there is no such branch"};
  }
  for (const LineItem& line : order.lines) {
    if (auto accepted = accept_line(line, memory.catalog(), batch); !accepted) return accepted;
  }
  return {};
}

Result<void> accept_allergy(const Event& event, const ShopMemory& memory, const BatchDefinitions& batch) {
  const CustomerMemory* customer = memory.find(event.customer);
  if (customer != nullptr && customer->health_data_leaving) {
    return Error{ErrorCode::unavailable, "her earlier health data are still being destroyed; try again in a second"};
  }
  const auto& [allergen, present] = std::get<AllergyRecorded>(event.body);
  const bool may_tell = present ? batch.may_add_health_data(event.customer, memory)
                                : batch.consent(event.customer, memory).may_hold_health_data();
  if (!may_tell) {
    return Error{ErrorCode::forbidden, "an allergy is health data: ask for her separate consent first (PIPA 23)"};
  }
  if (allergen.empty() || too_long(allergen)) return invalid("an allergen is a word or a few");
  if (!is_utf8(allergen)) return invalid(not_text);
  return check_free_text(allergen, true);
}

Result<void> accept_note(const Event& event, const ShopMemory& memory, const BatchDefinitions& batch) {
  const std::string& text = std::get<NoteWritten>(event.body).text;
  if (too_long(text)) return invalid("a note is longer than 4,000 bytes; shorten it");
  if (!is_utf8(text)) return invalid(not_text);
  if (normalized(text).empty()) return invalid("a note needs words");
  return check_free_text(text, batch.may_add_health_data(event.customer, memory));
}

Result<void> accept_words_of(const Event& event, std::string_view text, const ShopMemory& memory,
                             const BatchDefinitions& batch) {
  if (too_long(text)) return invalid("what she said is longer than 4,000 bytes; shorten it");
  if (!is_utf8(text)) return invalid(not_text);
  return check_free_text(text, batch.may_add_health_data(event.customer, memory));
}

Result<void> accept_feedback(const Event& event, const ShopMemory& memory, const BatchDefinitions& batch) {
  if (const auto* answered = std::get_if<ComplaintAnswered>(&event.body))
    return accept_words_of(event, answered->text, memory, batch);
  const auto* given = std::get_if<FeedbackGiven>(&event.body);
  if (given == nullptr) return {};
  if (given->score > best_score) return invalid("a score is 1 to 5, or left out");
  if (given->score == 0 && !given->complains && normalized(given->text).empty())
    return invalid("feedback needs a score or words");
  if (given->item && memory.catalog().item(given->item) == nullptr && !batch.has(given->item))
    return Error{ErrorCode::not_found, "there is no such item on the menu"};
  return accept_words_of(event, given->text, memory, batch);
}

Result<void> accept_picture(const Event& event, const ShopMemory& memory, const BatchDefinitions& batch) {
  const CustomerMemory* customer = memory.find(event.customer);
  return accept_evidence(std::get<ConsentEvidenced>(event.body), batch.consent(event.customer, memory),
                         customer == nullptr ? ConsentEvidence() : customer->evidence);
}

Result<void> accept_request_of(const Event& event, const ShopMemory& memory) {
  const CustomerMemory* customer = memory.find(event.customer);
  return accept_request(event, customer == nullptr ? RightsRequests() : customer->requests, memory.settings().zone);
}

// `today`: the shop's local day.
Result<void> accept_pace(const PaceChosen& pace, std::int32_t today) {
  if (pace.most_in_30_days > 30) return invalid("at most 1 to 30 advertisements in 30 days, or 0: as the shop does");
  if (pace.rests_until > today + longest_rest_days)
    return invalid("advertising rests for a year at most: choose an earlier day");
  return {};
}

Result<void> accept_staff(const StaffDefined& person) {
  if (normalized(person.name).empty() || too_long(person.name)) return invalid("a member of staff needs a name");
  return is_utf8(person.name) ? Result<void>() : invalid(not_text);
}

Result<void> accept_shop(const ShopFounded& founded) {
  if (const auto zone = Zone::named(founded.zone); !zone) return zone.error();
  if (founded.name.empty() || too_long(founded.name)) return invalid("a shop needs a name");
  return {};
}

Result<void> accept_hold_out(const HoldOutSet& hold_out) {
  if (hold_out.share_thousandths > most_held_out_thousandths)
    return invalid("at most half of all can be held out: choose a share of 0 to 500 thousandths");
  if (hold_out.window_days < 7 || hold_out.window_days > 365)
    return invalid("each customer is watched for 7 to 365 days: choose a window of so many");
  return {};
}

Result<void> accept_exploration(const ExplorationSet& exploration) {
  if (exploration.share_thousandths <= most_explored_thousandths) return {};
  return invalid("at most half of all suggestions can be tried out: choose a share of 0 to 500 thousandths");
}

Result<void> accept_suggestion(const Event& event, const SuggestionShown& shown, const ShopMemory& memory,
                               const BatchDefinitions& batch) {
  if (!batch.consent(event.customer, memory).may_personalise())
    return Error{ErrorCode::forbidden, "she refused personalisation: nothing is suggested to her"};
  std::uint64_t sum = 0;
  for (const ConsideredItem& each : shown.among) {
    if (memory.catalog().item(each.item) == nullptr && !batch.has(each.item))
      return Error{ErrorCode::not_found, "there is no such item"};
    sum += each.chance;
  }
  if (shown.shown >= shown.among.size() || shown.among.size() > most_considered)
    return invalid("the item that was shown is not among those considered");
  if (sum != ten_thousandths || shown.among[shown.shown].chance == 0)
    return invalid("the chances of what was considered are to be 10,000 together, and not 0 of what was shown");
  return {};
}

Result<void> accept_retention(const RetentionSet& retention, const ShopMemory& memory, const BatchDefinitions& batch) {
  if (retention.months > longest_retention_months)
    return invalid("guests are kept for 1 to 120 months after they were last seen, or until they ask: 0");
  const auto is_known = [&](StoreId store) { return memory.catalog().store(store) != nullptr || batch.has(store); };
  if (!std::ranges::all_of(retention.distance_stores, is_known))
    return Error{ErrorCode::not_found, "there is no such branch"};
  if (!std::ranges::is_sorted(retention.distance_stores, std::less_equal{}))
    return invalid("a branch is named twice, or out of order");
  return {};
}

Result<void> accept_review(const TrailReviewed& reviewed, date::year_month_day today) {
  const bool is_over = reviewed.month < today.year() / today.month();
  return is_over ? Result<void>() : invalid("a month is looked through when it is over");
}

Result<void> accept_segment(const SegmentDefined& segment, const ShopMemory& memory) {
  if (!is_utf8(segment.name)) return invalid(not_text);
  if (segment.name.empty() || segment.name != normalized(segment.name) ||
      segment.name.size() > longest_segment_name_bytes)
    return invalid("a segment needs a name of at most 120 bytes, without spaces around it");
  if (auto fit = check_free_text(segment.name, true); !fit) return fit;
  if (segment.rule.empty()) return {};  // removed, perhaps for the second time
  const auto& saved = memory.settings().segments;
  const bool is_known = std::ranges::find(saved, segment.name, &SegmentDefined::name) != saved.end();
  if (!is_known && saved.size() >= most_saved_segments)
    return invalid("50 segments are saved already: remove one that is not needed any more");
  const auto rule = read_expression(segment.rule, segment_names(memory.catalog(), memory.settings().currency()));
  return rule ? Result<void>() : rule.error();
}

bool is_of_request(const EventBody& body) {
  return std::holds_alternative<RightsAsked>(body) || std::holds_alternative<RightsAnswered>(body);
}

// An order may be a walk-in's; what else happens to customers happens to one.
bool is_of_somebody(const EventBody& body) {
  return std::holds_alternative<CustomerRegistered>(body) || std::holds_alternative<ProfileChanged>(body) ||
         std::holds_alternative<NoteWritten>(body) || std::holds_alternative<AllergyRecorded>(body) ||
         std::holds_alternative<ConsentChanged>(body) || std::holds_alternative<PaceChosen>(body) ||
         std::holds_alternative<ConsentEvidenced>(body) || std::holds_alternative<GuardianConsented>(body) ||
         std::holds_alternative<CameOfAge>(body) || std::holds_alternative<SuggestionShown>(body) ||
         is_of_request(body) || is_of_message(body) || is_of_feedback(body);
}

}  // namespace

const std::string* BatchDefinitions::group(ModifierId id) const {
  const auto at = modifiers_.find(id);
  return at == modifiers_.end() ? nullptr : &at->second;
}

BatchDefinitions::BatchDefinitions(std::span<const Event> batch) {
  for (const Event& event : batch) {
    if (std::holds_alternative<GuardianConsented>(event.body)) children_.insert(event.customer);
  }
}

bool BatchDefinitions::has_guardian(CustomerId id, const ShopMemory& memory) const {
  if (children_.contains(id)) return true;
  if (const auto at = consents_.find(id); at != consents_.end()) return at->second.is_guardians();
  const CustomerMemory* customer = memory.find(id);
  return customer != nullptr && customer->consent.is_guardians();
}

std::optional<date::year_month_day> BatchDefinitions::birth_date(CustomerId id, const ShopMemory& memory) const {
  if (const auto at = births_.find(id); at != births_.end()) return at->second;
  const CustomerMemory* customer = memory.find(id);
  return customer == nullptr ? std::nullopt : memory.unpacked(id, *customer).profile.birth_date;
}

void BatchDefinitions::note(const Event& event, const ShopMemory& memory) {
  if (const auto* store = std::get_if<StoreDefined>(&event.body)) stores_.insert(store->store);
  if (const auto* item = std::get_if<ItemDefined>(&event.body)) items_.insert(item->item);
  if (const auto* modifier = std::get_if<ModifierDefined>(&event.body))
    modifiers_[modifier->modifier] = modifier->group;
  if (std::holds_alternative<CustomerRegistered>(event.body)) customers_.insert(event.customer);
  if (children_.contains(event.customer)) {
    if (const auto* registered = std::get_if<CustomerRegistered>(&event.body))
      births_[event.customer] = registered->profile.birth_date;
    if (const auto* changed = std::get_if<ProfileChanged>(&event.body))
      births_[event.customer] = changed->profile.birth_date;
  }
  if (std::holds_alternative<ConsentChanged>(event.body) || std::holds_alternative<GuardianConsented>(event.body)) {
    ConsentState state = this->consent(event.customer, memory);
    state.apply(event.body, event.at);
    consents_.insert_or_assign(event.customer, std::move(state));
  }
  if (const auto* text = std::get_if<ConsentTextPublished>(&event.body)) {
    if (!texts_) texts_ = memory.consent_texts();
    texts_->apply(*text, event.at);
  }
}

bool BatchDefinitions::may_add_health_data(CustomerId id, const ShopMemory& memory) const {
  return consent(id, memory).may_add_health_data(texts(memory).counts_since().of(Purpose::sensitive));
}

ConsentState BatchDefinitions::consent(CustomerId id, const ShopMemory& memory) const {
  if (const auto at = consents_.find(id); at != consents_.end()) return at->second;
  const CustomerMemory* customer = memory.find(id);
  return customer == nullptr ? ConsentState() : customer->consent;
}

Result<void> accept_time(Instant at, Instant now) {
  if (at <= now + clock_tolerance) return {};
  return invalid("the time is more than a day after this machine's clock: correct the time or the clock");
}

Result<void> accept(const Event& event, const ShopMemory& memory, const BatchDefinitions& batch, Instant now) {
  if (auto accepted = accept_time(event.at, now); !accepted) return accepted;
  if (!event.customer && is_of_somebody(event.body)) return Error{ErrorCode::not_found, "there is no such customer"};
  const bool registers = std::holds_alternative<CustomerRegistered>(event.body);
  if (event.customer && !registers && memory.find(event.customer) == nullptr && !batch.has(event.customer)) {
    return Error{ErrorCode::not_found, "there is no such customer"};
  }
  if (const auto* order = std::get_if<OrderPlaced>(&event.body)) {
    if (event.at < earliest_order && event.at != unknown_instant)
      return invalid("an order is from before 1980: correct its time");
    return accept_order(*order, memory, batch);
  }
  const auto today = [&] { return memory.settings().zone.local(now).date(); };
  if (const auto* registered = std::get_if<CustomerRegistered>(&event.body))
    return accept_profile(registered->profile, batch.has_guardian(event.customer, memory), today());
  if (const auto* changed = std::get_if<ProfileChanged>(&event.body))
    return accept_profile(changed->profile, batch.has_guardian(event.customer, memory), today());
  if (std::holds_alternative<GuardianConsented>(event.body)) return accept_guardian(event, memory, batch, today());
  if (std::holds_alternative<CameOfAge>(event.body)) return accept_coming_of_age(event, memory, batch, today());
  if (std::holds_alternative<NoteWritten>(event.body)) return accept_note(event, memory, batch);
  if (const auto* pace = std::get_if<PaceChosen>(&event.body))
    return accept_pace(*pace, memory.settings().zone.local(now).day);
  if (is_of_request(event.body)) return accept_request_of(event, memory);
  if (is_of_feedback(event.body)) return accept_feedback(event, memory, batch);
  if (const auto* person = std::get_if<StaffDefined>(&event.body)) return accept_staff(*person);
  if (std::holds_alternative<AllergyRecorded>(event.body)) return accept_allergy(event, memory, batch);
  if (const auto* consent = std::get_if<ConsentChanged>(&event.body))
    return accept_consent(*consent, event.at, batch.texts(memory));
  if (std::holds_alternative<ConsentEvidenced>(event.body)) return accept_picture(event, memory, batch);
  if (const auto* text = std::get_if<ConsentTextPublished>(&event.body))
    return accept_consent_text(*text, event.at, batch.texts(memory), now);
  if (const auto* founded = std::get_if<ShopFounded>(&event.body)) return accept_shop(*founded);
  if (const auto* hold_out = std::get_if<HoldOutSet>(&event.body)) return accept_hold_out(*hold_out);
  if (const auto* exploration = std::get_if<ExplorationSet>(&event.body)) return accept_exploration(*exploration);
  if (const auto* shown = std::get_if<SuggestionShown>(&event.body))
    return accept_suggestion(event, *shown, memory, batch);
  if (const auto* retention = std::get_if<RetentionSet>(&event.body))
    return accept_retention(*retention, memory, batch);
  if (const auto* reviewed = std::get_if<TrailReviewed>(&event.body)) return accept_review(*reviewed, today());
  if (const auto* segment = std::get_if<SegmentDefined>(&event.body)) return accept_segment(*segment, memory);
  return accept_sending(event, memory);
}

}  // namespace dangol
