// What a shop answers: cards, guests found, guests expected.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/assert.h"
#include "base/korean.h"
#include "events/profile_codec.h"
#include "habits/visit_rhythm.h"
#include "insights/proof.h"
#include "messages/change_words.h"
#include "messages/feedback_words.h"
#include "messages/guardian_words.h"
#include "messages/request_words.h"
#include "messages/rhythm_words.h"
#include "messages/suppression_words.h"
#include "messages/usual_words.h"
#include "shop/send_question.h"
#include "shop/shop_parts.h"

namespace dangol {
namespace {

// Enough to rank by recency; beyond it a search is too vague to be read anyway.
constexpr std::size_t most_ranked = 5'000;

constexpr std::size_t hint_digits = 4;

std::string last_digits(const std::string& number) {
  return number.size() <= hint_digits ? std::string{} : number.substr(number.size() - hint_digits);
}

FoundCustomer found_line(CustomerId id, const CustomerMemory& memory) {
  const auto profile = decode_profile(memory.profile);
  DANGOL_ASSERT(profile);
  FoundCustomer found{id, profile->name, last_digits(profile->phone), static_cast<int>(memory.habits.visits()), {}};
  if (found.hint.empty()) found.hint = last_digits(profile->loyalty_number);
  if (found.visits > 0) found.last_visit = memory.habits.last_visit();
  return found;
}

std::optional<CustomerId> id_in(std::string_view text) {
  if (text.size() < 2 || text.front() != '#') return std::nullopt;
  CustomerId id;
  const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), id.value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return id;
}

bool is_held_out(const Shop::Parts& parts, CustomerId guest) {
  return arm_of(suggestion_hold_out(parts.memory.settings().suggestion_hold_out), guest) == Arm::held_out;
}

CardInput input_of(const Shop::Parts& parts, const CustomerMemory& memory, const Customer& customer) {
  return {customer,
          memory.consent,
          memory.habits,
          parts.memory.habits(),
          parts.memory.neighbours(),
          parts.memory.catalog(),
          memory.feedback,
          memory.pace.rests_until,
          is_held_out(parts, customer.id),
          memory.suggested,
          {parts.memory.suggestion_lift(), parts.memory.settings().exploration.share_thousandths}};
}

std::int64_t menu_price(const Catalog& catalog, const UsualLine& line) {
  const ItemDefined* item = catalog.item(line.item);
  std::int64_t one = item == nullptr ? 0 : item->price_minor;
  for (const UsualModifier& each : line.modifiers) {
    if (const ModifierDefined* modifier = catalog.modifier(each.modifier)) one += modifier->price_minor;
  }
  return one * line.quantity_thousandths / 1000;
}

LineItem as_ordered(const Catalog& catalog, const UsualLine& line) {
  LineItem ordered{line.item, {}, line.quantity_thousandths, menu_price(catalog, line)};
  for (const UsualModifier& each : line.modifiers) ordered.modifiers.push_back(each.modifier);
  std::ranges::sort(ordered.modifiers);
  return ordered;
}

const Error nobody{ErrorCode::not_found, "there is no such customer"};

}  // namespace

UsualOrder usual_of(const Shop::Parts& parts, const CustomerMemory& memory, const Customer& customer, Moment moment) {
  const LocalTime local = parts.memory.settings().zone.local(moment.at);
  return decide_usual(input_of(parts, memory, customer), local, moment.store);
}

bool may_be_asked(const Shop::Parts& parts, const CustomerMemory& memory, const Customer& customer, Instant now) {
  return may_be_asked(input_of(parts, memory, customer), now, parts.memory.settings().zone.local(now));
}

Result<CustomerCard> Shop::card(CustomerId id, Moment moment, Language language) const {
  const std::shared_lock lock(parts_->mutex);
  const CustomerMemory* memory = parts_->memory.find(id);
  if (memory == nullptr) return nobody;
  CustomerCard answer;
  answer.customer = parts_->memory.unpacked(id, *memory);
  answer.consent = memory->consent;
  const auto knowledge = parts_->knowledge.load();
  const LocalTime local = parts_->memory.settings().zone.local(moment.at);
  const auto insights = parts_->insights_of(id, *memory, knowledge, local.day);
  const CardInput input = input_of(*parts_, *memory, answer.customer);
  answer.card = decide_card(input, *insights, moment.at, local, moment.store);
  answer.words = card_words(answer.card, answer.customer, parts_->memory.catalog(), language);
  const ShopSettings& settings = parts_->memory.settings();
  if (answer.card.due) {
    const std::string_view category = knowledge->categories.name(answer.card.due->category);
    answer.due = service_words(*answer.card.due, category, local.day, language);
  }
  for (const GuestChange& change : answer.card.changes) {
    answer.changes.push_back(change_words(change, parts_->memory.catalog(), settings.currency(), local.day, language));
  }
  if (answer.card.complaint)
    answer.complaint = feedback_words(*answer.card.complaint, parts_->memory.catalog(), language);
  answer.pace = memory->pace;
  if (answer.pace.rests_until <= local.day) answer.pace.rests_until = 0;
  if (answer.card.rests_until) answer.rest = rest_words(*answer.card.rests_until, local.day, language);
  for (const Channel channel : {Channel::sms, Channel::email}) {
    if (is_address_dead(parts_->memory.outbox().messages_of(id), *memory, channel, moment.at))
      answer.came_back.emplace_back(came_back_words(channel, language));
  }
  if (answer.customer.guardian) answer.guardian = guardian_words(answer.customer.guardian->told, language);
  for (const GuestRequest& each : memory->requests.all()) {
    if (each.is_open()) answer.requests.push_back(waiting_words(each, settings.zone, local.day, language));
  }
  if (memory->consent.waits_for_her_own()) answer.came_of_age = came_of_age_words(language);
  if (const StoreDefined* store = parts_->memory.catalog().store(moment.store)) answer.store_name = store->name;
  answer.has_words_to_say = !parts_->memory.outbox().to_say(id, moment.at, settings.zone).empty();
  return answer;
}

// What is lost in a crash is not learned from, and nothing else: whether it is does not depend on what she does next.
void Shop::note_suggestion(const Card& card) {
  if (!card.suggestion || !card.suggestion->chosen) return;
  Event event{{}, card.customer, card.at, {}, *card.suggestion->chosen};
  {
    const std::shared_lock lock(parts_->mutex);
    const ShopSettings& shop = parts_->memory.settings();
    const std::int32_t day = shop.zone.local(card.at).day;
    const CustomerMemory* memory = parts_->memory.find(card.customer);
    if (memory == nullptr || memory->suggested.on(day) != nullptr) return;
    event.bucket = shop.bucket;
    const std::string once_a_day = fmt::format("{}:{}", card.customer.value, day);
    event.key = fingerprint(parts_->keys.fingerprint_key(), "suggested", once_a_day);
  }
  record_later(event, [](const Result<Receipt>&) {});
}

Result<OrderPlaced> Shop::usual_as_order(CustomerId id, Moment moment) const {
  const std::shared_lock lock(parts_->mutex);
  const CustomerMemory* memory = parts_->memory.find(id);
  if (memory == nullptr) return nobody;
  const UsualOrder usual = usual_of(*parts_, *memory, parts_->memory.unpacked(id, *memory), moment);
  if (!usual.certain) return Error{ErrorCode::not_found, "her usual is not certain now; record what she orders"};
  OrderPlaced order{moment.store, {}, true, {}};
  for (const UsualLine& line : usual.lines) order.lines.push_back(as_ordered(parts_->memory.catalog(), line));
  return order;
}

std::vector<FoundCustomer> Shop::find(std::string_view text, std::size_t limit) const {
  const std::shared_lock lock(parts_->mutex);
  std::vector<FoundCustomer> result;
  if (const auto id = id_in(text)) {
    if (const CustomerMemory* memory = parts_->memory.find(*id)) result.push_back(found_line(*id, *memory));
    return result;
  }
  for (const CustomerId id : parts_->memory.find_index().find(text, most_ranked)) {
    result.push_back(found_line(id, *parts_->memory.find(id)));
  }
  const std::string exact = normalized(text);
  const auto rank = [&](const FoundCustomer& each) {
    return std::tuple{each.name != exact, -(each.last_visit.value_or(Instant{}).time_since_epoch().count()), each.id};
  };
  const auto shown = std::min(limit, result.size());
  std::ranges::partial_sort(result, result.begin() + static_cast<std::ptrdiff_t>(shown), {}, rank);
  result.resize(shown);
  return result;
}

Result<CustomerId> Shop::find_one(std::string_view text) const {
  const std::vector<FoundCustomer> all = find(text, 2);
  if (all.empty())
    return Error{ErrorCode::not_found, "nobody is found by that; try part of the name or the last digits"};
  const std::string exact = normalized(text);
  const bool one_is_exact = all.front().name == exact && (all.size() == 1 || all[1].name != exact);
  if (all.size() == 1 || one_is_exact) return all.front().id;
  return Error{ErrorCode::conflict, "several guests are found by that; see: dangol find, then say '#id'"};
}

std::vector<ExpectedGuest> Shop::expected(Moment moment, int within_minutes, std::size_t limit,
                                          Language language) const {
  // Below this a name on the list is noise to staff.
  constexpr float smallest_chance = 0.05F;
  const std::shared_lock lock(parts_->mutex);
  const LocalTime local = parts_->memory.settings().zone.local(moment.at);
  std::vector<std::pair<float, CustomerId>> likely;
  for (const auto& [id, memory] : parts_->memory.customers()) {
    if (!memory.consent.may_personalise()) continue;
    const float chance = chance_of_visit(memory.habits, parts_->memory.habits(), local, within_minutes);
    if (chance >= smallest_chance) likely.emplace_back(chance, id);
  }
  std::ranges::sort(
      likely, [](const auto& a, const auto& b) { return std::tie(b.first, a.second) < std::tie(a.first, b.second); });
  if (likely.size() > limit) likely.resize(limit);
  std::vector<ExpectedGuest> guests;
  for (const auto& [chance, id] : likely) {
    const CustomerMemory& memory = *parts_->memory.find(id);
    const Customer customer = parts_->memory.unpacked(id, memory);
    const UsualOrder usual = usual_of(*parts_, memory, customer, moment);
    guests.push_back({found_line(id, memory), chance, usual_words(usual, parts_->memory.catalog(), language)});
  }
  return guests;
}

std::optional<FoundCustomer> Shop::found(CustomerId id) const {
  const std::shared_lock lock(parts_->mutex);
  const CustomerMemory* memory = parts_->memory.find(id);
  return memory == nullptr ? std::nullopt : std::optional{found_line(id, *memory)};
}

std::optional<Customer> Shop::customer(CustomerId id) const {
  const std::shared_lock lock(parts_->mutex);
  const CustomerMemory* memory = parts_->memory.find(id);
  return memory == nullptr ? std::nullopt : std::optional{parts_->memory.unpacked(id, *memory)};
}

bool Shop::knows(CustomerId id) const {
  const std::shared_lock lock(parts_->mutex);
  return parts_->memory.find(id) != nullptr;
}

std::unordered_map<std::string, CustomerId> Shop::customers_by_phone() const {
  const std::shared_lock lock(parts_->mutex);
  std::unordered_map<std::string, CustomerId> by_phone;
  for (const auto& [id, memory] : parts_->memory.customers()) {
    const auto profile = decode_profile(memory.profile);
    DANGOL_ASSERT(profile);
    if (profile->phone.empty()) continue;
    const auto [at, is_new] = by_phone.try_emplace(profile->phone, id);
    if (!is_new) at->second = {};
  }
  std::erase_if(by_phone, [](const auto& each) { return !each.second; });
  return by_phone;
}

ConsentState Shop::consent(CustomerId id) const {
  const std::shared_lock lock(parts_->mutex);
  const CustomerMemory* memory = parts_->memory.find(id);
  return memory == nullptr ? ConsentState{} : memory->consent;
}

bool Shop::waits_for_feedback(CustomerId id) const {
  const std::shared_lock lock(parts_->mutex);
  const CustomerMemory* memory = parts_->memory.find(id);
  if (memory == nullptr || memory->feedback.steps().empty()) return false;
  return memory->feedback.steps().back().kind == FeedbackStepKind::asked;
}

ConsentEvidence Shop::evidence(CustomerId id) const {
  const std::shared_lock lock(parts_->mutex);
  const CustomerMemory* memory = parts_->memory.find(id);
  return memory == nullptr ? ConsentEvidence{} : memory->evidence;
}

std::vector<CustomerId> Shop::who_consented() const {
  std::vector<CustomerId> all;
  {
    const std::shared_lock lock(parts_->mutex);
    for (const auto& [id, memory] : parts_->memory.customers()) {
      if (memory.consent.has_agreed()) all.push_back(id);
    }
  }
  std::ranges::sort(all);
  return all;
}

std::vector<CustomerId> Shop::who_refused_advertising() const {
  std::vector<std::pair<Instant, CustomerId>> all;
  {
    const std::shared_lock lock(parts_->mutex);
    for (const auto& [id, memory] : parts_->memory.customers()) {
      if (const auto at = memory.consent.refused_at(Purpose::marketing)) all.emplace_back(*at, id);
    }
  }
  std::ranges::sort(all, std::greater());
  std::vector<CustomerId> ids;
  ids.reserve(all.size());
  for (const auto& [at, id] : all) ids.push_back(id);
  return ids;
}

bool Shop::may_add_health_data(CustomerId id) const {
  const std::shared_lock lock(parts_->mutex);
  const CustomerMemory* memory = parts_->memory.find(id);
  const Instant since = parts_->memory.consent_texts().counts_since().of(Purpose::sensitive);
  return memory != nullptr && memory->consent.may_add_health_data(since);
}

ShopSettings Shop::settings() const {
  const std::shared_lock lock(parts_->mutex);
  return parts_->memory.settings();
}

Catalog Shop::catalog() const {
  const std::shared_lock lock(parts_->mutex);
  return parts_->memory.catalog();
}

Staff Shop::staff() const {
  const std::shared_lock lock(parts_->mutex);
  return parts_->memory.staff();
}

ConsentTexts Shop::consent_texts() const {
  const std::shared_lock lock(parts_->mutex);
  return parts_->memory.consent_texts();
}

std::size_t Shop::customer_count() const {
  const std::shared_lock lock(parts_->mutex);
  return parts_->memory.customers().size();
}

bool Shop::has_orders() const {
  const std::shared_lock lock(parts_->mutex);
  return parts_->memory.has_orders();
}

}  // namespace dangol
