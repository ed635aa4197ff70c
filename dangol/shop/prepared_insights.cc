#include "shop/prepared_insights.h"

#include <utility>

namespace dangol {

std::shared_ptr<const GuestInsights> PreparedInsights::find(CustomerId guest, std::int32_t today, const Known& known) {
  const std::scoped_lock lock(mutex_);
  auto at = newer_.find(guest);
  if (at == newer_.end()) {
    auto node = older_.extract(guest);
    if (node.empty()) return nullptr;
    put_newer(guest, std::move(node.mapped()));
    at = newer_.find(guest);
  }
  const Prepared& prepared = at->second;
  return prepared.day == today && prepared.known == known ? prepared.insights : nullptr;
}

void PreparedInsights::put(CustomerId guest, std::int32_t today, Known known,
                           std::shared_ptr<const GuestInsights> insights) {
  const std::scoped_lock lock(mutex_);
  older_.erase(guest);
  put_newer(guest, {today, std::move(known), std::move(insights)});
}

void PreparedInsights::put_newer(CustomerId guest, Prepared prepared) {
  if (newer_.size() >= most_in_half_ && !newer_.contains(guest)) {
    older_ = std::move(newer_);
    newer_.clear();
  }
  newer_.insert_or_assign(guest, std::move(prepared));
}

void PreparedInsights::forget(CustomerId guest) {
  const std::scoped_lock lock(mutex_);
  newer_.erase(guest);
  older_.erase(guest);
}

void PreparedInsights::clear() {
  const std::scoped_lock lock(mutex_);
  newer_.clear();
  older_.clear();
}

}  // namespace dangol
