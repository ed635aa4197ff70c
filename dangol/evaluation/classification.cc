#include "evaluation/classification.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <vector>

namespace dangol {
namespace {

// `sorted` by chance, each counting `times`.
double area(std::span<const Asked> sorted, std::span<const std::uint32_t> times) {
  double came = 0;
  double not_came = 0;
  double won = 0;
  for (std::size_t from = 0; from < sorted.size();) {
    double tied_came = 0;
    double tied_not = 0;
    std::size_t to = from;
    for (; to < sorted.size() && sorted[to].chance == sorted[from].chance; ++to) {
      (sorted[to].came ? tied_came : tied_not) += times[to];
    }
    won += tied_came * (not_came + tied_not / 2);
    came += tied_came;
    not_came += tied_not;
    from = to;
  }
  return came > 0 && not_came > 0 ? won / (came * not_came) : 0.5;
}

// P(X <= happened) of a binomial X.
double binomial_below(std::uint64_t happened, std::uint64_t of, double chance) {
  if (happened >= of) return 1;
  const auto n = static_cast<double>(of);
  double sum = 0;
  const double spread = std::sqrt(n * chance * (1 - chance)) + 1;
  const double middle = n * chance;
  const double first = std::floor(std::max(0.0, std::min(static_cast<double>(happened), middle) - 12 * spread - 40));
  for (double k = first; k <= static_cast<double>(happened); ++k) {
    sum += std::exp(std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1) + k * std::log(chance) +
                    (n - k) * std::log1p(-chance));
  }
  return std::min(sum, 1.0);
}

// The chance at which P(X <= happened) is `level`; it falls with the chance.
double chance_where(std::uint64_t happened, std::uint64_t of, double level) {
  double low = 1e-12;
  double high = 1 - 1e-12;
  for (int i = 0; i < 50; ++i) {
    const double middle = (low + high) / 2;
    (binomial_below(happened, of, middle) > level ? low : high) = middle;
  }
  return (low + high) / 2;
}

}  // namespace

WithInterval area_under_curve(std::span<const Asked> asked, std::uint64_t seed, int resamples) {
  std::vector<Asked> sorted(asked.begin(), asked.end());
  std::ranges::sort(sorted, {}, &Asked::chance);
  std::vector<std::uint32_t> times(sorted.size(), 1);
  WithInterval found{.value = area(sorted, times), .low = 0, .high = 1};
  if (sorted.empty() || resamples < 2) return found;
  std::mt19937_64 dice(seed);
  std::vector<double> areas;
  for (int i = 0; i < resamples; ++i) {
    std::ranges::fill(times, 0);
    for (std::size_t j = 0; j < sorted.size(); ++j) ++times[dice() % sorted.size()];
    areas.push_back(area(sorted, times));
  }
  std::ranges::sort(areas);
  found.low = areas[static_cast<std::size_t>(resamples) / 40];
  found.high = areas[areas.size() - 1 - static_cast<std::size_t>(resamples) / 40];
  return found;
}

double expected_calibration_error(std::span<const Asked> asked) {
  std::array<double, 10> excess{};
  for (const Asked& each : asked) {
    const auto bin = static_cast<std::size_t>(std::clamp(each.chance * 10, 0.0, 9.0));
    excess[bin] += each.chance - (each.came ? 1 : 0);
  }
  double sum = 0;
  for (const double each : excess) sum += std::abs(each);
  return asked.empty() ? 0 : sum / static_cast<double>(asked.size());
}

WithInterval exact_share(std::uint64_t happened, std::uint64_t of) {
  if (of == 0) return {.value = 0, .low = 0, .high = 1};
  WithInterval found{.value = static_cast<double>(happened) / static_cast<double>(of), .low = 0, .high = 1};
  if (happened > 0) found.low = chance_where(happened - 1, of, 0.975);
  if (happened < of) found.high = chance_where(happened, of, 0.025);
  return found;
}

}  // namespace dangol
