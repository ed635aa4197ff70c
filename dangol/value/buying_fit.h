// One model of buying, fitted to a shop.
//
//   const BuyingFit fit = fit_buying(PurchaseTable::of(histories), Stopping::bg);
#pragma once

#include <cstdint>
#include <span>

#include "value/buying_parameters.h"
#include "value/count_forecast.h"
#include "value/purchase_table.h"
#include "value/regular_likelihood.h"

namespace dangol {

struct BuyingFitOptions {
  // Small shops have likelihoods without a top: of twenty customers six fits ran away to infinity. A normal prior on
  // the logarithm of each parameter, centred on the published fits and on the shop's own rate, a factor of e (shapes)
  // or e^1.5 (times) wide, keeps each of them finite; from 200 customers to 600 it fades to a hundredth. false: maximum
  // likelihood.
  bool weak_prior = true;
  // Customers from which Pareto/NBD is learned, and regularity, which costs more: an even sample where there are more.
  std::uint64_t most_pareto = 10'000;
  std::uint64_t most_regular = 3'000;
};

struct BuyingFit {
  Stopping stopping = Stopping::pareto;
  bool regular = false;
  BuyingParameters parameters;
  StageShares shares{1};  // of stage_counts
  double share_away = usual_share_away;
  double log_likelihood = 0;  // without the prior, of those it was learned from
  FourByFour root{};          // columns: one standard error each, of the parameters' logarithms
  bool found = false;         // false: the parameters are the prior's

  // The parts of the mixture that count, with their shares.
  std::vector<std::pair<BuyingModel, double>> parts() const;
};

// BG/NBD and MBG/NBD learn from all customers: a search over an even sample of 5,000, then Newton's method over all
// cells, two or three passes of 20 ns a cell; from `start` (yesterday's fit) one. Pareto/NBD searches from there, too.
BuyingFit fit_buying(const PurchaseTable& table, Stopping stopping, const BuyingFitOptions& options = {},
                     const BuyingParameters* start = nullptr);

// Pareto/NBD whose customers are each as regular as she is: how many are how regular is learned with MBG's likelihood,
// which is cheap, the rest with Pareto's.
BuyingFit fit_regular(std::span<const BuyingHistory> histories, const BuyingFitOptions& options = {});

}  // namespace dangol
