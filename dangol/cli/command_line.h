// The words of the `dangol` command: verbs, options, help and examples. Understands; does nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/options.h"

namespace dangol {

// Nothing when help or the version was asked for and printed. `invalid_input` when the words make no sense.
Result<std::optional<Invocation>> parse_command_line(int argc, const char* const* argv);

// What --help shows of each verb and kind of record, as they would be typed.
std::vector<std::string> command_line_examples();

}  // namespace dangol
