// A local day as requests and answers write it: 2026-03-02.
#pragma once

#include <date/date.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "api/json_input.h"
#include "api/json_output.h"
#include "base/time.h"

namespace dangol {

// 0 where the field is left out or null.
inline std::int32_t read_day(JsonObject& in, std::string_view name, const Zone& zone) {
  if (!in.has(name)) return 0;
  const auto at = parse_instant(in.text(name, {.max_characters = 10}), zone);
  if (at) return zone.local(*at).day;
  in.blame(name, at.error().message);
  return 0;
}

inline std::string day_text(std::int32_t day) { return date::format("%F", date::sys_days{date::days{day}}); }

// Null for 0.
inline void day_or_null(JsonAnswer& out, std::string_view name, std::int32_t day) {
  out.text_or_null(name, day > 0 ? day_text(day) : std::string());
}

}  // namespace dangol
