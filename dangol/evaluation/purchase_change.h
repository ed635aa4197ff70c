// How often a change of what a regular spends or buys is noticed: her real visits, the last six of 26 changed.
#pragma once

#include "evaluation/evaluation.h"
#include "evaluation/purchases.h"

namespace dangol {

// Adds a table for what the file tells: amounts, items, or none. A visit is all that a customer bought on one day.
void measure_purchase_change(const Purchases& purchases, Evaluation& evaluation);

}  // namespace dangol
