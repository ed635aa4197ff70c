// When a customer comes: time of day, weekday, and the gap between visits, shrunk towards the shop's own.
#pragma once

#include "base/time.h"
#include "habits/customer_habits.h"
#include "habits/shop_habits.h"

namespace dangol {

struct VisitRhythm {
  int visits = 0;
  float gap_days = 0;           // expected days between visits
  float days_since_last = 0;
  int usual_minute = -1;        // centre of the time of day she comes nearest to now; -1: no habit of hours
  float minute_spread = 0;      // minutes, robust standard deviation around it
  float weekday_share = 0;      // 0..1: share of her visits on weekdays like today's
};

VisitRhythm visit_rhythm(const CustomerHabits& habits, const ShopHabits& shop, LocalTime now);

// Chance, 0..1, that she walks in between `now` and `minutes` later, given that she has not come today yet.
float chance_of_visit(const CustomerHabits& habits, const ShopHabits& shop, LocalTime now, int minutes);

}  // namespace dangol
