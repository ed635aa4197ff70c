#include "cli/bench_scale.h"

#include <fmt/format.h>
#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <vector>

#include "catalog/built_in_packs.h"
#include "catalog/trade_pack.h"
#include "cli/bench_folder.h"
#include "demo/invented_people.h"
#include "shop/shop.h"

namespace dangol {
namespace {

using Seconds = std::chrono::duration<double>;
using std::chrono::steady_clock;

constexpr int visits_each = 52;
constexpr int cards = 200'000;

std::uint64_t resident_bytes() {
  malloc_trim(0);
  std::ifstream statm("/proc/self/statm");
  std::uint64_t total = 0;
  std::uint64_t resident = 0;
  statm >> total >> resident;
  return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

void found_cafe(ShopMemory& memory) {
  const auto pack = parse_trade_pack(*built_in_pack("cafe"));
  memory.apply({bench_bucket, {}, {}, {}, ShopFounded{"bench", pack->zone, pack->currency, "ko", pack->name, true}});
  for (const EventBody& definition : pack->definitions) memory.apply({bench_bucket, {}, {}, {}, definition});
}

// A year of one visit a week, mostly the favourite.
void add_regular(ShopMemory& memory, KeyRing& keys, int number, Instant now, Dice& dice) {
  const InventedPerson person = invent_person(number, 365, memory.catalog(), dice);
  keys.find_or_mint(person.id, KeyUse::personal);
  memory.apply({bench_bucket, person.id, now, {}, CustomerRegistered{person.profile}});
  for (int week = visits_each; week > 0; --week) {
    OrderPlaced order = stranger_order(memory.catalog(), person.usual_minute, dice);
    if (chance(dice) < person.faithfulness) order.lines = person.morning.front().lines;
    const auto at =
        now - date::days{7 * week - pick(dice, 3)} + std::chrono::minutes{static_cast<int>(10 * bell(dice))};
    memory.apply({bench_bucket, person.id, at, {}, std::move(order)});
  }
}

Result<void> build(const ShopPaths& paths, std::uint64_t customers, Instant now, std::string& report) {
  auto folder = ShopFolder::create(paths);
  if (!folder) return folder.error();
  ShopMemory memory;
  found_cafe(memory);
  Dice dice(1);
  const auto begin = steady_clock::now();
  for (std::uint64_t i = 1; i <= customers; ++i) {
    add_regular(memory, (*folder)->keys(), static_cast<int>(i), now, dice);
  }
  const double seconds = Seconds(steady_clock::now() - begin).count();
  report += fmt::format("  folding         {:.2f} us an order, its invention included\n",
                        seconds * 1e6 / static_cast<double>(customers * visits_each));
  return store_shop(memory, **folder);
}

void time_cards(const Shop& shop, std::uint64_t customers, Instant now, std::string& report) {
  std::vector<double> took;
  took.reserve(cards);
  Dice dice(2);
  for (int i = 0; i < cards; ++i) {
    const CustomerId who{1'000'001 + dice() % customers};
    const auto begin = steady_clock::now();
    const auto card = shop.card(who, {now, {}}, Language::korean);
    took.push_back(std::chrono::duration<double, std::micro>(steady_clock::now() - begin).count());
    if (!card) report += "  a card failed: " + card.error().message + "\n";
  }
  std::ranges::sort(took);
  report += fmt::format("  card in process p50 {:.1f} us, p99 {:.1f} us, words included\n", took[cards / 2],
                        took[cards * 99 / 100]);
}

}  // namespace

Result<std::string> run_scale_benchmark(std::uint64_t customers) {
  const BenchFolder folder;
  const ShopPaths paths{folder.path(), {}};
  const SystemClock clock;
  const Instant now = clock.now();
  std::string report = fmt::format("{} customers with {} visits each\n", customers, visits_each);
  if (auto built = build(paths, customers, now, report); !built) return built.error();

  const std::uint64_t before = resident_bytes();
  const auto begin = steady_clock::now();
  auto reopened = ShopFolder::open(paths);
  if (!reopened) return reopened.error();
  auto shop = Shop::open((*reopened)->journal(), (*reopened)->keys(), clock);
  if (!shop) return shop.error();
  const double seconds = Seconds(steady_clock::now() - begin).count();
  const double bytes = static_cast<double>(resident_bytes() - before) / static_cast<double>(customers);
  report +=
      fmt::format("  open            {:.2f} s from the snapshot\n  memory          {:.0f} resident bytes a customer\n",
                  seconds, bytes);
  time_cards(**shop, customers, now, report);
  return report;
}

}  // namespace dangol
