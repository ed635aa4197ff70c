// Did the level of a short series move within its last few values? The scan that changes of rhythm and of spend share.
//
// For each m = 1 .. watched the last m values are held against all before them by the two-sample t statistic: the
// likelihood ratio of a shift at that point (Siegmund & Venkatraman, Annals of Statistics 23, 1995, section 2). Its
// pooled variance is drawn to the shop's by 20 values' worth (scaled inverse chi-square, Gelman et al., Bayesian Data
// Analysis 3rd ed., 2.6). The statistic times m / 6 is what counts: a shift that lasts is believed sooner than
// one seen once. Values further than three deviations from the earlier level count as three: one odd value is never a
// change.
#pragma once

#include <span>

namespace dangol {

inline constexpr int most_watched = 6;      // values at the end that may be after the change
inline constexpr int least_reference = 8;   // values before them that the level is learned from
inline constexpr int most_remembered = 32;  // older values say nothing about now
// What chance does is learned where 14 values come before the watched ones: after fewer it does a little less.
inline constexpr int quiet_window = 20;

struct LevelShift {
  double up = 0;     // at least 0: the weighted t statistic of a rise, at the m that favours it most
  double down = 0;   // the same of a fall
  int up_after = 0;  // that m: how many of the last values are after the rise; 0: nothing rose
  int down_after = 0;
};

// A customer's variance, from squared differences with so many degrees of freedom, drawn to the shop's by 20 values'
// worth.
double drawn_to_shop(double squares, double freedom, double shop_variance);

// How many of `count` values can be watched: what exceeds least_reference, at most most_watched, at least 0.
int watchable(std::size_t count);

// `values` oldest first, at least least_reference + watched of them, finite; 1 <= watched <= most_watched;
// `shop_variance` > 0: of a value around its customer's own level. About a tenth of a microsecond.
LevelShift level_shift(std::span<const double> values, int watched, double shop_variance);

// The largest rise and the largest fall over the looks that a customer's last `watched` values gave, one after each.
LevelShift largest_over_looks(std::span<const double> values, int watched, double shop_variance);

}  // namespace dangol
