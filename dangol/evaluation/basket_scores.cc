#include "evaluation/basket_scores.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

namespace dangol {
namespace {

float gain_at(std::size_t place) { return 1 / std::log2(static_cast<float>(place) + 2); }

float share_or_none(float part, std::size_t whole) { return whole > 0 ? part / static_cast<float>(whole) : -1; }

}  // namespace

BasketScores score_list(std::span<const std::uint32_t> list, std::span<const ItemId> truth,
                        std::span<const std::uint32_t> bought_before) {
  float gain = 0;
  float hits = 0;
  float repeat_hits = 0;
  const auto repeats = static_cast<std::size_t>(
      std::ranges::count_if(truth, [&](ItemId item) { return std::ranges::binary_search(bought_before, item.value); }));
  for (std::size_t place = 0; place < std::min(list.size(), basket_list_length); ++place) {
    if (!std::ranges::binary_search(truth, ItemId{list[place]})) continue;
    gain += gain_at(place);
    ++hits;
    if (std::ranges::binary_search(bought_before, list[place])) ++repeat_hits;
  }
  float ideal = 0;
  for (std::size_t place = 0; place < std::min(truth.size(), basket_list_length); ++place) ideal += gain_at(place);
  return {share_or_none(hits, truth.size()), ideal > 0 ? gain / ideal : -1, hits > 0 ? 1.0F : 0.0F,
          share_or_none(repeat_hits, repeats), share_or_none(hits - repeat_hits, truth.size() - repeats)};
}

BasketBootstrap::BasketBootstrap(std::vector<std::uint32_t> customer_of, std::uint64_t seed)
    : customer_of_(std::move(customer_of)) {
  const std::uint32_t customers =
      customer_of_.empty() ? 0 : *std::max_element(customer_of_.begin(), customer_of_.end()) + 1;
  std::vector<bool> tested(customers);
  for (const std::uint32_t customer : customer_of_) tested[customer] = true;
  std::vector<std::uint32_t> all;
  for (std::uint32_t customer = 0; customer < customers; ++customer) {
    if (tested[customer]) all.push_back(customer);
  }
  std::mt19937_64 dice(seed);
  weights_.assign(resamples + 1, std::vector<std::uint8_t>(customers));
  for (std::size_t r = 0; r < resamples; ++r) {
    for (std::size_t i = 0; i < all.size(); ++i) ++weights_[r][all[dice() % all.size()]];
  }
  for (const std::uint32_t customer : all) weights_.back()[customer] = 1;
}

double BasketBootstrap::mean_in(std::size_t r, const ScoredMethod& method, BasketMeasure measure) const {
  double sum = 0;
  double weight = 0;
  for (std::size_t i = 0; i < method.lists.size(); ++i) {
    const float score = method.lists[i][static_cast<std::size_t>(measure)];
    if (score < 0) continue;
    sum += static_cast<double>(weights_[r][customer_of_[i]]) * static_cast<double>(score);
    weight += weights_[r][customer_of_[i]];
  }
  return weight > 0 ? sum / weight : std::numeric_limits<double>::quiet_NaN();
}

namespace {

Figure figure_from(double value, std::vector<double> drawn) {
  std::erase_if(drawn, [](double each) { return !std::isfinite(each); });
  if (!std::isfinite(value) || drawn.empty()) return absent();
  std::ranges::sort(drawn);
  const auto at = [&](double share_below) {
    return drawn[static_cast<std::size_t>(share_below * static_cast<double>(drawn.size() - 1))];
  };
  return with_interval(number(value, 4), at(0.025), at(0.975));
}

}  // namespace

Figure BasketBootstrap::mean(const ScoredMethod& method, BasketMeasure measure) const {
  std::vector<double> drawn;
  for (std::size_t r = 0; r < resamples; ++r) drawn.push_back(mean_in(r, method, measure));
  return figure_from(mean_in(resamples, method, measure), std::move(drawn));
}

Figure BasketBootstrap::ratio(const ScoredMethod& a, const ScoredMethod& b, BasketMeasure measure) const {
  std::vector<double> drawn;
  for (std::size_t r = 0; r < resamples; ++r) drawn.push_back(mean_in(r, a, measure) / mean_in(r, b, measure));
  return figure_from(mean_in(resamples, a, measure) / mean_in(resamples, b, measure), std::move(drawn));
}

}  // namespace dangol
