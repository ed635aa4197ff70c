#include "habits/rhythm_evaluation.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <vector>

#include "habits/visit_rhythm.h"

namespace dangol {
namespace {

struct Asked {
  CustomerId customer;
  int minute = 0;
  double chance = 0;
};

double loss(double chance, bool came) { return -std::log(std::max(came ? chance : 1 - chance, 1e-9)); }

// The shop and its guests as they learn, day by day.
class Days {
 public:
  Days(int within_minutes, int least_visits) : within_minutes_(within_minutes), least_visits_(least_visits) {}

  // `orders`: of one day, in the order of time.
  void play(std::span<const EvaluatedOrder* const> orders, RhythmEvaluation& report) {
    if (orders.empty()) return;
    std::vector<Asked> asked = questions();
    auto next = asked.begin();
    const std::int32_t day = orders.front()->local.day;
    const auto answer_until = [&](int minute) {
      for (; next != asked.end() && next->minute <= minute; ++next) {
        next->chance = static_cast<double>(chance_of_visit(
            guests_.at(next->customer), shop_, {day, static_cast<std::int16_t>(next->minute)}, within_minutes_));
      }
    };
    for (const EvaluatedOrder* order : orders) {
      answer_until(order->local.minute);
      learn(*order);
    }
    answer_until(1440);
    for (const Asked& each : asked) {
      const bool came = std::ranges::any_of(orders, [&](const EvaluatedOrder* order) {
        return order->customer == each.customer && order->local.minute >= each.minute &&
               order->local.minute < each.minute + within_minutes_;
      });
      count(each.chance, came, report);
    }
  }

 private:
  std::vector<Asked> questions() {
    std::vector<Asked> asked;
    for (const auto& [customer, habits] : guests_) {
      if (static_cast<int>(habits.timed_visits()) < least_visits_) continue;
      // Before a visit of somebody's, so that the shop is open and all parts of the hour are asked about.
      const int before = static_cast<int>(random_() % static_cast<unsigned>(within_minutes_));
      asked.push_back({customer, std::max(minutes_[random_() % minutes_.size()] - before, 0), 0});
    }
    std::ranges::sort(asked, {}, &Asked::minute);
    return asked;
  }

  void learn(const EvaluatedOrder& order) {
    minutes_.push_back(order.local.minute);
    CustomerHabits* guest = order.customer ? &guests_[order.customer] : nullptr;
    shop_.add(order.order, order.local, guest);
    if (guest != nullptr) guest->add(order.order, order.at, order.local);
  }

  static void count(double chance, bool came, RhythmEvaluation& report) {
    ++report.forecasts;
    report.came += came ? 1 : 0;
    report.expected += chance;
    report.log_loss += loss(chance, came);
    ReliabilityBin& bin = report.bins[std::min<std::size_t>(static_cast<std::size_t>(chance * 10), 9)];
    ++bin.n;
    bin.mean_confidence += chance;
    bin.right += came ? 1 : 0;
  }

  int within_minutes_;
  int least_visits_;
  ShopHabits shop_;
  std::map<CustomerId, CustomerHabits> guests_;
  std::vector<int> minutes_;      // of all visits so far
  std::mt19937_64 random_{2024};  // the same questions every time
};

}  // namespace

RhythmEvaluation evaluate_rhythm(std::span<const EvaluatedOrder> orders, int within_minutes, int least_visits) {
  std::map<std::int32_t, std::vector<const EvaluatedOrder*>> days;
  for (const EvaluatedOrder& order : orders) {
    if (order.at != unknown_instant) days[order.local.day].push_back(&order);
  }
  RhythmEvaluation report;
  Days played(within_minutes, least_visits);
  for (auto& [day, all] : days) {
    std::ranges::stable_sort(all, {}, [](const EvaluatedOrder* order) { return order->local.minute; });
    played.play(all, report);
  }
  if (report.forecasts == 0) return report;
  const auto n = static_cast<double>(report.forecasts);
  const double share = static_cast<double>(report.came) / n;
  report.shop_log_loss = share * loss(share, true) + (1 - share) * loss(share, false);
  report.log_loss /= n;
  for (ReliabilityBin& bin : report.bins) {
    if (bin.n == 0) continue;
    bin.mean_confidence /= static_cast<double>(bin.n);
    bin.right /= static_cast<double>(bin.n);
    report.calibration_error += static_cast<double>(bin.n) / n * std::abs(bin.right - bin.mean_confidence);
  }
  return report;
}

}  // namespace dangol
