#include "value/buying_fit.h"

#include <algorithm>
#include <cmath>

#include "value/geometric_likelihood.h"
#include "value/pareto_likelihood.h"

namespace dangol {
namespace {

constexpr std::uint64_t searched_customers = 5'000;
constexpr double shape_width = 2;
constexpr double time_width = 3;
constexpr double customers_for_prior = 200;  // as many as a shop may have for it to count whole
constexpr double customers_without = 600;
constexpr double least_strength = 0.01;  // finite for ever

struct Prior {
  Four centre{};
  Four width{shape_width, time_width, shape_width, time_width};
  double strength = 1;

  double add_to(std::span<const double> at, std::span<double> gradient) const {
    double height = 0;
    for (std::size_t i = 0; i < four; ++i) {
      const double away = (at[i] - centre[i]) / width[i];
      height -= strength * away * away / 2;
      gradient[i] -= strength * away / width[i];
    }
    return height;
  }
  Curvature added_to(Curvature curvature, const Four& at) const {
    curvature.height += add_to(at, curvature.gradient);
    for (std::size_t i = 0; i < four; ++i) curvature.hessian[i][i] -= strength / (width[i] * width[i]);
    return curvature;
  }
};

// Where the published fits stand: shapes of .2 to 1; the shop's own rate and age give the scale of its time.
Prior prior_for(const PurchaseTable& table, Stopping stopping, bool weak_prior) {
  double purchases = 1;  // as if one purchase more had been seen: a shop without any has a rate, too
  double weeks = 1;
  for (const PurchaseCell& cell : table.cells()) {
    purchases += static_cast<double>(cell.repeat_purchases) * cell.customers;
    weeks += cell.age_days / days_a_week * cell.customers;
  }
  const double rate = purchases / weeks;
  const double age = weeks / (static_cast<double>(table.customers()) + 1);
  Prior prior;
  const double fading =
      (customers_without - static_cast<double>(table.customers())) / (customers_without - customers_for_prior);
  prior.strength = weak_prior ? std::clamp(fading, least_strength, 1.0) : 0;
  prior.centre = {std::log(0.6), std::log(0.6 / rate), std::log(0.8), std::log(2.5)};
  if (stopping == Stopping::pareto) {
    prior.centre[2] = std::log(0.6);
    prior.centre[3] = std::log(std::max(age, 1.0) / 2);
  } else {
    prior.width[3] = shape_width;
  }
  for (double& centre : prior.centre) centre = std::clamp(centre, -log_parameter_limit, log_parameter_limit);
  return prior;
}

Four first_four(std::span<const double> all) { return {all[0], all[1], all[2], all[3]}; }

// Uncertainty where the likelihood says none, for want of data: the prior's, or as good as none.
FourByFour root_or_prior(const FourByFour& hessian, const Prior& prior) {
  FourByFour root{};
  if (root_of_covariance(hessian, root)) return root;
  root = {};
  for (std::size_t i = 0; i < four; ++i) root[i][i] = prior.width[i] * prior.strength;
  return root;
}

BuyingFit fit_at(const NewtonMaximum& top, const Prior& prior) {
  BuyingFit fit;
  Four unused{};
  fit.parameters = parameters_of(top.at);
  fit.log_likelihood = top.there.height - prior.add_to(top.at, unused);
  fit.root = root_or_prior(top.there.hessian, prior);
  fit.found = top.found;
  return fit;
}

BuyingFit fit_geometric(const PurchaseTable& table, Stopping stopping, const Prior& prior,
                        const BuyingParameters* start) {
  const GeometricLikelihood whole(table, stopping);
  const auto curvature = [&](const GeometricLikelihood& of, const Four& at) { return prior.added_to(of.at(at), at); };
  const auto search = [&](const GeometricLikelihood& likelihood, const Four& from) {
    const Slope slope = [&](std::span<const double> at, std::span<double> gradient) {
      const Curvature there = curvature(likelihood, first_four(at));
      std::ranges::copy(there.gradient, gradient.begin());
      return there.height;
    };
    return first_four(maximise(slope, {from.begin(), from.end()}).at);
  };
  const auto climb = [&](const Four& from) {
    return newton([&](const Four& at) { return curvature(whole, at); }, from);
  };
  NewtonMaximum top;
  if (start != nullptr) top = climb(logs_of(*start));
  if (!top.found) {
    const PurchaseTable some = table.sample(searched_customers);
    const Four near = search(GeometricLikelihood(some, stopping), prior.centre);
    top = climb(near);
    if (!top.found) {  // not concave there: all the way by slopes
      top.at = search(whole, near);
      top.there = curvature(whole, top.at);
      top.found = std::isfinite(top.there.height);
    }
  }
  return fit_at(top, prior);
}

// Pareto's likelihoods have a gradient but no Hessian of their own.
BuyingFit fit_by_slope(const Slope& likelihood, const Prior& prior, const BuyingParameters* start = nullptr) {
  const Slope slope = [&](std::span<const double> at, std::span<double> gradient) {
    const double height = likelihood(at, gradient);
    return height + prior.add_to(at, gradient);
  };
  const auto curvature = [&](const Four& at) {
    Curvature there;
    there.height = slope(at, there.gradient);
    there.hessian = hessian_of(slope, at);
    return there;
  };
  NewtonMaximum top;
  if (start != nullptr) top = newton(curvature, logs_of(*start));
  if (!top.found) {
    const Maximum found = maximise(slope, {prior.centre.begin(), prior.centre.end()});
    top = {first_four(found.at), {}, found.found};
    top.there = curvature(top.at);
  }
  return fit_at(top, prior);
}

std::vector<BuyingHistory> sampled(std::span<const BuyingHistory> histories, std::uint64_t most) {
  std::vector<BuyingHistory> some;
  const std::uint64_t count = std::min<std::uint64_t>(most, histories.size());
  for (std::uint64_t i = 0; i < count; ++i) some.push_back(sound(histories[i * histories.size() / count]));
  std::ranges::stable_sort(some, {}, &BuyingHistory::repeat_purchases);
  return some;
}

// More regular than Poisson is the exception: as if so many customers had been seen at each number of stages.
constexpr StageShares seen_before{2, 0.5, 0.5, 0.5, 0.5};

StageShares learned_shares(std::span<const BuyingHistory> histories, const Prior& prior) {
  const Slope slope = [&](std::span<const double> at, std::span<double> gradient) {
    double height = regular_likelihood(histories, at, gradient);
    const StageShares shares = shares_of(at.subspan(four));
    double seen = 0;
    for (const double each : seen_before) seen += each;
    for (std::size_t i = 0; i < shares.size(); ++i) {
      height += seen_before[i] * std::log(shares[i]);
      gradient[four + i] += seen_before[i] - seen * shares[i];
    }
    return height + prior.add_to(at, gradient);
  };
  std::vector<double> start(prior.centre.begin(), prior.centre.end());
  start.resize(regular_parameters, 0);
  start[four] = 1;
  return shares_of(std::span<const double>(maximise(slope, start).at).subspan(four));
}

}  // namespace

std::vector<std::pair<BuyingModel, double>> BuyingFit::parts() const {
  constexpr double negligible_share = 0.01;
  std::vector<std::pair<BuyingModel, double>> parts;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (shares[i] >= negligible_share)
      parts.push_back({{stopping, parameters, stage_counts[i], share_away}, shares[i]});
  }
  return parts;
}

BuyingFit fit_buying(const PurchaseTable& table, Stopping stopping, const BuyingFitOptions& options,
                     const BuyingParameters* start) {
  const Prior prior = prior_for(table, stopping, options.weak_prior);
  BuyingFit fit;
  if (table.customers() == 0) {
    fit.parameters = parameters_of(prior.centre);
    fit.root = root_or_prior({}, prior);
  } else if (stopping == Stopping::pareto) {
    const PurchaseTable some = table.sample(options.most_pareto);
    fit = fit_by_slope(
        [&](std::span<const double> at, std::span<double> gradient) { return pareto_likelihood(some, at, gradient); },
        prior, start);
  } else {
    fit = fit_geometric(table, stopping, prior, start);
  }
  fit.stopping = stopping;
  return fit;
}

BuyingFit fit_regular(std::span<const BuyingHistory> histories, const BuyingFitOptions& options) {
  const PurchaseTable table = PurchaseTable::of(histories);
  if (table.customers() == 0) return fit_buying(table, Stopping::pareto, options);
  const std::vector<BuyingHistory> some = sampled(histories, options.most_regular);
  const StageShares shares = learned_shares(some, prior_for(table, Stopping::mbg, true));
  const Prior prior = prior_for(table, Stopping::pareto, options.weak_prior);
  BuyingFit fit =
      fit_by_slope([&](std::span<const double> at,
                       std::span<double> gradient) { return regular_pareto_likelihood(some, shares, at, gradient); },
                   prior);
  fit.stopping = Stopping::pareto;
  fit.regular = true;
  fit.shares = shares;
  return fit;
}

}  // namespace dangol
