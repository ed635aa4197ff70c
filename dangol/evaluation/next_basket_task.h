// What the next basket holds: the taste model beside TIFU-KNN and simple rules, on published splits or anybody's
// purchases.
#pragma once

#include "evaluation/basket_sequences.h"
#include "evaluation/tasks.h"

namespace dangol {

Result<Evaluation> evaluate_next_basket_task(const EvaluationRequest& request);
// The same on grocers invented from the seed: short histories, long ones, few items.
Result<Evaluation> evaluate_invented_baskets_task(const EvaluationRequest& request);

// Adds what was measured on one set of sequences.
void evaluate_next_basket(const BasketSequences& sequences, std::uint64_t seed, Evaluation& into);

}  // namespace dangol
