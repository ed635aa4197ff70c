// How quick the taste model is, in CPU time of this process, best of several:
//   taste_bench [customers] [baskets each] [items] [lines a basket]        default 100000 50 10000 6
#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>

#include "recommendations/fit_taste.h"
#include "recommendations/recommend.h"

namespace {

using namespace dangol;

double cpu_seconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

struct Size {
  std::uint32_t customers;
  std::uint32_t baskets;
  std::uint32_t items;
  std::uint32_t lines;
};

// Items by rank with chances like 1 / (rank + 20); two of three from forty favourites of the customer's.
class Shoppers {
 public:
  explicit Shoppers(const Size& size) : size_(size) {}
  TasteBasket basket(std::uint32_t customer, std::uint32_t number) {
    TasteBasket made{static_cast<std::int32_t>(18'000 + 7 * number), {}};
    for (std::uint32_t line = 0; line < size_.lines; ++line) {
      const std::uint64_t favourite = dice_() % 3 != 0 ? (customer * 40ULL + dice_() % 40) : dice_();
      std::mt19937_64::result_type mixed = (favourite + 1) * 0x9e3779b97f4a7c15ULL;
      mixed ^= mixed >> 29;
      const double at = static_cast<double>((mixed * 0xbf58476d1ce4e5b9ULL) >> 11) * 0x1p-53;
      const double rank = 20 * std::exp(at * std::log((size_.items + 20.0) / 20)) - 20;
      made.items.push_back({1 + std::min(size_.items - 1, static_cast<std::uint32_t>(rank))});
    }
    return made;
  }

 private:
  Size size_;
  std::mt19937_64 dice_{1};
};

template <class Work>
double microseconds_each(std::uint32_t count, const Work& work) {
  double best = 1e9;
  for (std::uint32_t round = 0; round < 5; ++round) {
    const double start = cpu_seconds();
    for (std::uint32_t i = 0; i < count; ++i) work(i + round * count);
    best = std::min(best, (cpu_seconds() - start) / count * 1e6);
  }
  return best;
}

std::uint32_t argument(int count, char** values, int at, std::uint32_t otherwise) {
  return count > at ? static_cast<std::uint32_t>(std::strtoul(values[at], nullptr, 10)) : otherwise;
}

CustomerId customer_at(std::uint32_t i, const Size& size) { return CustomerId{1 + i * 7919ULL % size.customers}; }

void run(const Size& size) {
  Shoppers shoppers(size);
  ShopTaste shop;
  double making = 0;
  const double start = cpu_seconds();
  for (std::uint32_t customer = 0; customer < size.customers; ++customer) {
    const double made_from = cpu_seconds();
    std::vector<TasteBasket> baskets;
    for (std::uint32_t k = 0; k < size.baskets; ++k) baskets.push_back(shoppers.basket(customer, k));
    making += cpu_seconds() - made_from;
    shop.add_all(CustomerId{customer + 1ULL}, baskets);
  }
  std::printf("build from nothing         %10.2f s\n", cpu_seconds() - start - making);
  std::printf("memory                     %10.0f bytes a customer\n",
              static_cast<double>(shop.resident_bytes()) / size.customers);
  const double fit_start = cpu_seconds();
  const TasteBlend blend = fit_taste(shop, lessons_from(shop));
  std::printf("fit of the blend           %10.2f s\n", cpu_seconds() - fit_start);

  TasteReader reader;
  const auto today = static_cast<std::int32_t>(18'000 + 7 * size.baskets);
  std::size_t found = 0;
  const double ask = microseconds_each(2000, [&](std::uint32_t i) {
    found += recommend(shop, blend, reader, {customer_at(i, size), today}, 10).best(10).size();
  });
  std::printf("best ten of a customer     %10.1f us (%zu found)\n", ask, found);

  std::vector<TasteBasket> more;
  for (std::uint32_t i = 0; i < 5 * 10'000; ++i)
    more.push_back(shoppers.basket(i * 7919U % size.customers, size.baskets));
  const double add =
      microseconds_each(10'000, [&](std::uint32_t i) { shop.add(customer_at(i, size), more[i].day, more[i].items); });
  std::printf("add a basket               %10.2f us\n", add);
  const double remove = microseconds_each(
      10'000, [&](std::uint32_t i) { shop.remove(customer_at(i, size), more[i].day, more[i].items); });
  std::printf("take a basket out          %10.2f us\n", remove);
}

}  // namespace

int main(int count, char** values) {
  run({argument(count, values, 1, 100'000), argument(count, values, 2, 50), argument(count, values, 3, 10'000),
       argument(count, values, 4, 6)});
}
