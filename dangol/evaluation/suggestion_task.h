// How often a guest takes the one new thing that would have been suggested to her: the card's suggestion, replayed
// through a file of events in the order of time, beside simpler ways to choose it.
#pragma once

#include "evaluation/tasks.h"

namespace dangol {

// Before each basket of a customer known from an earlier one, each way names one item that she has never had. Asked
// only where the basket holds something new to her: what is taken again needs no suggestion.
Result<Evaluation> evaluate_suggestion_task(const EvaluationRequest& request);

}  // namespace dangol
