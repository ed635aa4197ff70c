#include "drift/chance_tail.h"

#include <algorithm>
#include <cmath>

namespace dangol {
namespace {

constexpr double prior_windows = 100;

}  // namespace

std::size_t ChanceTail::bin_of(double value) {
  return static_cast<std::size_t>(std::clamp(value * bins_a_unit, 0.0, static_cast<double>(bins - 1)));
}

void ChanceTail::add(double value) { count(bin_of(value), 1); }

void ChanceTail::remove(double value) {
  if (bins_[bin_of(value)] > 0) count(bin_of(value), -1);
}

void ChanceTail::count(std::size_t bin, int by) {
  bins_[bin] += by;
  windows_ += by;
  keep_up(tenth_, bin, by);
  keep_up(fortieth_, bin, by);
}

void ChanceTail::keep_up(Highest& highest, std::size_t bin, int by) const {
  if (bin > highest.bin) highest.take_in(bin, by);
  for (; (highest.above + bins_[highest.bin]) * highest.one_in < windows_; --highest.bin)
    highest.take_in(highest.bin, bins_[highest.bin]);
  for (; highest.bin + 1 < bins && highest.above * highest.one_in >= windows_; ++highest.bin)
    highest.take_in(highest.bin + 1, -bins_[highest.bin + 1]);
}

ChanceTail::Top ChanceTail::top(const Highest& highest) const {
  const double wanted = static_cast<double>(windows_) / static_cast<double>(highest.one_in);
  const double part = wanted - static_cast<double>(highest.above);
  // Within a bin the windows are spread evenly; the highest `part` of them count.
  const double width = part / static_cast<double>(bins_[highest.bin]);
  const double end = static_cast<double>(highest.bin) + 1;
  const double sum = static_cast<double>(highest.half_bins) / 2 + part * (end - width / 2);
  return {(end - width) / bins_a_unit, (sum / wanted - (end - width)) / bins_a_unit};
}

ChanceTail::Shape ChanceTail::shape() const {
  if (windows_ == 0) return prior_;
  const Top tenth = top(tenth_);
  const Top fortieth = top(fortieth_);
  const double weight = prior_windows / (prior_windows + static_cast<double>(windows_));
  const auto drawn = [&](double prior, double counted) { return weight * prior + (1 - weight) * counted; };
  return {drawn(prior_.tenth, tenth.from), drawn(prior_.fortieth, fortieth.from), drawn(prior_.excess, tenth.excess)};
}

double ChanceTail::chance(double value) const {
  const Shape known = shape();
  if (value < known.tenth) return std::pow(0.1, std::max(value, 0.0) / known.tenth);
  if (value > known.fortieth) return 0.025 * std::exp(-(value - known.fortieth) / known.excess);
  return 0.1 * std::pow(0.25, (value - known.tenth) / std::max(known.fortieth - known.tenth, 1e-9));
}

}  // namespace dangol
