// A till's files as a history of orders: imported into a shop that lives only as long as the measurement, so that what
// is measured saw exactly what an import would have recorded.
#pragma once

#include <vector>

#include "base/result.h"
#include "catalog/catalog.h"
#include "evaluation/tasks.h"
#include "habits/usual_evaluation.h"

namespace dangol {

struct TillHistory {
  std::vector<EvaluatedOrder> orders;  // in the order of time
  Catalog catalog;
};

Result<TillHistory> read_till_history(const EvaluationRequest& request);

}  // namespace dangol
