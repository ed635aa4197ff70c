// How soon a change of a regular's rhythm is noticed, at 5 % false alarms, beside CUSUM, EWMA, BOCPD and her own
// quantiles: her real gaps, the last six of 26 made three times as long or half as long.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "evaluation/tasks.h"

namespace dangol {

Result<Evaluation> evaluate_change_task(const EvaluationRequest& request);

// `customers`: each one's gaps in days between days of visits, oldest first. Those with at least 26 are measured, on
// their first 26; those with fewer only teach what the shop's rhythm is like. Adds two tables named by `title`.
void measure_change(std::span<const std::vector<double>> customers, std::string_view title, Evaluation& evaluation);

// Gaps of whole days: each customer has her own level, regularity and weekdays, sways slowly, and one gap in 25 is a
// journey of two and a half to six times its length.
std::vector<std::vector<double>> simulated_regulars(std::size_t customers, std::size_t gaps, std::uint64_t seed);

}  // namespace dangol
