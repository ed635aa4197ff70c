// How fast segments are: rules judged for one customer after the other, and groups found among a million.
//   segments_bench      (DANGOL_BENCH)
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <random>

#include "base/assert.h"
#include "segments/behaviour_groups.h"
#include "segments/camps.h"
#include "segments/made_buyers.h"
#include "segments/made_shop.h"
#include "segments/membership.h"
#include "segments/next_change.h"
#include "segments/parse_expression.h"
#include "segments/rfm_grid.h"
#include "segments/rule_set.h"

namespace dangol {
namespace {

using Dice = std::mt19937_64;
constexpr std::int32_t today = 19'905;

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

template <class Work>
double best_ns(int rounds, double operations, const Work& work) {
  double best = 1e300;
  for (int i = 0; i < rounds; ++i) {
    const double start = cpu_seconds();
    work();
    best = std::min(best, (cpu_seconds() - start) * 1e9 / operations);
  }
  return best;
}

std::vector<CustomerFacts> made_customers(std::size_t count, std::span<const BoughtLine> lines) {
  Dice dice(1);
  std::vector<CustomerFacts> customers(count);
  const auto below = [&dice](std::uint64_t most) { return static_cast<std::int32_t>(dice() % most); };
  for (CustomerFacts& facts : customers) {
    facts.visits = static_cast<std::uint32_t>(below(60));
    facts.last_visit_day = today - below(120);
    facts.first_visit_day = facts.last_visit_day - below(700);
    facts.known_since_day = facts.first_visit_day;
    facts.spent_minor = 1000LL * below(500);
    facts.value_minor = 1000.0 * below(300);
    facts.cycle_days = 1 + below(30);
    facts.alive_chance = below(101) / 100.0;
    facts.birthday_month = static_cast<std::uint8_t>(below(13));
    facts.agreed_marketing = below(2) == 0;
    facts.store = {static_cast<std::uint32_t>(below(3))};
    facts.bought = lines;
  }
  return customers;
}

// Four conditions each, with thresholds of their own.
std::vector<SegmentExpression> made_rules(std::size_t count, bool with_purchases) {
  Dice dice(2);
  SegmentNames names(0);
  for (std::uint32_t item = 1; item <= 40; ++item) names.add(FieldKind::item, fmt::format("item {}", item), item);
  std::vector<SegmentExpression> rules;
  for (std::size_t i = 0; i < count; ++i) {
    std::string text;
    for (int condition = 0; condition < 4; ++condition) {
      const auto below = [&dice](std::uint64_t most) { return dice() % most; };
      if (condition > 0) text += " and ";
      if (with_purchases && condition == 0) {
        text +=
            fmt::format("bought \"item {}\" at least {} times in {} days", 1 + below(40), 1 + below(4), 10 + below(80));
        continue;
      }
      switch (below(8)) {
        case 0: text += fmt::format("visits >= {}", below(20)); break;
        case 1: text += fmt::format("spent > {}", 1000 * below(300)); break;
        case 2: text += fmt::format("mean_spend < {}", 1000 * (1 + below(30))); break;
        case 3: text += fmt::format("last_visit before {} days ago", below(60)); break;
        case 4: text += fmt::format("overdue >= {}", 0.25 * static_cast<double>(below(9))); break;
        case 5: text += fmt::format("alive_chance > {}%", below(100)); break;
        case 6: text += fmt::format("cycle_days <= {}", 1 + below(30)); break;
        default: text += fmt::format("days_known > {}", below(600)); break;
      }
    }
    const auto read = read_expression(text, names);
    DANGOL_ASSERT(static_cast<bool>(read));
    rules.push_back(*read);
  }
  return rules;
}

void measure_rules(std::string_view what, const std::vector<SegmentExpression>& rules,
                   const std::vector<CustomerFacts>& customers) {
  const auto compiled = RuleSet::compile(rules);
  std::vector<std::uint64_t> in(compiled->words());
  std::uint64_t seen = 0;
  const double ns = best_ns(9, static_cast<double>(customers.size()), [&] {
    for (const CustomerFacts& facts : customers) {
      compiled->judge(facts, today, in);
      for (const std::uint64_t word : in) seen += word;
    }
  });
  fmt::print("{:<58} {:9.1f} ns a customer ({:.2f} ns a rule; json-rules-engine {:.0f}x, checksum {})\n", what, ns,
             ns / static_cast<double>(rules.size()), 211'000.0 / 20 * static_cast<double>(rules.size()) / ns,
             seen % 1000);
}

std::vector<BoughtLine> made_lines() {
  Dice dice(3);
  std::vector<BoughtLine> lines;
  for (std::uint32_t order = 0; order < 32; ++order) {
    for (int line = 0; line < 2; ++line) {
      const auto item = static_cast<std::uint32_t>(1 + dice() % 40);
      lines.push_back({today - 3 * static_cast<std::int32_t>(order), order, {item}, item / 8});
    }
  }
  return lines;
}

void measure_all_rules() {
  const std::vector<BoughtLine> lines = made_lines();
  const std::vector<CustomerFacts> customers = made_customers(10'000, lines);
  measure_rules("20 rules x 4 conditions", made_rules(20, false), customers);
  measure_rules("200 rules x 4 conditions", made_rules(200, false), customers);
  measure_rules("2,000 rules x 4 conditions", made_rules(2000, false), customers);
  measure_rules("20 rules x 4, one on 32 orders of two lines", made_rules(20, true), customers);

  const std::vector<SegmentExpression> rules = made_rules(20, true);
  std::int64_t days = 0;
  const double wait_ns = best_ns(3, 1000.0 * 20, [&] {
    for (std::size_t i = 0; i < 1000; ++i) {
      for (const SegmentExpression& rule : rules) days += next_change_day(rule, customers[i], today).value_or(0);
    }
  });
  fmt::print("{:<58} {:9.0f} ns a customer and rule ({})\n", "next day on which the calendar changes membership",
             wait_ns, days % 1000);
  auto membership = SegmentMembership::of(made_rules(20, false));
  const double update_ns = best_ns(3, 1e4, [&] {
    for (std::size_t i = 0; i < customers.size(); ++i) membership->update(CustomerId{i + 1}, customers[i], today);
  });
  fmt::print("{:<58} {:9.0f} ns an event\n", "20 segments kept up", update_ns);
}

void measure_groups() {
  constexpr std::size_t customers = 1'000'000;
  std::vector<Behaviour> behaviours;
  // Fifty copies of twenty thousand: making a million up takes longer than dividing them.
  std::vector<Behaviour> made;
  double start = cpu_seconds();
  for (const MadeGuest& guest : made_shop_with_groups(customers / 50, 1)) {
    made.push_back(behaviour_of(guest.visits, guest.categories, made_shop_today));
  }
  for (int i = 0; i < 50; ++i) behaviours.insert(behaviours.end(), made.begin(), made.end());
  fmt::print("{:<58} {:9.2f} CPU s\n", "made up 1,000,000 customers", cpu_seconds() - start);
  start = cpu_seconds();
  const FeatureTable table = feature_table(behaviours);
  fmt::print("{:<58} {:9.2f} CPU s\n", "their features", cpu_seconds() - start);
  start = cpu_seconds();
  const BehaviourGroups groups = behaviour_groups(table, {});
  fmt::print("{:<58} {:9.2f} CPU s ({} groups)\n", "their groups, all assigned", cpu_seconds() - start,
             groups.groups.size());
  std::vector<RfmCustomer> rfm;
  for (const Behaviour& each : behaviours) {
    rfm.push_back({static_cast<std::int32_t>(each.days_since_visit), each.visits,
                   static_cast<std::int64_t>(each.mean_spend_minor)});
  }
  start = cpu_seconds();
  const RfmGrid grid = rfm_grid(rfm, {});
  fmt::print("{:<58} {:9.2f} CPU s ({} cells)\n", "RFM grid", cpu_seconds() - start, grid.cells.size());
}

void measure_camps() {
  for (const BuyerKind kind : {BuyerKind::two_camps, BuyerKind::all_alike}) {
    const auto buyers = made_buyers(kind, 2000, 20, 1);
    const double start = cpu_seconds();
    const Camps camps = find_camps(buyers, {});
    fmt::print("{:<58} {:9.2f} CPU s\n", camps.found ? "2,000 buyers: two camps" : "2,000 buyers: no camps",
               cpu_seconds() - start);
  }
}

}  // namespace
}  // namespace dangol

int main() {
  dangol::measure_all_rules();
  dangol::measure_groups();
  dangol::measure_camps();
  return 0;
}
