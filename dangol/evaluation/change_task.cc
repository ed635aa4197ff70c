#include "evaluation/change_task.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "drift/rhythm_change.h"
#include "evaluation/change_methods.h"
#include "evaluation/purchase_change.h"
#include "evaluation/purchases.h"

namespace dangol {
namespace {

using Gaps = std::vector<double>;

constexpr double false_alarms = 0.05;
constexpr std::size_t gaps_needed = gaps_known + gaps_watched;

// Regulars in two halves: what is learned on one is tried on the other.
struct Halves {
  std::array<QuietRhythm, 2> learned_without;
  std::array<std::vector<Gaps>, 2> regulars;
};

Halves halves_of(std::span<const Gaps> customers) {
  Halves halves;
  for (const bool windows : {false, true}) {
    for (std::size_t i = 0; i < customers.size(); ++i) {
      QuietRhythm& other = halves.learned_without[1 - i % 2];
      if (windows) {
        other.learn_windows(customers[i]);
      } else {
        other.learn_spread(customers[i]);
      }
    }
  }
  for (std::size_t i = 0; i < customers.size(); ++i) {
    if (customers[i].size() < gaps_needed) continue;
    halves.regulars[i % 2].emplace_back(customers[i].begin(), customers[i].begin() + gaps_needed);
  }
  return halves;
}

Gaps stretched(Gaps gaps, double factor, bool whole_days) {
  for (std::size_t i = gaps_known; i < gaps.size(); ++i) {
    gaps[i] *= factor;
    if (whole_days) gaps[i] = std::max(1.0, std::round(gaps[i]));
  }
  return gaps;
}

// The look at which a method alarms, 1 .. 6; 0: it does not.
struct Alarm {
  int look = 0;
};

// One way to notice: learned from a half, then asked about a regular.
class Method {
 public:
  virtual ~Method() = default;
  virtual void learn(std::span<const Gaps> regulars, const QuietRhythm& shop) = 0;
  virtual Alarm alarm(const Gaps& gaps) const = 0;
};

class Published final : public Method {
 public:
  explicit Published(Looks (*statistic)(std::span<const double>)) : statistic_(statistic) {}

  void learn(std::span<const Gaps> regulars, const QuietRhythm&) override {
    std::vector<double> largest;
    for (const Gaps& gaps : regulars) largest.push_back(std::ranges::max(statistic_(gaps)));
    std::ranges::sort(largest);
    const auto at = static_cast<std::size_t>((1 - false_alarms) * static_cast<double>(largest.size()));
    limit_ = largest.empty() ? 0 : largest[std::min(at, largest.size() - 1)];
  }
  Alarm alarm(const Gaps& gaps) const override {
    const Looks looks = statistic_(gaps);
    const auto over = std::ranges::find_if(looks, [&](double each) { return each > limit_; });
    return {over == looks.end() ? 0 : static_cast<int>(over - looks.begin()) + 1};
  }

 private:
  Looks (*statistic_)(std::span<const double>);
  double limit_ = 0;
};

class Ours final : public Method {
 public:
  void learn(std::span<const Gaps>, const QuietRhythm& shop) override { shop_ = shop; }
  Alarm alarm(const Gaps& gaps) const override {
    for (int seen = 1; seen <= static_cast<int>(gaps_watched); ++seen) {
      const std::span<const double> shown(gaps.data(), gaps_known + static_cast<std::size_t>(seen));
      const auto kind = change_of_gaps(shown, 0, seen, shop_, {.change = false_alarms}).kind;
      if (kind == RhythmChange::Kind::slower || kind == RhythmChange::Kind::faster) return {seen};
    }
    return {};
  }

 private:
  QuietRhythm shop_;
};

// Shares with Wilson's interval, and the median look among those who were noticed.
struct Noticed {
  std::vector<int> looks;
  std::size_t tried = 0;

  void count(Alarm alarm) {
    ++tried;
    if (alarm.look > 0) looks.push_back(alarm.look);
  }
  Figure noticed() const {
    constexpr double z = 1.96;
    const auto n = static_cast<double>(tried);
    const double p = static_cast<double>(looks.size()) / n;
    const double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
    const double half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    return with_interval(share(p), middle - half, middle + half);
  }
  Figure median_look() {
    if (looks.empty()) return absent();
    std::ranges::nth_element(looks, looks.begin() + static_cast<std::ptrdiff_t>(looks.size() / 2));
    return number(looks[looks.size() / 2], 0);
  }
};

void add_row(Table& table, const std::string& name, Method& method, const Halves& halves, bool whole_days) {
  std::array<Noticed, 3> noticed;
  constexpr std::array factors{1.0, 3.0, 0.5};
  for (const std::size_t half : {0U, 1U}) {
    method.learn(halves.regulars[1 - half], halves.learned_without[half]);
    for (const Gaps& gaps : halves.regulars[half]) {
      for (std::size_t i = 0; i < factors.size(); ++i) {
        noticed[i].count(method.alarm(stretched(gaps, factors[i], whole_days)));
      }
    }
  }
  table.row(name, {noticed[0].noticed(), noticed[1].noticed(), noticed[1].median_look(), noticed[2].noticed(),
                   noticed[2].median_look()});
}

std::vector<Gaps> gaps_of(const Purchases& purchases) {
  std::vector<Gaps> gaps(purchases.customers);
  std::vector<std::int32_t> last(purchases.customers, 0);
  std::vector<bool> came(purchases.customers, false);
  for (const Purchase& row : purchases.rows) {
    if (came[row.customer] && row.day > last[row.customer]) {
      gaps[row.customer].push_back(static_cast<double>(row.day) - last[row.customer]);
    }
    came[row.customer] = true;
    last[row.customer] = row.day;
  }
  return gaps;
}

// The day within three of `around`, and after `last`, that her weekdays make likeliest to be drawn.
int drawn_day(std::mt19937_64& dice, const std::array<double, 7>& weekdays, int around, int last) {
  const int first = std::max(last + 1, around - 2);
  std::array<double, 5> weights;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    weights[i] = 0.1 + weekdays[(static_cast<std::size_t>(first) + i) % 7];
  }
  return first + std::discrete_distribution<int>(weights.begin(), weights.end())(dice);
}

}  // namespace

std::vector<std::vector<double>> simulated_regulars(std::size_t customers, std::size_t gaps, std::uint64_t seed) {
  std::mt19937_64 dice(seed);
  std::uniform_real_distribution<double> unit(0, 1);
  std::normal_distribution<double> normal(0, 1);
  std::vector<Gaps> all;
  for (std::size_t i = 0; i < customers; ++i) {
    const double mean = 2 * std::pow(6, unit(dice));
    const double shape = 2.2 * std::exp(0.5 * normal(dice));
    std::gamma_distribution<double> gap_days(shape, mean / shape);
    std::array<double, 7> weekdays;
    for (double& each : weekdays) each = std::gamma_distribution<double>(1.5, 1)(dice);
    double sway = 0;
    int day = 0;
    Gaps& hers = all.emplace_back();
    while (hers.size() < gaps) {
      sway = 0.97 * sway + 0.05 * normal(dice);
      double wanted = gap_days(dice) * std::exp(sway);
      if (unit(dice) < 0.04) wanted *= 2.5 + 3.5 * unit(dice);
      const int next = drawn_day(dice, weekdays, day + static_cast<int>(wanted), day);
      hers.push_back(next - day);
      day = next;
    }
  }
  return all;
}

void measure_change(std::span<const std::vector<double>> customers, std::string_view title, Evaluation& evaluation) {
  const Halves halves = halves_of(customers);
  const std::size_t regulars = halves.regulars[0].size() + halves.regulars[1].size();
  evaluation.say(fmt::format("{}: {} customers, {} regulars with at least {} gaps", title, customers.size(), regulars,
                             gaps_needed));
  if (halves.regulars[0].empty() || halves.regulars[1].empty()) {
    evaluation.say(fmt::format("{}: not enough regulars to measure anything", title));
    return;
  }
  for (const bool whole_days : {false, true}) {
    Table& table =
        evaluation.table(fmt::format("{}, {}", title, whole_days ? "changed gaps in whole days" : "gaps multiplied"),
                         {"untouched: alarms", "gaps x3: noticed", "after gaps", "gaps x0.5: noticed", "after gaps"});
    Ours ours;
    Published page([](std::span<const double> gaps) { return cusum(gaps); });
    Published small_slack([](std::span<const double> gaps) { return cusum(gaps, 0.25); });
    Published moving([](std::span<const double> gaps) { return ewma(gaps); });
    Published run_length(bocpd);
    Published quantile(own_quantile);
    add_row(table, "Dangol", ours, halves, whole_days);
    add_row(table, "CUSUM, slack 0.5", page, halves, whole_days);
    add_row(table, "CUSUM, slack 0.25", small_slack, halves, whole_days);
    add_row(table, "EWMA, weight 0.3", moving, halves, whole_days);
    add_row(table, "BOCPD", run_length, halves, whole_days);
    add_row(table, "her own quantiles", quantile, halves, whole_days);
  }
}

Result<Evaluation> evaluate_change_task(const EvaluationRequest& request) {
  const auto purchases = read_purchases(request.data);
  if (!purchases) return purchases.error();
  Evaluation evaluation{.task = "change",
                        .title = "How soon a change of rhythm is noticed, at 5 % false alarms",
                        .lines = {},
                        .tables = {}};
  evaluation.say("A regular's first 26 gaps; the last six changed; looked at after each. 95 % intervals (Wilson)");
  evaluation.say("Limits were learned from one half of the customers (every other one) and tried on the other half");
  measure_change(gaps_of(*purchases), "these customers", evaluation);
  measure_purchase_change(*purchases, evaluation);
  measure_change(simulated_regulars(2'000, gaps_needed, request.seed), "simulated regulars", evaluation);
  evaluation.say(fmt::format("the simulation's seed is {}", request.seed));
  return evaluation;
}

}  // namespace dangol
