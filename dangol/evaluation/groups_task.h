// Groups and camps: are those found that are there, and none where there are none? On made-up shops whose truth is
// known; with files of events also what is found in them.
#pragma once

#include "evaluation/purchases.h"
#include "evaluation/tasks.h"

namespace dangol {

Result<Evaluation> evaluate_groups_task(const EvaluationRequest& request);

// What is found among these customers; `seed` of the search.
void add_groups_in(const Purchases& purchases, std::uint64_t seed, Evaluation& evaluation);

// How far two divisions of the same customers agree: 1 wholly, 0 as chance would (Hubert & Arabie 1985, eq. 5).
double adjusted_rand(std::span<const std::uint8_t> one, std::span<const std::uint8_t> other);

}  // namespace dangol
