// Does the proof hold: how often a comparison that is looked at after every customer says that there is a difference,
// when there is one and when there is none, beside the usual tests. Simulated; needs no file.
#pragma once

#include "evaluation/tasks.h"

namespace dangol {

Result<Evaluation> evaluate_proof_task(const EvaluationRequest& request);

// `rounds`: experiments a figure, at least 1; half and a tenth as many where they take long.
Evaluation simulate_proof(std::uint64_t seed, int rounds);

}  // namespace dangol
