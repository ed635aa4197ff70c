#include "shop/retention.h"

#include <algorithm>
#include <chrono>

#include "shop/shop_parts.h"

namespace dangol {
namespace {

constexpr std::size_t weighed_at_once = 1024;  // while recording waits
constexpr std::chrono::hours between_rounds_of_retention{1};
std::optional<Instant> last_sign_of(const CustomerMemory& memory) {
  std::optional<Instant> last = memory.consent.last_said_at();
  const auto note = [&last](Instant at) { last = std::max(last.value_or(at), at); };
  if (memory.habits.timed_visits() > 0) note(memory.habits.last_visit());
  for (const Note& each : memory.notes) note(each.at);
  for (const FeedbackStep& each : memory.feedback.steps()) {
    if (each.kind == FeedbackStepKind::given) note(each.at);
  }
  for (const GuestRequest& each : memory.requests.all()) note(each.asked_at);
  return last;
}

Instant months_before(Instant now, std::uint32_t months, const Zone& zone) {
  const LocalTime local = zone.local(now);
  date::year_month_day day = local.date() - date::months{static_cast<int>(months)};
  if (!day.ok()) day = day.year() / day.month() / date::last;
  return zone.instant(date::sys_days{day}, std::chrono::minutes{local.minute});
}

// A message, a birthday and what a card named are the shop's doing, not hers.
bool is_sign_of_hers(const EventBody& body) {
  return !is_of_message(body) && !std::holds_alternative<CameOfAge>(body) &&
         !std::holds_alternative<SuggestionShown>(body);
}

// Whom memory tells nothing of: the journal knows when she was registered.
Result<std::optional<Instant>> last_sign_in_journal(const Shop& shop, CustomerId customer) {
  const auto events = shop.history(customer);
  if (!events) return events.error();
  std::optional<Instant> last;
  for (const Event& each : *events) {
    if (is_sign_of_hers(each.body)) last = std::max(last.value_or(each.at), each.at);
  }
  return last;
}

}  // namespace

Result<std::vector<CustomerId>> Shop::whose_time_is_over(std::uint32_t months) const {
  const Instant now = parts_->clock.now();
  std::vector<CustomerId> over;
  std::vector<CustomerId> unknown;
  std::optional<Instant> newest;
  const std::vector<CustomerId> ids = known_guests(*parts_, std::numeric_limits<std::size_t>::max());
  const Instant limit = months_before(now, months, settings().zone);
  for (std::size_t begin = 0; begin < ids.size(); begin += weighed_at_once) {
    const std::shared_lock lock(parts_->mutex);
    for (std::size_t i = begin; i < std::min(begin + weighed_at_once, ids.size()); ++i) {
      const CustomerMemory* memory = parts_->memory.find(ids[i]);
      if (memory == nullptr) continue;
      const auto last = last_sign_of(*memory);
      if (!last) unknown.push_back(ids[i]);
      if (last) newest = std::max(newest.value_or(*last), *last);
      if (last && *last < limit) over.push_back(ids[i]);
    }
  }
  for (const CustomerId each : unknown) {
    const auto last = last_sign_in_journal(*this, each);
    if (!last) return last.error();
    if (!*last) continue;
    newest = std::max(newest.value_or(**last), **last);
    if (**last < limit) over.push_back(each);
  }
  if (!newest || *newest + longest_silence_of_all < now) over.clear();
  return over;
}

Result<std::size_t> erase_whose_time_is_over(Shop& shop, const std::stop_token& stop) {
  const std::uint32_t months = shop.settings().retention.months;
  if (months == 0) return std::size_t{0};
  const auto over = shop.whose_time_is_over(months);
  if (!over) return over.error();
  std::size_t gone = 0;
  for (const CustomerId each : *over) {
    if (stop.stop_requested()) break;
    const auto erased = shop.erase(each);
    // Somebody erased her a moment ago.
    if (!erased && erased.error().code != ErrorCode::not_found) return erased.error();
    if (erased) ++gone;
  }
  return gone;
}

RetentionKeeper::~RetentionKeeper() {
  stopping_.request_stop();
  if (thread_.joinable()) thread_.join();
}

void RetentionKeeper::start() {
  thread_ = std::thread([this] { run(); });
}

void RetentionKeeper::run() {
  while (!stopping_.stop_requested()) {
    // What could not be erased is tried again in an hour.
    (void)erase_whose_time_is_over(shop_, stopping_.get_token());
    (void)shop_.destroy_statutory();
    std::unique_lock lock(mutex_);
    due_.wait_for(lock, stopping_.get_token(), between_rounds_of_retention, [] { return false; });
  }
}

}  // namespace dangol
