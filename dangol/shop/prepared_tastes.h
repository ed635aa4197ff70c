// What is new to each guest and likely to her taste, kept from when it was worked out until she orders again: so that a
// card need not wait for it. Bounded: the guests asked for least lately go.
#pragma once

#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

#include "base/ids.h"
#include "recommendations/recommend.h"

namespace dangol {

class PreparedTastes {
 public:
  explicit PreparedTastes(std::size_t most = 32'768) : most_in_half_(most / 2) {}

  // What was put when she had as many visits as now.
  std::optional<std::vector<RecommendedItem>> find(CustomerId guest, std::uint32_t visits);
  void put(CustomerId guest, std::uint32_t visits, std::vector<RecommendedItem> fresh);
  void forget(CustomerId guest);
  void clear();

 private:
  struct Prepared {
    std::uint32_t visits = 0;
    std::vector<RecommendedItem> fresh;
  };
  void put_newer(CustomerId guest, Prepared prepared);

  std::size_t most_in_half_;
  std::mutex mutex_;
  std::unordered_map<CustomerId, Prepared> newer_;  // when it is full, it becomes the older half
  std::unordered_map<CustomerId, Prepared> older_;
};

}  // namespace dangol
