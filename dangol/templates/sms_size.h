// How long a text is as an SMS: Korean carriers count bytes of CP949 and send nothing that it does not have.
//
//   const SmsSize size = sms_size("김민지 님, 오늘도 ...");   // size.bytes, size.kind, size.unencodable
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dangol {

enum class SmsKind : std::uint8_t { sms, lms, too_long };

inline constexpr std::size_t sms_bytes = 90;
inline constexpr std::size_t lms_bytes = 2'000;

// A character that cannot be sent, where it first stands.
struct Unencodable {
  std::string character;
  std::size_t offset = 0;  // bytes of the UTF-8 text
  int place = 1;           // in characters
};

struct SmsSize {
  std::size_t bytes = 0;  // of CP949; what cannot be encoded counts as two
  SmsKind kind = SmsKind::sms;
  std::vector<Unencodable> unencodable;  // each character once, at most most_unencodable of them
};

inline constexpr std::size_t most_unencodable = 20;

SmsSize sms_size(std::string_view utf8);

// Bytes of one character in CP949: 1 or 2, or 0 when it has none. Control characters but the line feed have none.
int cp949_bytes(char32_t character);

}  // namespace dangol
