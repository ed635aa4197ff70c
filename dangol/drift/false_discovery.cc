#include "drift/false_discovery.h"

#include <algorithm>
#include <numeric>

namespace dangol {

std::vector<Discovery> discoveries(std::span<const double> chances, double most_in_vain) {
  std::vector<std::size_t> order(chances.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t which) { return chances[which]; });

  const auto all = static_cast<double>(chances.size());
  std::vector<Discovery> list(chances.size());
  double least = 1;
  for (std::size_t i = order.size(); i-- > 0;) {
    least = std::min(least, chances[order[i]] * all / (static_cast<double>(i) + 1));
    list[i] = {order[i], least};
  }
  std::erase_if(list, [&](const Discovery& each) { return each.in_vain > most_in_vain; });
  return list;
}

}  // namespace dangol
