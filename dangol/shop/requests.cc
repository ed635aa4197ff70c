// What guests have asked the shop to do with what it holds about them.
#include <algorithm>

#include "shop/shop_parts.h"

namespace dangol {

RightsRequests Shop::requests(CustomerId id) const {
  const std::shared_lock lock(parts_->mutex);
  const CustomerMemory* memory = parts_->memory.find(id);
  return memory == nullptr ? RightsRequests{} : memory->requests;
}

std::vector<OpenRequest> Shop::open_requests() const {
  std::vector<OpenRequest> found;
  {
    const std::shared_lock lock(parts_->mutex);
    const Zone& zone = parts_->memory.settings().zone;
    for (const auto& [id, memory] : parts_->memory.customers()) {
      for (const GuestRequest& each : memory.requests.all()) {
        if (each.is_open()) found.push_back({id, each, due_day(each, zone)});
      }
    }
  }
  std::ranges::sort(found, {}, [](const OpenRequest& each) {
    return std::tuple(each.due, each.request.asked_at, each.guest, each.request.what);
  });
  return found;
}

}  // namespace dangol
