// What it costs to learn everything of a large shop from nothing, and to be up to date again after a day on which about
// one guest in twenty ordered.
//
//   refresh_bench [CUSTOMERS [WORK]]      1,000,000, with some 50 million remembered lines; of the rows only those
//   whose
//                                         names begin with WORK; CPU seconds of this thread
//
// Guests are invented, the same each time, and packed as a shop remembers them: the latest 32 orders of each.
#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <ctime>
#include <limits>
#include <random>
#include <vector>

#include "baskets/changed_sets.h"
#include "insights/groups.h"
#include "insights/knowledge.h"
#include "insights/proof.h"
#include "insights/together.h"
#include "insights/worth.h"
#include "recommendations/fit_taste.h"

namespace {

using namespace dangol;

constexpr std::int32_t today = 20'000;
constexpr std::int32_t tomorrow = today + 1;
constexpr HoldOutSet trial{.share_thousandths = 100};
constexpr std::int32_t trial_start = today - 60;

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
  bool wants(std::string_view what) const { return what.starts_with(only_); }
  // `work` returns what it found, in words.
  template <class Work>
  void measure(std::string_view what, const Work& work) {
    if (wants(what)) sum_ += measured(what, work);
  }
  // Not part of the sum.
  template <class Work>
  void aside(std::string_view what, const Work& work) const {
    if (wants(what)) measured(fmt::format("({})", what), work);
  }

 private:
  template <class Work>
  static double measured(std::string_view what, const Work& work) {
    const double start = cpu_seconds();
    const std::string found = work();
    const double seconds = cpu_seconds() - start;
    fmt::print("{:<66} {:9.3f} s   {}\n", what, seconds, found);
    std::fflush(stdout);
    return seconds;
  }

  std::string_view only_;
  double sum_ = 0;
};

Catalog made_catalog() {
  Catalog catalog;
  for (std::uint32_t item = 1; item < 2'000; ++item) {
    catalog.apply(ItemDefined{{item},
                              "",
                              fmt::format("item {}", item),
                              fmt::format("category {}", item % 40),
                              1'000 + 100 * static_cast<std::int64_t>(item % 90),
                              {}});
  }
  return catalog;
}

struct MadeGuest {
  CustomerHabits habits;
  TrialOutcome trial;
};

// Gaps of some days to some weeks, log-normal within a guest; each visit may be her last; she comes in the morning or
// in the evening. Two lines of three are one of her forty favourites, popular items are twenty times as likely as rare
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

  Guest guest(std::size_t i) const { return seen(i, guests_[i]); }
  static Guest seen(std::size_t i, const MadeGuest& her) { return {CustomerId{i + 1}, her.habits, her.trial}; }
  const MadeGuest& at(std::size_t i) const { return guests_[i]; }
  GuestWalk walk(std::size_t most = std::numeric_limits<std::size_t>::max()) const {
    return [this, most](const std::function<void(const Guest&)>& each) {
      for (std::size_t i = 0; i < std::min(most, guests_.size()); ++i) each(guest(i));
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

std::string told(const Yardsticks& shop) {
  return fmt::format("{} baskets' windows; one in forty turns to something by {:.3f}", shop.baskets.turned_to.windows(),
                     shop.baskets.turned_to.shape().fortieth);
}

std::string told(const ShopRhythm& shop) {
  const GapModel& visits = shop.model({});
  return fmt::format("{:.0f} gaps kept, half of them above {:.2f} days", visits.gaps(0),
                     visits.longer_than(visits.expected(0, {}), 0.5));
}

// As a shop does: of the first guests by id, who are a fair sample.
void measure_knowledge(const MadeShop& shop, const Catalog& catalog, std::int32_t day, Table& table) {
  table.measure(fmt::format("knowledge: rhythm and yardsticks, from {} guests", most_learned_from), [&] {
    const Knowledge known = learn_knowledge(shop.walk(most_learned_from), catalog, {}, day);
    return told(known.rhythm) + "; " + told(known.yardsticks);
  });
}

void from_nothing(const MadeShop& shop, const Catalog& catalog, std::string_view only) {
  Table table("From nothing", only);
  const Categories categories(catalog);
  const GuestWalk walk = shop.walk();
  table.aside("reading all guests once, part of each row", [&] {
    GuestDays days;
    std::size_t lines = 0;
    walk([&](const Guest& guest) {
      days.read(guest.habits, today);
      for (std::size_t i = 0; i < days.size(); ++i) lines += days.items(i).size();
    });
    return fmt::format("{} remembered lines", lines);
  });
  table.aside("rhythm, from everybody", [&] { return told(learn_rhythm(walk, categories, today)); });
  table.aside("changes' yardsticks, from everybody", [&] { return told(learn_yardsticks(walk, today)); });
  measure_knowledge(shop, catalog, today, table);
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

// Who came tomorrow: as she was before, and what she bought, ascending, each item once, as the event brings it.
struct Came {
  std::size_t guest = 0;
  MadeGuest before;
  std::vector<ItemId> basket;
};

std::vector<ItemId> newest_basket(const MadeGuest& her) {
  GuestDays days;
  days.read(her.habits, tomorrow);
  const auto items = days.items(days.size() - 1);
  std::vector<ItemId> basket(items.begin(), items.end());
  std::ranges::sort(basket);
  basket.erase(std::unique(basket.begin(), basket.end()), basket.end());
  return basket;
}

// One in seven of those who were there within six weeks, picked without a pattern that a sample could have, too.
std::vector<Came> pass_a_day(MadeShop& shop) {
  std::vector<Came> came;
  for (std::size_t i = 0; i < shop.size(); ++i) {
    if ((i * 0x9e3779b97f4a7c15ULL >> 32) % 7 != 0) continue;
    const auto last = std::chrono::floor<date::days>(shop.at(i).habits.last_visit()).time_since_epoch().count();
    if (last < today - 42) continue;
    came.push_back({i, shop.at(i), {}});
    shop.order(i, tomorrow);
    came.back().basket = newest_basket(shop.at(i));
  }
  return came;
}

constexpr std::size_t most_valued = 4'000;  // guests from whom the models of value are learned

// The same guests each day.
PurchaseTable sampled(const std::vector<BuyingHistory>& all) {
  std::vector<BuyingHistory> some;
  for (std::size_t i = 0; i < all.size(); i += 1 + all.size() / most_valued) some.push_back(all[i]);
  return PurchaseTable::of(some);
}

std::vector<BuyingHistory> histories_before(const MadeShop& shop, const std::vector<Came>& came) {
  std::vector<BuyingHistory> histories;
  GuestDays days;
  std::size_t next = 0;
  for (std::size_t i = 0; i < shop.size(); ++i) {
    const bool has_come = next < came.size() && came[next].guest == i;
    const Guest guest = has_come ? MadeShop::seen(i, came[next++].before) : shop.guest(i);
    days.read(guest.habits, today);
    histories.push_back(history_of(guest, days, today));
  }
  return histories;
}

// How far equity moved, from a sample of those who came and one of those who did not: only the step is estimated.
double equity_moved(const ValueModel& yesterday, const ValueModel& now, const std::vector<BuyingHistory>& before,
                    const std::vector<BuyingHistory>& after) {
  double sum = 0;
  for (const bool came : {true, false}) {
    std::vector<EquityStep> steps;
    std::size_t all = 0;
    for (std::size_t i = 0; i < after.size(); ++i) {
      const bool has_come = after[i].repeat_purchases != before[i].repeat_purchases;
      if (has_come != came || all++ % (came ? 10 : 100) != 0) continue;
      steps.push_back({true, true, came, worth_of(yesterday, before[i], worth_outlook),
                       worth_of(yesterday, after[i], worth_outlook), worth_of(now, after[i], worth_outlook)});
    }
    if (steps.empty()) continue;
    const EquityChange moved = what_moved_equity(steps);
    sum += (moved.after - moved.before) * static_cast<double>(all) / static_cast<double>(steps.size());
  }
  return sum;
}

void value_after(const MadeShop& shop, const std::vector<Came>& came, Table& table) {
  const std::vector<BuyingHistory> before = histories_before(shop, came);
  ValueModel yesterday = fit_value(before);
  yesterday.buying = fit_buying(sampled(before), Stopping::pareto);
  std::vector<BuyingHistory> after = before;
  for (BuyingHistory& history : after) ++history.age_days;
  ValueModel now = yesterday;
  table.measure("value: histories brought up to date", [&] {
    GuestDays days;
    for (const Came& each : came) {
      days.read(shop.at(each.guest).habits, tomorrow);
      after[each.guest] = history_of(shop.guest(each.guest), days, tomorrow);
    }
    return std::string();
  });
  table.measure(fmt::format("value: buying fitted from yesterday's, to {} guests", most_valued), [&] {
    now.buying = fit_buying(sampled(after), Stopping::pareto, {}, &yesterday.buying.parameters);
    return fmt::format("r {:.4f}, {:.4f} before", now.buying.parameters.r, yesterday.buying.parameters.r);
  });
  table.measure(fmt::format("value: spend fitted to {} guests", most_valued), [&] {
    now.spend = fit_spend(after, {.most_customers = most_valued});
    return fmt::format("{:.0f} a purchase", now.spend.expected({}));
  });
  const double worth_before = equity(yesterday, before, worth_outlook).total.expected;
  double worth = 0;
  table.measure("value: equity, moved by those who came and by those who did not", [&] {
    worth = worth_before + equity_moved(yesterday, now, before, after);
    return fmt::format("from {:.6g} to {:.6g}", worth_before, worth);
  });
  const double of_all = equity(now, after, worth_outlook).total.expected;
  fmt::print("  asked of everybody it is {:.6g}: off by {:.3f} %\n", of_all, 100 * (worth / of_all - 1));
}

void tastes_after(const MadeShop& shop, const std::vector<Came>& came, Table& table) {
  ShopTaste taste;
  add_tastes(shop, taste);
  table.measure("tastes: baskets added", [&] {
    for (const Came& each : came) taste.add(CustomerId{each.guest + 1}, tomorrow, each.basket);
    return fmt::format("{} baskets", taste.baskets());
  });
}

// Whether she has had just these together before.
bool knows(const GuestDays& days, std::span<const ItemId> basket) {
  const auto holds = [](std::span<const ItemId> all, std::span<const ItemId> these) {
    return std::ranges::all_of(these, [&](ItemId each) { return std::ranges::find(all, each) != all.end(); });
  };
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (holds(days.items(i), basket) && holds(basket, days.items(i))) return true;
  }
  return false;
}

void baskets_after(const MadeShop& shop, const std::vector<Came>& came, Table& table) {
  BasketLog baskets = different_baskets(shop.walk(), today);
  FrequentSets sets = frequent_sets(baskets, together_limits(baskets));
  table.measure("baskets: added, sets and rules", [&] {
    GuestDays room;
    std::vector<ChangedBasket> added;
    for (const Came& each : came) {
      room.read(each.before.habits, today);
      if (knows(room, each.basket)) continue;
      baskets.add(each.basket);
      added.push_back({each.basket});
    }
    sets = frequent_sets_after(std::move(sets), added, baskets, together_limits(baskets));
    const auto rules = association_rules(sets, baskets.size(), together_rules);
    return fmt::format("{} more baskets, {} sets, {} rules", added.size(), sets.sets.size(), rules.size());
  });
}

void proof_after(const MadeShop& shop, Table& table) {
  Experiment revisits({.measure = Measure::revisit, .held_out_share = suggestion_hold_out(trial).share});
  table.measure("proof: windows that closed", [&] {
    std::size_t closed = 0;
    for (std::size_t i = 0; i < shop.size(); ++i) {
      const TrialOutcome& outcome = shop.at(i).trial;
      if (!outcome.is_known(trial, trial_start, tomorrow) || outcome.is_known(trial, trial_start, today)) continue;
      ++closed;
      for (int measure = 0; measure < 4; ++measure)
        revisits.add(arm_of(suggestion_hold_out(trial), CustomerId{i + 1}), outcome.visits() > 1 ? 1 : 0);
    }
    revisits.compare(1'000);
    return fmt::format("{} windows", closed);
  });
}

void after_a_day(MadeShop& shop, const Catalog& catalog, std::string_view only) {
  const std::vector<Came> came = pass_a_day(shop);
  Table table(fmt::format("After {} orders of a day", came.size()), only);
  measure_knowledge(shop, catalog, tomorrow, table);
  if (table.wants("value")) value_after(shop, came, table);
  if (table.wants("tastes")) tastes_after(shop, came, table);
  if (table.wants("baskets")) baskets_after(shop, came, table);
  proof_after(shop, table);
}

}  // namespace

int main(int count, char** words) {
  const std::size_t customers = count > 1 ? std::strtoul(words[1], nullptr, 10) : 1'000'000;
  const char* only = count > 2 ? words[2] : "";
  const Catalog catalog = made_catalog();
  MadeShop shop(customers);
  fmt::print("{} customers, {} orders and {} lines in all\n", customers, shop.orders(), shop.lines());
  from_nothing(shop, catalog, only);
  after_a_day(shop, catalog, only);
}
