// The shop's own time: how many days' worth of chances to come lie between two days.
//
// A customer's rhythm is told in open days, not in days of the calendar: a weekday on which she never comes is hardly
// any, and a week in which the shop was closed is none (operational time: Feller 1971, X.7; Brown et al. 2002, "The
// time-rescaling theorem and its application to neural spike train data analysis"). So a holiday makes nobody overdue.
// A day's factor is its visits over the median of the same weekday's within eight weeks either side, drawn to 1 as a
// gamma-Poisson mean (Gelman et al., Bayesian Data Analysis 3rd ed., eq. 2.15); a run of days without a visit is
// closed with the odds of (closed: 1 in 100) against (open, and nobody came by chance).
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace dangol {

// How much of a week's coming falls on each weekday (0 Monday): 1 each when all are alike; they sum to 7.
using WeekdayWeights = std::array<float, 7>;

// 0 Monday .. 6 Sunday, of days since 1970-01-01; negative days too.
inline int weekday_of(std::int32_t day) { return ((day % 7) + 10) % 7; }

class ShopClock {
 public:
  // A visit of somebody who had come before; or takes one back. Days more than 8,000 from the others are not counted
  // (a clock was wrong; when it was the others', refresh() finds that out). O(1) but for the first visit of a day.
  void add(std::int32_t day);
  void remove(std::int32_t day);
  // Works out the factors of the days before `today`, which are over: O(days known); call it once a day.
  void refresh(std::int32_t today);

  // Of a day that is over: 0 closed .. 1 as usual .. 8 at most; 1 for days not known, today and later.
  float factor(std::int32_t day) const;
  const WeekdayWeights& weekdays() const { return weekdays_; }
  // Sum of the squared shares of the weekdays: the chance that two visits of anybody fall on the same one.
  double weekday_match() const { return weekday_match_; }

  // Open days after `from` (exclusive) up to `to` (inclusive), weighted by weekday; 0 when to <= from.
  double open_days(std::int32_t from, std::int32_t to, const WeekdayWeights& weights) const;

 private:
  using Row = std::array<float, 7>;

  std::int64_t index_of(std::int32_t day) const { return std::int64_t{day} - start_; }
  void drop_lies(std::int32_t today);
  double usual_visits(std::int64_t index, std::int64_t known) const;
  void learn_weekdays(std::int64_t known);
  void learn_factors(std::int64_t known);
  void close_empty_runs(std::int64_t known, double strength);
  void sum_up(std::int64_t known);

  std::int32_t start_ = 0;             // the day of visits_[0]
  std::vector<std::uint32_t> visits_;  // by day
  std::vector<float> usual_;           // expected visits, by day
  std::vector<float> factors_;         // by day
  std::vector<Row> extra_;             // [i]: sum of (factor - 1) by weekday over the days before start_ + i
  bool even_ = true;                   // all factors are 1
  WeekdayWeights weekdays_{1, 1, 1, 1, 1, 1, 1};
  double weekday_match_ = 1.0 / 7;
};

}  // namespace dangol
