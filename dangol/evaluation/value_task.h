// How well the models of value forecast: learned until a day, compared with what each customer did after it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "evaluation/tasks.h"
#include "value/buying_history.h"

namespace dangol {

// Learns until request.until, else until the middle of the files' days; time in weeks, rows of one day merged.
Result<Evaluation> evaluate_value_task(const EvaluationRequest& request);

// `customers`: each one's days. Days after `until` and up to `last` are what is to be forecast.
Evaluation evaluate_value(std::span<const std::vector<BuyingDay>> customers, std::int32_t first, std::int32_t until,
                          std::int32_t last, std::uint64_t seed);

}  // namespace dangol
