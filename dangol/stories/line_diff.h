// Two lists of lines, compared for people: "  same", "- only in the first", "+ only in the second".
#pragma once

#include <span>
#include <string>

namespace dangol::story {

// By a longest common subsequence; quadratic, for texts of a screen or two.
std::string line_diff(std::span<const std::string> before, std::span<const std::string> after);

}  // namespace dangol::story
