// The one table of what can be measured: `dangol evaluate TASK --data FILE...`, its help and docs/quality.md walk it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "evaluation/evaluation.h"

namespace dangol {

struct EvaluationRequest {
  std::vector<std::filesystem::path> data;
  std::string mapping;  // for tasks that read a till's files, as for import
  std::string until;    // yyyy-mm-dd, the last day to learn from; empty: the task's own
  std::uint64_t seed = 1;
};

struct EvaluationTask {
  std::string_view name;  // "usual"
  std::string_view about;
  std::string_view files;  // what --data takes; empty: nothing, it simulates
  Result<Evaluation> (*run)(const EvaluationRequest& request);
};

std::span<const EvaluationTask> evaluation_tasks();

// `invalid_input` when there is no such task, or no file where it needs one.
Result<Evaluation> evaluate(std::string_view task, const EvaluationRequest& request);

}  // namespace dangol
