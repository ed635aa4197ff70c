// The rhythm of visits: the next gap, the chance to come back, beside simple rules.
#pragma once

#include "evaluation/tasks.h"

namespace dangol {

Result<Evaluation> evaluate_rhythm_task(const EvaluationRequest& request);

}  // namespace dangol
