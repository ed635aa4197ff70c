// What each guest's past tells today, kept from when it was worked out until something happens to her: so that a card
// need not wait for it. Bounded: the guests asked for least lately go.
#pragma once

#include <memory>
#include <mutex>
#include <unordered_map>

#include "base/ids.h"
#include "insights/guest_insights.h"

namespace dangol {

class PreparedInsights {
 public:
  explicit PreparedInsights(std::size_t most = 32'768) : most_in_half_(most / 2) {}

  using Known = std::shared_ptr<const Knowledge>;  // of the shop, by which insights were made

  // Null when nothing was put on that day by the same knowledge.
  std::shared_ptr<const GuestInsights> find(CustomerId guest, std::int32_t today, const Known& known);
  void put(CustomerId guest, std::int32_t today, Known known, std::shared_ptr<const GuestInsights> insights);
  void forget(CustomerId guest);
  void clear();

 private:
  struct Prepared {
    std::int32_t day = 0;
    Known known;
    std::shared_ptr<const GuestInsights> insights;
  };
  void put_newer(CustomerId guest, Prepared prepared);

  std::size_t most_in_half_;
  std::mutex mutex_;
  std::unordered_map<CustomerId, Prepared> newer_;  // when it is full, it becomes the older half
  std::unordered_map<CustomerId, Prepared> older_;
};

}  // namespace dangol
