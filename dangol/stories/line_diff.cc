#include "stories/line_diff.h"

#include <algorithm>
#include <vector>

namespace dangol::story {
namespace {

// common[i][j]: the length of the longest common subsequence of what follows line i of one and line j of the other.
using Common = std::vector<std::vector<int>>;

Common common_lengths(std::span<const std::string> before, std::span<const std::string> after) {
  Common common(before.size() + 1, std::vector<int>(after.size() + 1));
  for (std::size_t i = before.size(); i-- > 0;) {
    for (std::size_t j = after.size(); j-- > 0;) {
      common[i][j] = before[i] == after[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    }
  }
  return common;
}

}  // namespace

std::string line_diff(std::span<const std::string> before, std::span<const std::string> after) {
  const Common common = common_lengths(before, after);
  std::string text;
  const auto add = [&](const char* mark, const std::string& line) { text += mark + line + '\n'; };
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < before.size() || j < after.size()) {
    if (i < before.size() && j < after.size() && before[i] == after[j]) {
      add("  ", before[i]);
      ++i;
      ++j;
    } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
      add("- ", before[i++]);
    } else {
      add("+ ", after[j++]);
    }
  }
  return text;
}

}  // namespace dangol::story
