// Customer equity: what all customers of a shop will spend, as worth today, and what moved it since an earlier date.
#pragma once

#include <cstdint>
#include <span>

#include "value/value_model.h"

namespace dangol {

struct Equity {
  bool enough = false;  // see ValueModel
  std::uint64_t customers = 0;
  // Discounted; the interval holds both what customers may do and what is not known of the model's parameters
  // (log-normal, with the variance of both).
  ValueInterval total;
};

// About 4 us a customer; the variance is learned from an even sample of 2,000.
Equity equity(const ValueModel& model, std::span<const BuyingHistory> histories, const Outlook& outlook = {});

// One customer at two dates.
struct EquityStep {
  bool was_there = false;
  bool is_there = false;
  BuyingHistory before;
  BuyingHistory after;
};

// What moved it: after = before + the six parts. Each customer counts in the parts that name what she did.
struct EquityChange {
  double before = 0;
  double new_customers = 0;  // who were not there before
  double left = 0;           // who are no longer there (erased); at most 0
  double bought = 0;         // more or fewer purchases expected of those who came in between
  double quiet = 0;          // the same of those who did not
  double spend = 0;          // another spend each expected of either
  double relearned = 0;      // the same histories read by the later model instead of the earlier
  double after = 0;
};

EquityChange what_moved_equity(const ValueModel& before, const ValueModel& after, std::span<const EquityStep> customers,
                               const Outlook& outlook = {});

}  // namespace dangol
