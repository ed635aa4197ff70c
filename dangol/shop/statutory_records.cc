#include "shop/statutory_records.h"

#include <algorithm>
#include <map>

#include "consent/refused_text.h"
#include "customers/statutory_body.h"
#include "feedback/guest_feedback.h"

namespace dangol {
namespace {

// The last day of so many years; of a 29 February the 28th where there is none.
std::int32_t years_after(Instant at, int years, const Zone& zone) {
  date::year_month_day day = zone.local(at).date() + date::years{years};
  if (!day.ok()) day = day.year() / day.month() / date::last;
  return static_cast<std::int32_t>(date::sys_days{day}.time_since_epoch().count());
}

StatutoryOrder as_kept(const OrderPlaced& order, Instant at, const Catalog& catalog) {
  StatutoryOrder kept{at, {}, {}};
  if (const StoreDefined* store = catalog.store(order.store)) kept.store = store->name;
  for (const LineItem& line : order.lines) {
    const ItemDefined* item = catalog.item(line.item);
    kept.lines.push_back({item == nullptr ? std::string() : item->name, line.quantity_thousandths, line.paid_minor});
  }
  return kept;
}

// Health data are destroyed, whatever else is kept (PIPA 23).
std::string without_health(const std::string& text) { return holds_health_words(text) ? std::string() : text; }

// Her history, one event after the other.
class Sorting {
 public:
  Sorting(const Catalog& catalog, const ShopSettings& settings) : catalog_(catalog), settings_(settings) {}

  void note(const Event& event) {
    if (const auto* order = std::get_if<OrderPlaced>(&event.body)) note_order(*order, event);
    if (const auto* voided = std::get_if<OrderVoided>(&event.body)) {
      if (const auto at = orders_.find(voided->order); at != orders_.end()) at->second.is_taken_back = true;
    }
    if (const auto* given = std::get_if<FeedbackGiven>(&event.body)) note_said(*given, event.at);
    if (const auto* answered = std::get_if<ComplaintAnswered>(&event.body)) note_answer(*answered, event.at);
  }

  std::map<std::int32_t, StatutoryBody> by_last_day() && {
    std::map<std::int32_t, StatutoryBody> bodies;
    for (auto& [key, order] : orders_)
      bodies[years_after(order.at, order_kept_years, settings_.zone)].orders.push_back(std::move(order));
    for (StatutoryComplaint& each : complaints_)
      bodies[years_after(each.at, complaint_kept_years, settings_.zone)].complaints.push_back(std::move(each));
    for (auto& [day, body] : bodies) std::ranges::sort(body.orders, {}, &StatutoryOrder::at);
    return bodies;
  }

 private:
  void note_order(const OrderPlaced& order, const Event& event) {
    if (!std::ranges::binary_search(settings_.retention.distance_stores, order.store)) return;
    orders_.emplace(event.key, as_kept(order, event.at, catalog_));
  }
  void note_said(const FeedbackGiven& given, Instant at) {
    const bool is_complaint = given.complains || (given.score > 0 && given.score <= FeedbackStep::unhappy_score);
    if (is_complaint && !orders_.empty()) complaints_.push_back({at, without_health(given.text), {}, {}});
  }
  void note_answer(const ComplaintAnswered& answered, Instant at) {
    for (StatutoryComplaint& each : complaints_) {
      if (each.answered_at) continue;
      each.answered_at = at;
      each.answer = without_health(answered.text);
    }
  }

  const Catalog& catalog_;
  const ShopSettings& settings_;
  std::map<IdempotencyKey, StatutoryOrder> orders_;
  std::vector<StatutoryComplaint> complaints_;
};

}  // namespace

std::vector<StatutoryRecord> records_kept_by_law(const Customer& customer, std::span<const Event> history,
                                                 const Catalog& catalog, const ShopSettings& settings,
                                                 std::int32_t today) {
  Sorting sorting(catalog, settings);
  for (const Event& each : history) sorting.note(each);
  std::vector<StatutoryRecord> records;
  for (auto& [day, body] : std::move(sorting).by_last_day()) {
    if (day < today) continue;
    body.name = customer.profile.name;
    body.phone = customer.profile.phone;
    body.email = customer.profile.email;
    records.push_back({customer.id, day, encode_statutory_body(body)});
  }
  return records;
}

}  // namespace dangol
