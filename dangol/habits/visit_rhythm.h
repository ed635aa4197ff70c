// When a customer comes: time of day, weekday, and the gap between visits, shrunk towards the shop's own.
//
// Gaps between the days she came: log-normal, her mean and variance drawn to the shop's by the normal-normal hierarchy
// (Gelman et al., Bayesian Data Analysis 3rd ed., eq. 5.17; gap_habits.h). Times of day: single-linkage groups of her
// remembered visits on this kind of day, cut where 90 minutes are empty; centre is the median, spread the median
// absolute deviation times 1.4826, drawn to half an hour by one visit's worth.
#pragma once

#include "base/time.h"
#include "habits/customer_habits.h"
#include "habits/look_back.h"
#include "habits/shop_habits.h"

namespace dangol {

struct VisitRhythm {
  int visits = 0;                 // all of hers, whenever
  float gap_days = 0;             // expected days between visits; 0: no visit has a known time
  float long_gap_days = 0;        // longer than 98 % of her gaps are expected to be
  float days_since_last = 0;      // 0 when she came today, or when no visit has a known time
  int usual_minute = -1;          // centre of the time of day she comes nearest to now; -1: no habit of hours
  float minute_spread = 0;        // minutes, robust standard deviation around it
  float weekday_share = 0;        // 0..1: share of her visits on weekdays like today's
  bool same_kind_of_day = false;  // usual_minute is from working days only, or weekends only, as now is
  bool weekend = false;           // now is on a weekend
  int kind_visits = 0;            // remembered visits that usual_minute was looked for in
  int near_visits = 0;            // of them, those within an hour of usual_minute
};

VisitRhythm visit_rhythm(const CustomerHabits& habits, const ShopHabits& shop, LocalTime now);
// The same when her orders have been looked at already.
VisitRhythm visit_rhythm(const CustomerHabits& habits, const LookBack& back, const ShopHabits& shop);

// Chance, 0..1, that she walks in between `now` and `minutes` (0..1440) later, given that she has not come today yet.
// A discrete hazard of the log-normal gap (Kalbfleisch & Prentice 2002, 2.4.2), measured in days of hers: a weekday on
// which she never comes is hardly any; times the chance that she is still a customer; spread over her times of day
// (hour_habits.h). Customers gone for long cost a few nanoseconds. Measured by rhythm_evaluation.h.
float chance_of_visit(const CustomerHabits& habits, const ShopHabits& shop, LocalTime now, int minutes);

}  // namespace dangol
