// A log of banners as the Open Bandit Dataset publishes them: what one policy showed where, with which propensity, and
// whether it was clicked. Only for measuring.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace dangol {

struct BannerShown {
  std::uint32_t item = 0;
  std::uint32_t position = 0;
  double propensity = 1;  // > 0 .. 1
  bool clicked = false;
};

struct BannerLog {
  std::string name;  // the file's
  std::vector<BannerShown> shown;
  std::uint32_t items = 0;      // one more than the largest number
  std::uint32_t positions = 0;  // likewise
  std::uint64_t refused = 0;    // rows in which one of the four is missing or cannot be
};

// `invalid_input` names the column that the file lacks.
Result<BannerLog> read_banner_log(const std::filesystem::path& file);

}  // namespace dangol
