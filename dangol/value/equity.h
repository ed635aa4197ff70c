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

// What one customer will spend, as worth today.
struct Worth {
  double purchases = 0;  // expected, each discounted to today
  double each = 0;       // expected, of a purchase
  double total() const { return purchases * each; }
};

// About 3 us: what the rest of this file is made of.
Worth worth_of(const ValueModel& model, const BuyingHistory& history, const Outlook& outlook = {});
std::vector<Worth> worths_of(const ValueModel& model, std::span<const BuyingHistory> histories,
                             const Outlook& outlook = {});

// The variance is learned from an even sample of 2,000.
Equity equity(const ValueModel& model, std::span<const BuyingHistory> histories, const Outlook& outlook = {});
// Of those whose worths are known already, in the same order.
Equity equity(const ValueModel& model, std::span<const BuyingHistory> histories, std::span<const Worth> worths,
              const Outlook& outlook);

// One customer at two dates.
struct EquityStep {
  bool was_there = false;
  bool is_there = false;
  bool came = false;  // in between
  Worth before;
  Worth reread;  // her later history, by the earlier model
  Worth after;   // the same, by the later model
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

EquityChange what_moved_equity(std::span<const EquityStep> customers);

}  // namespace dangol
