// A picture that shows nothing, for stories and tests: a JPEG by its parts, with `inside` where its pixels would be.
#pragma once

#include <string>
#include <string_view>

namespace dangol {

inline std::string made_picture(std::string_view inside = "paper") {
  using namespace std::string_view_literals;
  std::string bytes("\xff\xd8\xff\xe0\x00\x04JF\xff\xda\x00\x02"sv);
  for (const char each : inside) {
    bytes += each;
    if (each == '\xff') bytes += '\0';  // as in a scan
  }
  return bytes.append("\xff\xd9"sv);
}

}  // namespace dangol
