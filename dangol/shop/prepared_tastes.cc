#include "shop/prepared_tastes.h"

#include <utility>

namespace dangol {

std::optional<std::vector<RecommendedItem>> PreparedTastes::find(CustomerId guest) {
  const std::scoped_lock lock(mutex_);
  auto at = newer_.find(guest);
  if (at == newer_.end()) {
    auto node = older_.extract(guest);
    if (node.empty()) return std::nullopt;
    put_newer(guest, std::move(node.mapped()));
    at = newer_.find(guest);
  }
  return at->second;
}

void PreparedTastes::put(CustomerId guest, std::vector<RecommendedItem> fresh) {
  const std::scoped_lock lock(mutex_);
  older_.erase(guest);
  put_newer(guest, std::move(fresh));
}

void PreparedTastes::put_newer(CustomerId guest, std::vector<RecommendedItem> fresh) {
  if (newer_.size() >= most_in_half_ && !newer_.contains(guest)) {
    older_ = std::move(newer_);
    newer_.clear();
  }
  newer_.insert_or_assign(guest, std::move(fresh));
}

void PreparedTastes::forget(CustomerId guest) {
  const std::scoped_lock lock(mutex_);
  newer_.erase(guest);
  older_.erase(guest);
}

void PreparedTastes::clear() {
  const std::scoped_lock lock(mutex_);
  newer_.clear();
  older_.clear();
}

}  // namespace dangol
