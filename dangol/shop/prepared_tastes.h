// What is new to each guest and likely to her taste, kept from when it was worked out until something happens to her:
// so that a card need not wait for it. Bounded: the guests asked for least lately go.
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

  std::optional<std::vector<RecommendedItem>> find(CustomerId guest);
  void put(CustomerId guest, std::vector<RecommendedItem> fresh);
  void forget(CustomerId guest);
  void clear();

 private:
  void put_newer(CustomerId guest, std::vector<RecommendedItem> fresh);

  std::size_t most_in_half_;
  std::mutex mutex_;
  std::unordered_map<CustomerId, std::vector<RecommendedItem>> newer_;  // when it is full, it becomes the older half
  std::unordered_map<CustomerId, std::vector<RecommendedItem>> older_;
};

}  // namespace dangol
