#include "templates/sms_size.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/assert.h"

namespace dangol {
namespace {

constexpr std::size_t plane = 0x10000;  // CP949 has nothing beyond the first plane
using ByteTable = std::array<std::uint8_t, plane>;

bool is_user_defined(char32_t c) { return c >= 0xE000 && c <= 0xF8FF; }

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// Strict: a look-alike that decodes as another character is not the character.
std::unique_ptr<UConverter, CloseConverter> strict_cp949() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open("windows-949", &status));
  DANGOL_ASSERT(U_SUCCESS(status));
  ucnv_setFallback(converter.get(), false);
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  DANGOL_ASSERT(U_SUCCESS(status));
  return converter;
}

ByteTable made_table() {
  ByteTable table{};
  const auto converter = strict_cp949();
  for (char32_t c = 0x20; c < plane; ++c) {
    if (U_IS_SURROGATE(c) || is_user_defined(c) || (c >= 0x7F && c < 0xA0)) continue;
    const auto unit = static_cast<UChar>(c);
    std::array<char, 8> bytes{};
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t count =
        ucnv_fromUChars(converter.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &unit, 1, &status);
    if (U_SUCCESS(status)) table[c] = static_cast<std::uint8_t>(count);
  }
  table['\n'] = 1;
  return table;
}

void name_unencodable(std::string_view character, std::size_t offset, int place, std::vector<Unencodable>& named) {
  if (named.size() >= most_unencodable) return;
  const bool known = std::ranges::any_of(named, [&](const Unencodable& one) { return one.character == character; });
  if (!known) named.push_back({std::string(character), offset, place});
}

}  // namespace

int cp949_bytes(char32_t character) {
  static const ByteTable table = made_table();
  return character < plane ? table[character] : 0;
}

SmsSize sms_size(std::string_view utf8) {
  SmsSize size;
  const auto* data = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto length = static_cast<std::int32_t>(utf8.size());
  int place = 0;
  for (std::int32_t at = 0; at < length;) {
    const auto begin = static_cast<std::size_t>(at);
    UChar32 c = 0;
    U8_NEXT(data, at, length, c);
    ++place;
    const int bytes = c < 0 ? 0 : cp949_bytes(static_cast<char32_t>(c));
    if (bytes == 0)
      name_unencodable(utf8.substr(begin, static_cast<std::size_t>(at) - begin), begin, place, size.unencodable);
    size.bytes += bytes == 0 ? 2 : static_cast<std::size_t>(bytes);
  }
  size.kind = size.bytes <= sms_bytes ? SmsKind::sms : size.bytes <= lms_bytes ? SmsKind::lms : SmsKind::too_long;
  return size;
}

}  // namespace dangol
