// An evaluation in words and in JSON.
#pragma once

#include <string>

#include "habits/usual_evaluation.h"

namespace dangol {

std::string evaluation_text(const UsualEvaluation& evaluation);
std::string evaluation_json(const UsualEvaluation& evaluation);

}  // namespace dangol
