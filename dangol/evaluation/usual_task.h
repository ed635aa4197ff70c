// How often the usual order would have been right, beside three simple rules.
#pragma once

#include "evaluation/tasks.h"

namespace dangol {

Result<Evaluation> evaluate_usual_task(const EvaluationRequest& request);

}  // namespace dangol
