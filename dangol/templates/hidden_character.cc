#include "templates/hidden_character.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace dangol {
namespace {

bool is_hidden(UChar32 c) {
  if (c == '\n' || c == '\t' || c == 0x200D || c == 0xFE0E || c == 0xFE0F) return false;
  if (c == 0x3164 || c == 0x115F || c == 0x1160 || c == 0xFFA0) return true;  // Hangul fillers
  const auto type = u_charType(c);
  return type == U_CONTROL_CHAR || type == U_FORMAT_CHAR || type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR ||
         u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

}  // namespace

std::optional<std::size_t> hidden_character_in(std::string_view utf8) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto size = static_cast<std::int32_t>(utf8.size());
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t begin = at;
    UChar32 c = 0;
    U8_NEXT(data, at, size, c);
    if (c < 0 || is_hidden(c)) return static_cast<std::size_t>(begin);
  }
  return std::nullopt;
}

}  // namespace dangol
