// What trying out is worth: suggestions chosen in several ways at made-up shops whose guests' answers are known, and
// how often the estimates of ways that were not used hold the truth.
#pragma once

#include <span>

#include "evaluation/tasks.h"

namespace dangol {

Evaluation evaluate_exploration(std::uint64_t shops, std::span<const std::size_t> guests, std::uint64_t seed);
Result<Evaluation> evaluate_exploration_task(const EvaluationRequest& request);

}  // namespace dangol
