// A field's amount as it is written in an expression.
#pragma once

#include <string>

#include "segments/fields.h"

namespace dangol {

// Money with its decimals, chances with %, dates as 2024-03-01; the rest as the shortest number.
std::string amount_text(FieldKind kind, double amount, int money_decimals);

}  // namespace dangol
