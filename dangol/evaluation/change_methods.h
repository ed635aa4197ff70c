// The published ways to notice that a series of gaps has changed, beside which ours is measured. Each gives, after each
// gap that follows the first `known`, a statistic that is larger the more has changed; where to alarm is for the
// caller.
#pragma once

#include <array>
#include <span>

namespace dangol {

inline constexpr std::size_t gaps_known = 20;
inline constexpr std::size_t gaps_watched = 6;

using Looks = std::array<double, gaps_watched>;

// All take gaps_known + gaps_watched gaps, each > 0, and their logarithms' mean and deviation in the first gaps_known.

// Two-sided tabular CUSUM (Page 1954; Montgomery, Introduction to Statistical Quality Control, eq. 9.2) with slack k.
Looks cusum(std::span<const double> gaps, double k = 0.5);
// Exponentially weighted moving average (Roberts 1959), its absolute value.
Looks ewma(std::span<const double> gaps, double weight = 0.3);
// Bayesian online change point detection (Adams & MacKay 2007): chance that the present run began within the watch.
// Normal with unknown mean and variance, prior of one value's worth around her own, hazard 1/50.
Looks bocpd(std::span<const double> gaps);
// How far the last gap lies outside her own 5 % to 95 %: a ratio.
Looks own_quantile(std::span<const double> gaps);

}  // namespace dangol
