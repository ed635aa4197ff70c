// How well the models of value forecast invented shops of several kinds, whose truth is known: a check that nothing in
// them was made to fit the few real sets at hand.
#pragma once

#include "evaluation/tasks.h"

namespace dangol {

// Takes no files; some minutes.
Result<Evaluation> evaluate_invented_value_task(const EvaluationRequest& request);

// `shops` of each kind, with `customers` each.
Evaluation evaluate_invented_value(int shops, int customers, std::uint64_t seed);

}  // namespace dangol
