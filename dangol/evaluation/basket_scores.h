// How good a ranked list is, given the basket that came: the measures of the Reality Check (Li et al. 2023), and their
// means with intervals from a bootstrap over customers.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/ids.h"
#include "evaluation/evaluation.h"

namespace dangol {

enum class BasketMeasure : std::uint8_t { recall, ndcg, hit, repeat_recall, explore_recall };
inline constexpr std::size_t basket_measures = 5;
inline constexpr std::size_t basket_list_length = 10;

// One list's scores, 0..1; negative where the measure does not apply (no repeated item in the basket, no new one).
using BasketScores = std::array<float, basket_measures>;

// `truth` and `bought_before` ascend. The ideal of NDCG has min(|truth|, 10) right ones on top.
BasketScores score_list(std::span<const std::uint32_t> list, std::span<const ItemId> truth,
                        std::span<const std::uint32_t> bought_before);

// All lists of one method, in the same sequence for every method.
struct ScoredMethod {
  std::string name;
  std::vector<BasketScores> lists;
};

// 95 % percentile intervals over resampled customers; a customer tested in several folds is drawn with all her lists.
class BasketBootstrap {
 public:
  // `customer_of[i]` is whom list i was for.
  BasketBootstrap(std::vector<std::uint32_t> customer_of, std::uint64_t seed);
  Figure mean(const ScoredMethod& method, BasketMeasure measure) const;
  // mean(a) / mean(b) in each resample.
  Figure ratio(const ScoredMethod& a, const ScoredMethod& b, BasketMeasure measure) const;

 private:
  static constexpr std::size_t resamples = 400;
  // Weighted mean for resample r; the last one is the data as they are.
  double mean_in(std::size_t r, const ScoredMethod& method, BasketMeasure measure) const;

  std::vector<std::uint32_t> customer_of_;
  std::vector<std::vector<std::uint8_t>> weights_;  // [resample][customer]
};

}  // namespace dangol
