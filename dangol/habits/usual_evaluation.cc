#include "habits/usual_evaluation.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

#include "habits/customer_habits.h"
#include "habits/shop_habits.h"
#include "habits/usual_order.h"

namespace dangol {
namespace {

constexpr double z_95 = 1.959964;

// What one forecast said and what became of it.
struct Outcome {
  double confidence = 0;
  bool ours = false;
  bool most_frequent = false;
  bool last = false;
  bool best_seller = false;
  bool any_line = false;
  bool certain = false;
};

// Main items counted with all of history, as the rules that we are measured against do it.
class Counts {
 public:
  void add(ItemId item) {
    std::uint32_t& count = counts_[item];
    ++count;
    last_ = item;
    ++orders_;
    // Of equally frequent items the latest: whoever draws level now is it.
    if (count >= most_) {
      most_ = count;
      most_frequent_ = item;
    }
  }
  ItemId most_frequent() const { return most_frequent_; }
  ItemId last() const { return last_; }
  int orders() const { return orders_; }

 private:
  std::unordered_map<ItemId, std::uint32_t> counts_;
  ItemId most_frequent_;
  ItemId last_;
  std::uint32_t most_ = 0;
  int orders_ = 0;
};

struct Guest {
  CustomerHabits habits;
  Counts counts;
};

class Played {
 public:
  explicit Played(int least_earlier) : least_earlier_(least_earlier) {}

  void play(const EvaluatedOrder& one) {
    const ItemId main = main_item(one.order);
    Guest* guest = one.customer ? &guests_[one.customer] : nullptr;
    if (guest != nullptr && main && guest->counts.orders() >= least_earlier_) forecast(one, main, *guest);
    shop_.add(one.order, one.local, guest == nullptr ? nullptr : &guest->habits);
    if (main) everyone_.add(main);
    if (guest == nullptr) return;
    guest->habits.add(one.order, one.at, one.local);
    if (main) guest->counts.add(main);
  }
  const std::vector<Outcome>& outcomes() const { return outcomes_; }

 private:
  void forecast(const EvaluatedOrder& one, ItemId main, const Guest& guest) {
    const UsualOrder usual = usual_order(guest.habits, shop_, one.local, one.order.store);
    const ItemId item = usual.lines.empty() ? ItemId{} : usual.lines.front().item;
    Outcome outcome;
    outcome.confidence = static_cast<double>(usual.confidence);
    outcome.ours = item == main;
    outcome.most_frequent = guest.counts.most_frequent() == main;
    outcome.last = guest.counts.last() == main;
    outcome.best_seller = everyone_.most_frequent() == main;
    outcome.any_line = std::ranges::any_of(
        one.order.lines, [&](const LineItem& line) { return line.item == item && line.quantity_thousandths > 0; });
    outcome.certain = usual.certain;
    outcomes_.push_back(outcome);
  }

  int least_earlier_;
  ShopHabits shop_;
  std::unordered_map<CustomerId, Guest> guests_;
  Counts everyone_;
  std::vector<Outcome> outcomes_;
};

Share wilson(std::uint64_t hits, std::uint64_t n) {
  if (n == 0) return {};
  const auto count = static_cast<double>(n);
  const double p = static_cast<double>(hits) / count;
  const double z2 = z_95 * z_95;
  const double centre = (p + z2 / (2 * count)) / (1 + z2 / count);
  const double half = z_95 * std::sqrt(p * (1 - p) / count + z2 / (4 * count * count)) / (1 + z2 / count);
  return {hits, p, std::max(centre - half, 0.0), std::min(centre + half, 1.0)};
}

Share share_of(const std::vector<Outcome>& outcomes, bool Outcome::*right) {
  return wilson(static_cast<std::uint64_t>(std::ranges::count(outcomes, true, right)), outcomes.size());
}

PairedDifference over(const std::vector<Outcome>& outcomes, bool Outcome::*other) {
  if (outcomes.empty()) return {};
  double only_ours = 0;
  double only_other = 0;
  for (const Outcome& outcome : outcomes) {
    if (outcome.ours && !(outcome.*other)) only_ours += 1;
    if (!outcome.ours && outcome.*other) only_other += 1;
  }
  const auto n = static_cast<double>(outcomes.size());
  const double difference = (only_ours - only_other) / n;
  const double half = z_95 * std::sqrt(only_ours + only_other - (only_ours - only_other) * difference) / n;
  return {difference, difference - half, difference + half};
}

ReliabilityBin bin_of(std::span<const Outcome> outcomes) {
  ReliabilityBin bin{outcomes.size(), 0, 0};
  for (const Outcome& outcome : outcomes) {
    bin.mean_confidence += outcome.confidence;
    bin.right += outcome.ours ? 1 : 0;
  }
  if (bin.n == 0) return bin;
  bin.mean_confidence /= static_cast<double>(bin.n);
  bin.right /= static_cast<double>(bin.n);
  return bin;
}

double weighted_gap(const ReliabilityBin& bin, std::size_t all) {
  return static_cast<double>(bin.n) / static_cast<double>(all) * std::abs(bin.right - bin.mean_confidence);
}

void fill_calibration(UsualEvaluation& report, std::vector<Outcome> outcomes) {
  std::ranges::stable_sort(outcomes, {}, &Outcome::confidence);
  const std::span<const Outcome> all(outcomes);
  auto begin = outcomes.begin();
  for (std::size_t b = 0; b < report.bins.size(); ++b) {
    const double top = b + 1 == report.bins.size() ? 2 : static_cast<double>(b + 1) / 10;
    const auto end = std::find_if(begin, outcomes.end(), [&](const Outcome& one) { return one.confidence >= top; });
    report.bins[b] = bin_of({begin, end});
    report.calibration_error += weighted_gap(report.bins[b], all.size());
    begin = end;
    const std::size_t from = all.size() * b / 10;
    const std::size_t to = all.size() * (b + 1) / 10;
    report.calibration_error_equal_mass += weighted_gap(bin_of(all.subspan(from, to - from)), all.size());
  }
  for (const Outcome& one : all) {
    const double miss = one.confidence - (one.ours ? 1 : 0);
    report.brier += miss * miss;
    report.log_loss -= std::log(std::max(one.ours ? one.confidence : 1 - one.confidence, 1e-9));
  }
  report.brier /= static_cast<double>(all.size());
  report.log_loss /= static_cast<double>(all.size());
}

}  // namespace

UsualEvaluation evaluate_usual(std::span<const EvaluatedOrder> orders, int least_earlier) {
  std::vector<std::size_t> by_time(orders.size());
  std::iota(by_time.begin(), by_time.end(), std::size_t{0});
  std::ranges::stable_sort(by_time, {}, [&](std::size_t i) { return orders[i].at; });
  Played played(std::max(least_earlier, 1));
  for (const std::size_t i : by_time) played.play(orders[i]);

  const std::vector<Outcome>& outcomes = played.outcomes();
  UsualEvaluation report;
  report.orders = orders.size();
  report.forecasts = outcomes.size();
  if (outcomes.empty()) return report;
  report.ours = share_of(outcomes, &Outcome::ours);
  report.most_frequent = share_of(outcomes, &Outcome::most_frequent);
  report.last = share_of(outcomes, &Outcome::last);
  report.best_seller = share_of(outcomes, &Outcome::best_seller);
  report.any_line = share_of(outcomes, &Outcome::any_line);
  report.over_most_frequent = over(outcomes, &Outcome::most_frequent);
  report.over_last = over(outcomes, &Outcome::last);
  fill_calibration(report, outcomes);
  std::vector<Outcome> certain;
  std::ranges::copy_if(outcomes, std::back_inserter(certain), &Outcome::certain);
  report.certain_share = static_cast<double>(certain.size()) / static_cast<double>(outcomes.size());
  report.certain = share_of(certain, &Outcome::ours);
  return report;
}

}  // namespace dangol
