// Times what a large shop costs: learning from nothing, one forecast. Prints CPU time of this thread.
//
//   rhythm_bench [CUSTOMERS [VISITS_OF_EACH]]      1,000,000 and 50
#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <ctime>
#include <random>
#include <vector>

#include "rhythm/shop_rhythm.h"

namespace {

using namespace dangol;

double cpu_seconds() {
  timespec spent{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
  return static_cast<double>(spent.tv_sec) + static_cast<double>(spent.tv_nsec) * 1e-9;
}

// Two years; gaps of three days to a month, log-normal within a customer.
std::vector<std::int32_t> invented_days(std::size_t customers, std::size_t visits) {
  std::mt19937_64 dice(1);
  std::normal_distribution<double> normal;
  std::vector<std::int32_t> days(customers * visits);
  for (std::size_t i = 0; i < customers; ++i) {
    const double mean = 2 + 0.5 * normal(dice);
    auto day = static_cast<std::int32_t>(19'000 + dice() % 90);
    for (std::size_t j = 0; j < visits; ++j) {
      days[i * visits + j] = day;
      day += std::max(1, static_cast<std::int32_t>(std::exp(mean + 0.5 * normal(dice))));
    }
  }
  return days;
}

}  // namespace

int main(int count, char** words) {
  const std::size_t customers = count > 1 ? std::strtoul(words[1], nullptr, 10) : 1'000'000;
  const std::size_t visits = count > 2 ? std::strtoul(words[2], nullptr, 10) : 50;
  const auto days = invented_days(customers, visits);
  std::vector<RhythmHistory> histories;
  for (std::size_t i = 0; i < customers; ++i) {
    histories.push_back({.service = {}, .days = std::span(days).subspan(i * visits, visits)});
  }
  constexpr std::int32_t today = 19'700;
  const double started = cpu_seconds();
  ShopRhythm shop = ShopRhythm::learned_from(histories, today);
  const double learned = cpu_seconds() - started;
  fmt::print("{} customers, {} visits learned from nothing: {:.2f} s, {:.0f} ns a visit\n", customers,
             customers * visits, learned, 1e9 * learned / static_cast<double>(customers * visits));

  std::vector<CustomerRhythm> some;
  for (std::size_t i = 0; i < customers; i += 1 + customers / 10'000) some.push_back(shop.recall(histories[i]));
  constexpr int rounds = 10;
  double sum = 0;
  double at = cpu_seconds();
  for (int i = 0; i < rounds; ++i) {
    for (const CustomerRhythm& her : some) sum += shop.forecast({}, her, today).chance_week;
  }
  const double asked = rounds * static_cast<double>(some.size());
  fmt::print("one forecast: {:.0f} ns (mean chance of the week {:.3f})\n", 1e9 * (cpu_seconds() - at) / asked,
             sum / asked);
  at = cpu_seconds();
  for (std::int32_t i = 0; i < rounds; ++i) {
    for (const CustomerRhythm& her : some) sum += shop.chance({}, her, today + i, today + i + 7);
  }
  fmt::print("one chance: {:.0f} ns\n", 1e9 * (cpu_seconds() - at) / asked);
  at = cpu_seconds();
  shop.refresh(today + 1);
  fmt::print("a new day: {:.3f} ms\n", 1e3 * (cpu_seconds() - at));
  return sum < 0 ? 1 : 0;
}
