// Mining the public grocer's month: CPU seconds and memory for its frequent sets, from nothing and after a day's
// baskets.
//
//   baskets_bench FILE [LEAST]     the file of counts, a row a basket and a column an item; LEAST baskets a set, 10
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <sstream>
#include <vector>

#include "baskets/changed_sets.h"

using namespace dangol;

namespace {

std::vector<std::vector<ItemId>> read_counts(const char* file) {
  std::vector<std::vector<ItemId>> baskets;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    std::istringstream cells(line);
    auto& items = baskets.emplace_back();
    std::uint32_t column = 0;
    for (int cell = 0; cells >> cell;) {
      ++column;
      if (cell > 0) items.push_back({column});
    }
  }
  return baskets;
}

// CPU milliseconds of the fastest of some runs.
template <class Work>
double fastest(const Work& work) {
  double least = 1e9;
  for (int i = 0; i < 15; ++i) {
    const std::clock_t before = std::clock();
    work();
    least = std::min(least, 1e3 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC);
  }
  return least;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return fmt::print(stderr, "name the file of baskets\n"), 2;
  const auto baskets = read_counts(arguments[1]);
  const auto least = static_cast<std::uint32_t>(count > 2 ? std::atoi(arguments[2]) : 10);
  BasketLog log;
  const double adding = fastest([&] {
    log = BasketLog();
    for (const auto& items : baskets) log.add(items);
  });
  FrequentSets sets;
  const double mining = fastest([&] { sets = frequent_sets(log, {.least_count = least}); });
  // The last baskets come, into what was mined without them.
  const auto coming = [&](std::size_t last) {
    BasketLog without;
    std::vector<ChangedBasket> changes;
    for (std::size_t i = 0; i < baskets.size(); ++i) {
      if (i + last < baskets.size()) without.add(baskets[i]);
      if (i + last >= baskets.size()) changes.push_back({baskets[i]});
    }
    const FrequentSets before = frequent_sets(without, {.least_count = least});
    double least_ms = 1e9;
    for (int i = 0; i < 15; ++i) {
      FrequentSets copy = before;
      const std::clock_t start = std::clock();
      copy = frequent_sets_after(std::move(copy), changes, log, {.least_count = least});
      least_ms = std::min(least_ms, 1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    return least_ms;
  };
  fmt::print("one more basket {:.3f} ms, ten {:.3f} ms, a day's 300 {:.2f} ms CPU\n", coming(1), coming(10),
             coming(300));
  fmt::print("{} baskets, {} sets that {} hold\n", log.size(), sets.sets.size(), least);
  fmt::print("adding {:.2f} ms, mining {:.2f} ms CPU\n", adding, mining);
}
