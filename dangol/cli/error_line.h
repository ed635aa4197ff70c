// An Error as the one line that the command leaves on standard error.
#pragma once

#include <string>

#include "base/result.h"

namespace dangol {

// "dangol: MESSAGE", or with `json` {"error":{"code":"invalid_input","message":"..."}} as over HTTP; no line feed.
std::string error_line(const Error& error, bool json);

}  // namespace dangol
