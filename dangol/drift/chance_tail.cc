#include "drift/chance_tail.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace dangol {
namespace {

constexpr double prior_windows = 100;

std::size_t bin_of(double value, int bins_a_unit, std::size_t bins) {
  const double at = std::clamp(value * bins_a_unit, 0.0, static_cast<double>(bins - 1));
  return static_cast<std::size_t>(at);
}

}  // namespace

void ChanceTail::add(double value) {
  ++bins_[bin_of(value, bins_a_unit, bins_.size())];
  ++windows_;
}

void ChanceTail::remove(double value) {
  std::uint32_t& bin = bins_[bin_of(value, bins_a_unit, bins_.size())];
  if (bin == 0) return;
  --bin;
  --windows_;
}

ChanceTail::Fit ChanceTail::fit() const {
  const double wanted = 0.1 * windows_;
  double above = 0;
  double excess = 0;  // summed over the windows above
  double tenth = 0;
  for (std::size_t bin = bins_.size(); bin-- > 0 && above < wanted;) {
    const double part = std::min<double>(bins_[bin], wanted - above);
    // Within a bin the windows are spread evenly; the highest `part` of them count.
    const double width = bins_[bin] == 0 ? 0 : part / bins_[bin];
    tenth = (static_cast<double>(bin) + 1 - width) / bins_a_unit;
    excess += part * (static_cast<double>(bin) + 1 - width / 2) / bins_a_unit;
    above += part;
  }
  const double weight = prior_windows / (prior_windows + windows_);
  const double mean_excess = above > 0 ? excess / above - tenth : 0;
  return {weight * prior_tenth_ + (1 - weight) * tenth, weight * prior_excess_ + (1 - weight) * mean_excess};
}

double ChanceTail::chance(double value) const {
  const Fit fitted = fit();
  if (value < fitted.tenth) return std::pow(0.1, std::max(value, 0.0) / fitted.tenth);
  return 0.1 * std::exp(-(value - fitted.tenth) / fitted.excess);
}

double ChanceTail::limit(double rate) const {
  const Fit fitted = fit();
  return fitted.tenth + fitted.excess * std::log(0.1 / rate);
}

}  // namespace dangol
