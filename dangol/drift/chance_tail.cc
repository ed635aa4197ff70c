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

ChanceTail::Top ChanceTail::top(double wanted) const {
  double above = 0;
  double sum = 0;
  double from = 0;
  for (std::size_t bin = bins_.size(); bin-- > 0 && above < wanted;) {
    if (bins_[bin] == 0) continue;
    const double part = std::min<double>(bins_[bin], wanted - above);
    // Within a bin the windows are spread evenly; the highest `part` of them count.
    const double width = part / bins_[bin];
    from = (static_cast<double>(bin) + 1 - width) / bins_a_unit;
    sum += part * (static_cast<double>(bin) + 1 - width / 2) / bins_a_unit;
    above += part;
  }
  return {from, sum - above * from};
}

ChanceTail::Shape ChanceTail::shape() const {
  if (windows_ == 0) return prior_;
  const double tenth_part = windows_ / 10.0;
  const Top tenth = top(tenth_part);
  const Top fortieth = top(windows_ / 40.0);
  const double weight = prior_windows / (prior_windows + windows_);
  const auto drawn = [&](double prior, double counted) { return weight * prior + (1 - weight) * counted; };
  return {drawn(prior_.tenth, tenth.from), drawn(prior_.fortieth, fortieth.from),
          drawn(prior_.excess, tenth.excess / tenth_part)};
}

double ChanceTail::chance(double value) const {
  const Shape known = shape();
  if (value < known.tenth) return std::pow(0.1, std::max(value, 0.0) / known.tenth);
  if (value > known.fortieth) return 0.025 * std::exp(-(value - known.fortieth) / known.excess);
  return 0.1 * std::pow(0.25, (value - known.tenth) / std::max(known.fortieth - known.tenth, 1e-9));
}

}  // namespace dangol
