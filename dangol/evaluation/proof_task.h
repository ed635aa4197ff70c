// Does the proof hold: how often a comparison that is looked at after every customer says that there is a difference,
// when there is one and when there is none, beside the usual tests. Simulated; needs no file.
#pragma once

#include "evaluation/tasks.h"

namespace dangol {

Result<Evaluation> evaluate_proof_task(const EvaluationRequest& request);

}  // namespace dangol
