// How likely each candidate is to be answered (clicked, redeemed, bought), learned one showing at a time: a logistic
// model for each candidate over the same features, with an independent normal belief of every weight (Chapelle & Li,
// "An empirical evaluation of Thompson sampling", NeurIPS 2011, algorithm 3, one observation a step). Its beliefs are
// what thompson() chooses by.
//
//   ResponseModel model(candidates, features);
//   const Choice chosen = choose(with_floor(thompson(model.beliefs(context)), 0.02), random);
//   model.learn(chosen.index, context, answered);
//
// Learning costs O(features), a belief of all candidates O(candidates * features).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "experiments/choice.h"

namespace dangol {

class ResponseModel {
 public:
  // `precision`: of each weight before anything is known; 1 fits features between -1 and 1.
  ResponseModel(std::size_t candidates, std::size_t features, double precision = 1);

  std::size_t candidates() const { return candidates_; }
  std::size_t features() const { return features_; }

  // Of the log-odds. `context` has features() numbers within -1000..1000, one of them a constant 1; what is no number
  // counts as 0.
  std::vector<Belief> beliefs(std::span<const float> context) const;
  // The same into a caller's list of candidates() places.
  void beliefs(std::span<const float> context, std::span<Belief> into) const;
  // 0..1, averaged over the belief (MacKay 1992, eq. 12).
  double chance(std::size_t candidate, std::span<const float> context) const;

  // `weight`: of this showing, > 0 (else nothing is learned), counted as at most a million; 1 / propensity makes it an
  // unbiased fit of everybody.
  void learn(std::size_t candidate, std::span<const float> context, bool answered, double weight = 1);

 private:
  struct Weight {
    float mean = 0;
    float precision = 1;
  };
  Belief belief(std::size_t candidate, std::span<const float> context) const;

  std::size_t candidates_;
  std::size_t features_;
  std::vector<Weight> weights_;  // candidate by candidate
};

}  // namespace dangol
