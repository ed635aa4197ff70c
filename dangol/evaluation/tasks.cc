#include "evaluation/tasks.h"

#include <algorithm>
#include <array>

#include "evaluation/baskets_task.h"
#include "evaluation/change_task.h"
#include "evaluation/usual_task.h"

namespace dangol {
namespace {

constexpr std::string_view a_tills_files = "a till's files, as for import";

constexpr std::array tasks{
    EvaluationTask{"usual", "the usual order, forecast before each order was learned from", a_tills_files,
                   evaluate_usual_task},
    EvaluationTask{"baskets", "what goes with what, without the rules that only chance made", a_tills_files,
                   evaluate_baskets_task},
    EvaluationTask{"change", "how soon a change of rhythm is noticed, at 5 % false alarms", "events: customer,date",
                   evaluate_change_task},
};

}  // namespace

std::span<const EvaluationTask> evaluation_tasks() { return tasks; }

Result<Evaluation> evaluate(std::string_view task, const EvaluationRequest& request) {
  const auto found = std::ranges::find(tasks, task, &EvaluationTask::name);
  if (found == tasks.end()) return Error{ErrorCode::invalid_input, "there is no such task: " + std::string(task)};
  if (!found->files.empty() && request.data.empty())
    return Error{ErrorCode::invalid_input, "name the files with --data: " + std::string(found->files)};
  return found->run(request);
}

}  // namespace dangol
