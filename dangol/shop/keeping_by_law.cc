// Shop's part in what a law makes it keep of who is erased.
#include "shop/retention.h"
#include "shop/shop_parts.h"
#include "shop/statutory_records.h"

namespace dangol {
namespace {

const Error nowhere_to_keep{ErrorCode::internal, "there is no place for what a law wants kept: she cannot be erased"};

}  // namespace

Result<void> Shop::keep_by_law(const Customer& customer, Erasure& erasure) {
  const ShopSettings now = settings();
  if (now.retention.distance_stores.empty()) return {};
  const auto events = history(customer.id);
  if (!events) return events.error();
  const std::int32_t today = now.zone.local(parts_->clock.now()).day;
  const auto records = records_kept_by_law(customer, *events, catalog(), now, today);
  if (records.empty()) return {};
  if (parts_->statutory == nullptr) return nowhere_to_keep;
  if (auto kept = parts_->statutory->keep(records, today); !kept) return kept;
  erasure.kept_by_law = records.size();
  erasure.kept_until = records.back().last_day;
  return {};
}

Result<StatutorySummary> Shop::statutory() const {
  return parts_->statutory == nullptr ? Result<StatutorySummary>(StatutorySummary{}) : parts_->statutory->summary();
}

Result<std::vector<StatutoryRecord>> Shop::statutory_records() const {
  return parts_->statutory == nullptr ? std::vector<StatutoryRecord>() : parts_->statutory->read();
}

Result<void> Shop::destroy_statutory() {
  if (parts_->statutory == nullptr) return {};
  const auto last = parts_->journal.last();
  if (!last) return last.error();
  if (*last == 0) return {};
  std::optional<Instant> newest;
  const auto read = parts_->journal.read(*last - 1, [&](Position, const Entry& entry) -> Result<void> {
    newest = entry.at;
    return {};
  });
  if (!read) return read;
  const Instant now = parts_->clock.now();
  if (!newest || *newest + longest_silence_of_all < now) return {};
  return parts_->statutory->destroy_before(settings().zone.local(now).day);
}

}  // namespace dangol
