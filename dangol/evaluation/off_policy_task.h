// How well each policy's click rate is estimated from the other policy's log, in the format of the Open Bandit Dataset:
// a CSV, plain or gzip, with item_id, position, click and propensity_score for each banner shown.
#pragma once

#include "evaluation/tasks.h"

namespace dangol {

Result<Evaluation> evaluate_off_policy_task(const EvaluationRequest& request);

}  // namespace dangol
