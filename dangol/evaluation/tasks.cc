#include "evaluation/tasks.h"

#include <algorithm>
#include <array>

#include "evaluation/baskets_task.h"
#include "evaluation/change_task.h"
#include "evaluation/exploration_task.h"
#include "evaluation/groups_task.h"
#include "evaluation/invented_value_task.h"
#include "evaluation/next_basket_task.h"
#include "evaluation/off_policy_task.h"
#include "evaluation/proof_task.h"
#include "evaluation/rhythm_task.h"
#include "evaluation/suggestion_task.h"
#include "evaluation/usual_task.h"
#include "evaluation/value_task.h"

namespace dangol {
namespace {

constexpr std::string_view a_tills_files = "a till's files, as for import";

constexpr std::string_view published_events = "files of customer, date, service; or CDNOW's text";

constexpr std::array tasks{
    EvaluationTask{"usual", "the usual order, forecast before each order was learned from", a_tills_files,
                   evaluate_usual_task},
    EvaluationTask{"baskets", "what goes with what, without the rules that only chance made", a_tills_files,
                   evaluate_baskets_task},
    EvaluationTask{"value", "purchases and spend to come, against BG/NBD, MBG/NBD and Pareto/NBD",
                   "events: customer, date, amount; or CDNOW's text", evaluate_value_task},
    EvaluationTask{"invented-value", "the same at invented shops of nine kinds", "", evaluate_invented_value_task},
    EvaluationTask{"rhythm", "when customers come again: the next gap, its interval, the chance to be back",
                   published_events, evaluate_rhythm_task},
    EvaluationTask{"next-basket", "what the next basket holds, beside TIFU-KNN",
                   "history, future and key sets as JSON (Li et al. 2023), or a CSV of customer, date, item",
                   evaluate_next_basket_task},
    EvaluationTask{"invented-baskets", "the same at invented shops of five kinds", "", evaluate_invented_baskets_task},
    EvaluationTask{"suggestion", "how often guests take the one new thing that would have been suggested",
                   "events: customer, date, item", evaluate_suggestion_task},
    EvaluationTask{"change", "how soon a change of rhythm is noticed, at 5 % false alarms", "events: customer,date",
                   evaluate_change_task},
    EvaluationTask{
        "groups",
        "groups of customers and camps inside a product on made-up shops; in files of events too, with --data", "",
        evaluate_groups_task},
    EvaluationTask{"proof", "does it help: false alarms and power when one looks after every customer", "",
                   evaluate_proof_task},
    EvaluationTask{"exploration", "what trying out suggestions is worth, at made-up shops", "",
                   evaluate_exploration_task},
    EvaluationTask{"off-policy", "one policy's click rate from another policy's log",
                   "logs of two policies in the Open Bandit Dataset's format", evaluate_off_policy_task},
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
