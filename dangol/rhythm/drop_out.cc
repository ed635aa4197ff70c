#include "rhythm/drop_out.h"

#include <algorithm>
#include <vector>

namespace dangol {
namespace {

constexpr int passes = 20;
constexpr double prior_visits = 5;

// Visits of one kind: how many were followed by another, and the silences of the others.
struct Outcomes {
  double returned = 0;
  std::vector<double> survivals;
};

double share_lost(const Outcomes& outcomes, double prior) {
  double share = prior;
  for (int pass = 0; pass < passes; ++pass) {
    double lost = prior_visits * prior;
    for (const double survival : outcomes.survivals) lost += share / (share + (1 - share) * survival);
    share = lost / (outcomes.returned + static_cast<double>(outcomes.survivals.size()) + prior_visits);
  }
  return std::clamp(share, 0.001, 0.999);
}

}  // namespace

std::size_t DropOut::class_of(std::uint32_t visits) {
  constexpr std::array<std::uint32_t, classes - 1> most{1, 2, 3, 5, 9, 17};
  return static_cast<std::size_t>(std::ranges::lower_bound(most, visits) - most.begin());
}

double DropOut::share(std::uint32_t service, std::uint32_t visits) const {
  if (visits <= 1 && !first_shares_.empty()) {
    const auto found = first_shares_.find(service);
    if (found != first_shares_.end()) return found->second;
  }
  return shares_[class_of(visits)];
}

void DropOut::learn(std::span<const OpenGap> customers) {
  std::array<Outcomes, classes> kinds;
  std::unordered_map<std::uint32_t, Outcomes> firsts;
  for (const OpenGap& customer : customers) {
    // The classes above 18 visits are one: no need to count the visits of 10^5 one by one.
    for (std::uint32_t visit = customer.first_remembered; visit < std::min(customer.visits, 18U); ++visit) {
      kinds[class_of(visit)].returned += 1;
    }
    const std::uint32_t many = std::max(customer.first_remembered, 18U);
    if (customer.visits > many) kinds[classes - 1].returned += customer.visits - many;
    kinds[class_of(customer.visits)].survivals.push_back(customer.survival);
    if (customer.service == 0 || customer.first_remembered > 1) continue;
    Outcomes& first = firsts[customer.service];
    if (customer.visits > 1) first.returned += 1;
    if (customer.visits == 1) first.survivals.push_back(customer.survival);
  }
  const std::array<double, classes> prior = DropOut().shares_;
  for (std::size_t i = 0; i < classes; ++i) shares_[i] = share_lost(kinds[i], prior[i]);
  first_shares_.clear();
  for (const auto& [service, outcomes] : firsts) first_shares_[service] = share_lost(outcomes, shares_[0]);
}

}  // namespace dangol
