#include "api/json_output.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace dangol {

JsonAnswer& JsonAnswer::share(std::string_view name, float value) {
  const double bounded = std::isfinite(value) ? std::clamp(static_cast<double>(value), 0.0, 1.0) : 0.0;
  const auto rounded = std::lround(bounded * 10'000);
  key(name);
  if (rounded == 0 || rounded == 10'000) return writer_.Int(rounded == 0 ? 0 : 1), *this;
  char text[6] = {'0', '.', '0', '0', '0', '0'};
  char digits[4];
  const auto written = std::to_chars(digits, digits + sizeof digits, rounded);
  std::copy(digits, written.ptr, text + 6 - (written.ptr - digits));
  return writer_.RawValue(text, sizeof text, rapidjson::kNumberType), *this;
}

JsonAnswer& JsonAnswer::id(std::uint64_t value) {
  char digits[20];
  const auto written = std::to_chars(digits, digits + sizeof digits, value);
  return text({digits, static_cast<std::size_t>(written.ptr - digits)});
}

}  // namespace dangol
