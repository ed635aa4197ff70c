#include "rhythm/gap_model.h"

#include <algorithm>
#include <cmath>

namespace dangol {
namespace {

constexpr double prior_gaps = 5;     // that a new shop's belief counts as
constexpr double service_gaps = 10;  // that the shop counts as for a service
constexpr GapPrior new_shop{.mean = 0, .within = 0.5, .between = 0.8};
constexpr double spread_freedom = 4;  // gaps' worth of belief in the shop's variance
constexpr double shortest_open_days = 0.1;
constexpr std::uint64_t learned_one_by_one = 200'000;
constexpr double steady_visits = 32;     // a customer's later visits count less, for what is believed of others
constexpr double steady_outcomes = 256;  // the same, for how honest forecasts are
constexpr double prior_pairs = 5;        // as Poisson visits have: 1 / 12
constexpr double most_pairs = 200'000;

double log_of(double open_days) { return std::log(std::max(open_days, shortest_open_days)); }

double influence(const CustomerRhythm& customer, double steady) {
  return customer.visits <= steady ? 1 : steady / customer.visits;
}

}  // namespace

GapPrior GapModel::prior(std::uint32_t service) const {
  GapPrior parent = new_shop;
  parent.mean = std::log(new_shop_days_);
  const GapPrior shop = all_.drawn_to(parent, prior_gaps);
  if (service == 0) return shop;
  const auto found = services_.find(service);
  return found == services_.end() ? shop : found->second.drawn_to(shop, service_gaps);
}

double GapModel::gaps(std::uint32_t service) const {
  if (service == 0) return all_.gaps();
  const auto found = services_.find(service);
  return found == services_.end() ? 0 : found->second.gaps();
}

ExpectedGap GapModel::expected(std::uint32_t service, const CustomerRhythm& customer) const {
  const GapPrior shop = prior(service);
  ExpectedGap gap;
  gap.shop_mean = shop.mean;
  gap.shape = GapShape::class_of(customer.gaps);
  const double weight = static_cast<double>(customer.weight);
  const double precision = 1 / shop.between + weight / shop.within;
  double own_squares = 0;
  if (customer.gaps > 0) {
    const double n = customer.gaps;
    const double own = static_cast<double>(customer.sum) / weight;
    own_squares = std::max(static_cast<double>(customer.squares) - weight * own * own, 0.0);
    const double trust = weight / (weight + shop.within / shop.between);
    const double quick = static_cast<double>(customer.quick_sum / customer.quick_weight);
    gap.readings = {trust * (own - shop.mean), (static_cast<double>(customer.last_log_gap) - own) * n / (n + 2),
                    (quick - own) * n / (n + 4)};
  }
  gap.mean = shop.mean + regression_.expected(gap.readings);
  const double variance = (spread_freedom * shop.within + own_squares) / (spread_freedom + weight);
  gap.deviation = std::sqrt(variance + 1 / precision);
  return gap;
}

void GapModel::learn(std::uint32_t service, const CustomerRhythm& customer, const EndedGap& gap, double sign) {
  ++outcomes_;
  if (outcomes_ <= learned_one_by_one || outcomes_ % 8 == 0) learn_outcome(service, customer, gap, sign);
  const double weight = sign * influence(customer, steady_visits);
  count(all_, customer, gap.log_gap, weight);
  if (service != 0) count(services_[service], customer, gap.log_gap, weight);
  if (customer.gaps == 0) return;
  const double share = gap.open_days / (gap.open_days + static_cast<double>(customer.last_gap));
  if (pairs_ > most_pairs) {
    pairs_ /= 2;
    pair_squares_ /= 2;
  }
  pairs_ = std::max(pairs_ + weight, 0.0);
  pair_squares_ = std::max(pair_squares_ + weight * (share - 0.5) * (share - 0.5), 0.0);
}

void GapModel::learn_outcome(std::uint32_t service, const CustomerRhythm& customer, const EndedGap& gap, double sign) {
  const ExpectedGap expected_gap = expected(service, customer);
  const double weight = influence(customer, steady_outcomes);
  if (sign > 0) learn_interval(expected_gap, gap, weight);
  shape_.add(expected_gap.shape, (gap.log_gap - expected_gap.mean) / expected_gap.deviation, sign * weight);
  if (customer.gaps == 0) return;
  regression_.add(expected_gap.readings, gap.log_gap - expected_gap.shop_mean,
                  sign * influence(customer, steady_visits));
}

void GapModel::count(GapSums& sums, const CustomerRhythm& customer, double log_gap, double weight) {
  sums.add(log_gap, weight);
  if (customer.gaps > 0) sums.add_pair(log_gap, static_cast<double>(customer.last_log_gap), weight);
}

void GapModel::learn_interval(const ExpectedGap& expected_gap, const EndedGap& gap, double weight) {
  const double any = survival(expected_gap, gap.first_day);
  const double not_by = survival(expected_gap, gap.open_days_after) / any;
  const double not_before = survival(expected_gap, gap.open_days_before) / any;
  IntervalLevels& ends = levels_[expected_gap.shape];
  ends.learn(1 - not_by < ends.low(), 1 - not_before >= ends.high(), weight);
}

double GapModel::survival(const ExpectedGap& gap, double open_days) const {
  return shape_.survival(gap.shape, (log_of(open_days) - gap.mean) / gap.deviation);
}

double GapModel::longer_than(const ExpectedGap& gap, double share) const {
  return std::exp(std::min(gap.mean + gap.deviation * shape_.longer_than(gap.shape, share), 12.0));
}

double GapModel::pair_variance() const { return (pair_squares_ + prior_pairs / 12) / (pairs_ + prior_pairs); }

}  // namespace dangol
