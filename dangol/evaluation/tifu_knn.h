// TIFU-KNN (Hu, He, Gao & Zhang 2020, "Modeling personalized item frequency information for next-basket
// recommendation"), as its authors' code computes it: the baseline that next-basket models are measured against.
//
// A customer's vector: her baskets, each weighted by r_b^(baskets since), averaged within groups, groups weighted by
// r_g^(groups since) and averaged; the forecast is alpha times hers plus (1 - alpha) times the mean of the k nearest
// training customers' by Euclidean distance.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "evaluation/basket_sequences.h"

namespace dangol {

struct TifuParameters {
  std::size_t neighbours = 300;
  float within_decay = 0.9F;  // r_b
  float group_decay = 0.7F;   // r_g
  float alpha = 0.7F;
  std::size_t groups = 7;
};

// Those its authors published for the data set of that name; for any other those of Ta-Feng.
TifuParameters published_parameters(std::string_view data_set);

class TifuKnn {
 public:
  TifuKnn(const BasketSequences& sequences, std::span<const std::uint32_t> train, const TifuParameters& parameters);
  // The `count` best items for a customer, best first.
  std::vector<std::uint32_t> forecast(const BasketSequence& customer, std::size_t count);

 private:
  struct Weight {
    std::uint32_t item;
    float weight;
  };
  std::vector<Weight> vector_of(const BasketSequence& customer);

  struct Posting {
    std::uint32_t neighbour;
    float weight;
  };
  TifuParameters parameters_;
  std::vector<std::vector<Weight>> vectors_;    // of the training customers
  std::vector<float> squares_;                  // of their lengths
  std::vector<std::vector<Posting>> postings_;  // [item]
  std::vector<float> dense_;                    // [item]
};

}  // namespace dangol
