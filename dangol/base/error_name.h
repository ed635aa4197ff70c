// The word by which an ErrorCode is known outside: in the API's answers, in stories, in docs/errors.md.
#pragma once

#include <string_view>

#include "base/result.h"

namespace dangol {

std::string_view name_of(ErrorCode code);  // "invalid_input"

}  // namespace dangol
