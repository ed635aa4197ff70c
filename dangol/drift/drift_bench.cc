// What one customer costs, and what learning the shop's quiet costs: microseconds of CPU each.
#include <fmt/format.h>

#include <ctime>
#include <random>
#include <vector>

#include "drift/basket_change.h"
#include "drift/rhythm_change.h"
#include "drift/spend_change.h"

using namespace dangol;

namespace {

template <class Work>
void measure(const char* name, int times, const Work& work) {
  const std::clock_t before = std::clock();
  double used = 0;  // so that nothing is optimised away
  for (int i = 0; i < times; ++i) used += work();
  const double seconds = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
  fmt::print("{:40} {:8.2f} us  ({:.1f})\n", name, seconds / times * 1e6, used);
}

}  // namespace

int main() {
  std::mt19937 dice(1);
  std::vector<std::int32_t> days;
  std::vector<double> gaps;
  std::vector<std::int64_t> amounts;
  std::vector<std::vector<ItemId>> visits;
  for (int i = 0, day = 0; i < 32; ++i, day += 2 + static_cast<int>(dice() % 5)) {
    days.push_back(day);
    if (i > 0) gaps.push_back(day - days[days.size() - 2]);
    amounts.push_back(3'000 + static_cast<std::int64_t>(dice() % 3'000));
    visits.push_back({{1 + static_cast<std::uint32_t>(dice() % 5)}, {6 + static_cast<std::uint32_t>(dice() % 30)}});
  }
  const std::vector<Basket> baskets(visits.begin(), visits.end());
  QuietRhythm rhythm;
  QuietShop spend = QuietShop::of_spend();
  ShopBaskets taste;
  constexpr int times = 100'000;
  measure("rhythm_change", times, [&] { return rhythm_change(days, days.back() + 4, rhythm).chance; });
  measure("spend_change", times, [&] { return spend_change(amounts, spend).chance; });
  measure("basket_change, 32 visits of two items", times, [&] { return basket_change(baskets, taste).chance; });
  measure("learning a customer's rhythm", times,
          [&] { return rhythm.learn_spread(gaps), rhythm.learn_windows(gaps), 1; });
  measure("learning a customer's baskets", times / 10, [&] { return taste.learn_windows(baskets), 1; });
}
