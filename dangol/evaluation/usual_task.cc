#include "evaluation/usual_task.h"

#include <fmt/format.h>

#include "evaluation/till_history.h"
#include "habits/usual_evaluation.h"

namespace dangol {
namespace {

// Shares and their differences alike: a value between two bounds.
template <class Interval>
Figure figure_of(const Interval& each) {
  return with_interval(share(each.value), each.low, each.high);
}

}  // namespace

Result<Evaluation> evaluate_usual_task(const EvaluationRequest& request) {
  const auto history = read_till_history(request);
  if (!history) return history.error();
  const UsualEvaluation found = evaluate_usual(history->orders);

  Evaluation evaluation{.task = "usual", .title = "The usual order", .lines = {}, .tables = {}};
  evaluation.say(fmt::format("{} forecasts in {} orders, each made before the order was learned from", found.forecasts,
                             found.orders));
  Table& first_try = evaluation.table("Right at the first try, with 95 % intervals", {"right", "Dangol over it"});
  first_try.row("Dangol", {figure_of(found.ours), absent()});
  first_try.row("most frequent past item", {figure_of(found.most_frequent), figure_of(found.over_most_frequent)});
  first_try.row("last item", {figure_of(found.last), figure_of(found.over_last)});
  first_try.row("best-seller", {figure_of(found.best_seller), absent()});
  Table& honesty = evaluation.table("How honest its confidence is", {"figure"});
  honesty.row("calibration error, ten bins of equal width", {number(found.calibration_error, 3)});
  honesty.row("calibration error, ten bins of equal mass", {number(found.calibration_error_equal_mass, 3)});
  honesty.row("Brier score", {number(found.brier, 3)});
  honesty.row("log loss", {number(found.log_loss, 3)});
  honesty.row("offered as certain", {share(found.certain_share)});
  honesty.row("right among those", {figure_of(found.certain)});
  return evaluation;
}

}  // namespace dangol
