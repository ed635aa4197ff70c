#include "evaluation/watched_tests.h"

#include <array>
#include <cmath>

#include "experiments/adjusted.h"
#include "experiments/betting.h"

namespace dangol {
namespace {

constexpr double rich = 20;  // 1 / 5 %
constexpr double z_needed = 1.959963984540054;
constexpr double first_look = 20;

struct Rates {
  std::array<double, 2> count{};
  std::array<double, 2> sum{};

  void add(const WatchedOutcome& outcome) {
    const std::size_t arm = outcome.arm == Arm::treated ? 1 : 0;
    count[arm] += 1;
    sum[arm] += outcome.value;
  }
  double all() const { return count[0] + count[1]; }
  double rate(std::size_t arm) const { return count[arm] > 0 ? sum[arm] / count[arm] : 0; }
  double difference() const { return rate(1) - rate(0); }
  double pooled_variance() const {
    const double rate = (sum[0] + sum[1]) / all();
    return rate * (1 - rate) * (1 / count[0] + 1 / count[1]);
  }
};

}  // namespace

WatchedTest z_test(std::uint64_t customers) {
  return [customers, rates = Rates()](const WatchedOutcome& outcome) mutable {
    rates.add(outcome);
    const bool asked = customers > 0 ? rates.all() == static_cast<double>(customers) : rates.all() >= first_look;
    if (!asked || rates.count[0] == 0 || rates.count[1] == 0) return false;
    return rates.difference() * rates.difference() > z_needed * z_needed * rates.pooled_variance();
  };
}

WatchedTest mixture_ratio_test(double tau) {
  return [tau, rates = Rates()](const WatchedOutcome& outcome) mutable {
    rates.add(outcome);
    if (rates.all() < first_look || rates.count[0] == 0 || rates.count[1] == 0) return false;
    const double n = 2 / (1 / rates.count[0] + 1 / rates.count[1]);  // pairs
    const double v = rates.rate(0) * (1 - rates.rate(0)) + rates.rate(1) * (1 - rates.rate(1));
    if (v <= 0) return false;
    const double spread = v + n * tau * tau;
    const double sum = n * rates.difference();
    return std::log(v / spread) / 2 + tau * tau * sum * sum / (2 * v * spread) >= std::log(rich);
  };
}

WatchedTest betting_test(std::size_t levels, double treated_share, std::uint32_t planned) {
  return
      [betting = BettingComparison({levels, treated_share, planned, 1 / rich})](const WatchedOutcome& outcome) mutable {
        betting.add(outcome.arm, static_cast<std::size_t>(outcome.value));
        return betting.evidence() >= rich;
      };
}

WatchedTest adjusted_test(std::uint32_t planned, bool with_before) {
  return [with_before, adjusted = AdjustedComparison({.planned = planned, .error = 1 / rich})](
             const WatchedOutcome& outcome) mutable {
    adjusted.add(outcome.arm, outcome.value, with_before ? outcome.before : 0);
    return adjusted.evidence() >= rich;
  };
}

}  // namespace dangol
