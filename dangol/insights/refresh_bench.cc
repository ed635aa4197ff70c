// What it costs to learn everything of a large shop from nothing, and to be up to date again after a day's orders.
//
//   refresh_bench [CUSTOMERS [WORK]]      1,000,000, with some 50 million remembered lines; of the rows only those whose
//                                         names begin with WORK; CPU seconds of this thread
//
// Guests are invented, the same each time, and packed as a shop remembers them: the latest 32 orders of each.
#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <ctime>
#include <random>
#include <vector>

#include "insights/arrivals.h"
#include "insights/groups.h"
#include "insights/knowledge.h"
#include "insights/proof.h"
#include "insights/together.h"
#include "insights/worth.h"
#include "recommendations/fit_taste.h"

namespace {

using namespace dangol;

constexpr std::int32_t today = 20'000;
constexpr HoldOutSet trial{.share_thousandths = 100};
constexpr std::int32_t trial_start = today - 120;

double cpu_seconds() {
  timespec spent{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
  return static_cast<double>(spent.tv_sec) + static_cast<double>(spent.tv_nsec) * 1e-9;
}

// Prints a row for each piece of work and their sum.
class Table {
 public:
  Table(std::string_view title, std::string_view only) : only_(only) { fmt::print("\n{}\n", title); }
  ~Table() { fmt::print("{:<66} {:9.3f} s\n", "in all", sum_); }
  template <class Work>
  void measure(std::string_view what, const Work& work) {
    if (!what.starts_with(only_)) return;
    const double start = cpu_seconds();
    const std::string found = work();
    const double seconds = cpu_seconds() - start;
    sum_ += seconds;
    fmt::print("{:<66} {:9.3f} s   {}\n", what, seconds, found);
    std::fflush(stdout);
  }

 private:
  std::string_view only_;
  double sum_ = 0;
};

Catalog made_catalog() {
  Catalog catalog;
  for (std::uint32_t item = 1; item < 2'000; ++item) {
    catalog.apply(ItemDefined{{item}, "", fmt::format("item {}", item), fmt::format("category {}", item % 40),
                              1'000 + 100 * static_cast<std::int64_t>(item % 90), {}});
  }
  return catalog;
}

struct MadeGuest {
  CustomerHabits habits;
  TrialOutcome trial;
};

// Gaps of some days to some weeks, log-normal within a guest; each visit may be her last; she comes in the morning or in
// the evening. Two lines of three are one of her forty favourites, popular items are twenty times as likely as rare
// ones, and some come in pairs.
class MadeShop {
 public:
  explicit MadeShop(std::size_t customers) : guests_(customers) {
    for (std::size_t i = 0; i < customers; ++i) live(i);
  }

  void order(std::size_t guest, std::int32_t day) {
    const OrderPlaced placed = made_order(guest);
    const LocalTime at{day, static_cast<std::int16_t>((guest % 3 == 0 ? 480 : 1'020) + dice_() % 180)};
    MadeGuest& her = guests_[guest];
    her.trial.add(trial, placed, at, trial_start, her.habits);
    her.habits.add(placed, Instant{std::chrono::minutes{std::int64_t{day} * 1440 + at.minute}}, at);
    ++orders_;
    lines_ += placed.lines.size();
  }

  Guest guest(std::size_t i) const { return {CustomerId{i + 1}, guests_[i].habits, guests_[i].trial}; }
  GuestWalk walk() const { return walk(guests_.size()); }
  // Over at most so many, evenly chosen.
  GuestWalk walk(std::size_t most) const {
    return [this, most](const std::function<void(const Guest&)>& each) {
      const std::size_t count = std::min(most, guests_.size());
      for (std::size_t i = 0; i < count; ++i) each(guest(i * guests_.size() / count));
    };
  }
  std::size_t size() const { return guests_.size(); }
  std::uint64_t orders() const { return orders_; }
  std::uint64_t lines() const { return lines_; }

 private:
  void live(std::size_t guest) {
    const double mean = 2 + 0.5 * normal_(dice_);
    const double spread = 0.2 + 0.1 * std::abs(normal_(dice_));
    auto day = static_cast<std::int32_t>(today - 730 + static_cast<std::int32_t>(dice_() % 640));
    while (day <= today) {
      order(guest, day);
      if (dice_() % 40 == 0) return;
      day += std::max(1, static_cast<std::int32_t>(std::exp(mean + spread * normal_(dice_))));
    }
  }

  OrderPlaced made_order(std::size_t guest) {
    OrderPlaced placed{{1}, {}, true, {}};
    for (bool more = true; more; more = dice_() % 5 < 3) {
      const std::uint64_t number = dice_() % 3 != 0 ? guest * 40 + dice_() % 40 : dice_();
      const double at = static_cast<double>((number + 1) * 0x9e3779b97f4a7c15ULL >> 11) * 0x1p-53;
      const auto rank = static_cast<std::uint32_t>(100 * std::pow(21.0, at) - 100);
      const bool pair = !placed.lines.empty() && dice_() % 6 == 0;
      const std::uint32_t item = pair ? placed.lines.back().item.value ^ 1U : 2 + std::min(rank, 1'997U);
      placed.lines.push_back({{item}, {}, 1000, static_cast<std::int64_t>(2'000 + 100 * (dice_() % 60))});
    }
    return placed;
  }

  std::mt19937_64 dice_{1};
  std::normal_distribution<double> normal_;
  std::vector<MadeGuest> guests_;
  std::uint64_t orders_ = 0;
  std::uint64_t lines_ = 0;
};

void add_tastes(const MadeShop& shop, ShopTaste& taste) {
  GuestDays days;
  std::vector<TasteBasket> baskets;
  shop.walk()([&](const Guest& guest) {
    days.read(guest.habits, today);
    baskets.clear();
    for (std::size_t i = 0; i < days.size(); ++i)
      baskets.push_back({days.days()[i], {days.items(i).begin(), days.items(i).end()}});
    taste.add_all(guest.id, baskets);
  });
}

void from_nothing(const MadeShop& shop, const Catalog& catalog, std::string_view only) {
  Table table("From nothing, from everybody", only);
  const Categories categories(catalog);
  const GuestWalk walk = shop.walk();
  table.measure("reading all guests once (part of each below)", [&] {
    GuestDays days;
    std::size_t lines = 0;
    walk([&](const Guest& guest) {
      days.read(guest.habits, today);
      for (std::size_t i = 0; i < days.size(); ++i) lines += days.items(i).size();
    });
    return fmt::format("{} remembered lines", lines);
  });
  table.measure("rhythm, and of each category", [&] {
    const ShopRhythm rhythm = learn_rhythm(walk, categories, today);
    return fmt::format("{} gaps", rhythm.model({}).gaps(0));
  });
  table.measure("changes: yardsticks", [&] {
    const Yardsticks yardsticks = learn_yardsticks(walk, today);
    return fmt::format("{} baskets' windows, turned to in one of forty {:.3f}", yardsticks.turned_to.windows(),
                       yardsticks.turned_to.shape().fortieth);
  });
  table.measure("value: models, equity, what moved it, lists", [&] {
    const ShopWorth worth = shop_worth(walk, today, 20);
    return fmt::format("equity {:.4g}", worth.equity.total.expected);
  });
  table.measure("groups, grid, camps", [&] {
    const ShopGroups groups = shop_groups(walk, categories, today);
    return fmt::format("{} groups, {} cells", groups.groups.size(), groups.grid.cells.size());
  });
  table.measure("proof", [&] {
    const Proof proof = proof_of_suggestions(walk, trial, trial_start, today);
    return fmt::format("{} held out", proof.held_out);
  });
  table.measure("baskets: sets and rules", [&] {
    const Together rules = together(walk, today);
    return fmt::format("{} baskets, {} sets, {} rules", rules.baskets, rules.sets, rules.rules.size());
  });
  ShopTaste taste;
  table.measure("tastes: counts", [&] {
    add_tastes(shop, taste);
    return fmt::format("{} baskets", taste.baskets());
  });
  table.measure("tastes: blend", [&] {
    const std::vector<TasteLesson> lessons = lessons_from(taste);
    fit_taste(taste, lessons);
    return fmt::format("{} lessons", lessons.size());
  });
}

}  // namespace

int main(int count, char** words) {
  const std::size_t customers = count > 1 ? std::strtoul(words[1], nullptr, 10) : 1'000'000;
  const Catalog catalog = made_catalog();
  const MadeShop shop(customers);
  fmt::print("{} customers, {} orders and {} lines in all\n", customers, shop.orders(), shop.lines());
  from_nothing(shop, catalog, count > 2 ? words[2] : "");
}
