// What a purchase is worth: the gamma-gamma model of spend.
//
// Each purchase of a customer is gamma distributed with shape p and a scale of her own, whose inverse is gamma
// distributed over customers with shape q and scale 1/gamma (Colombo & Jiang 1999; Fader & Hardie 2013, "The
// gamma-gamma model of monetary value"). Of her purchases only their number and mean count.
#pragma once

#include <cstdint>
#include <span>

#include "value/buying_history.h"

namespace dangol {

struct SpendParameters {
  double p = 1;
  double q = 2;
  double gamma = 1;  // in the currency's unit
};

struct SpendModel {
  SpendParameters parameters;
  double log_likelihood = 0;
  std::uint64_t customers = 0;  // with a repeat purchase for more than nothing
  bool learned = false;         // false: fewer than three such customers; a mean of all is all there is

  // What one purchase of hers is worth: between her own mean and the shop's (Fader & Hardie 2013, eq. 5).
  double expected(const BuyingHistory& history) const;
};

struct SpendFit {
  bool weak_prior = true;  // false: maximum likelihood, to compare with published figures
  std::uint64_t most_customers = 20'000;
};

SpendModel fit_spend(std::span<const BuyingHistory> histories, const SpendFit& options = {});

}  // namespace dangol
