// What goes with what in a history: its best rules by name.
#pragma once

#include <span>

#include "catalog/catalog.h"
#include "evaluation/tasks.h"
#include "events/event.h"

namespace dangol {

Result<Evaluation> evaluate_baskets_task(const EvaluationRequest& request);

// Baskets of one kind of item count too: they say that it goes alone. Items with a line of positive quantity only.
Evaluation evaluate_baskets(std::span<const OrderPlaced> orders, const Catalog& catalog);

}  // namespace dangol
