// The form that the law gives an advertisement (Network Act 50(4), (6)): it begins with exactly "(광고)", then who
// sends it and how to reach them, and ends with a way to refuse further ones that costs nothing.
//
//   (광고)단골카페 02-123-4567
//   민지 님, 새 크림빵이 나왔어요.
//   무료수신거부 080-123-4567
//
// advertising_text.h composes it; this checks it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"

namespace dangol {

inline constexpr std::string_view advertising_mark = "(광고)";

// What the law wants to see, as the shop has it.
struct AdvertisingParts {
  std::string sender;   // 단골카페
  std::string contact;  // 02-123-4567
  std::string opt_out;  // 080-123-4567, or a link that begins with https://
};

// In the sequence in which they are told.
enum class AdvertisingFault : std::uint8_t {
  no_mark,         // does not say that it is an advertisement
  disguised_mark,  // "(광/고)", "[광고]", "( 광고 )", a zero-width character in it, or something in front of it
  hidden_characters,  // anywhere in the text
  no_sender,          // the sender's name does not come right after the mark
  no_contact,         // the contact does not come right after the sender
  no_opt_out,         // no way to refuse, or not as the last line
  not_called_free,    // the last line does not say that refusing costs nothing
  not_free,           // the way to refuse is neither a 080 number nor a secure link
};
inline constexpr int advertising_faults = 8;

// "광고 문자는 ..." / "An advertisement ...": a sentence that says what to do.
std::string_view sentence_of(AdvertisingFault fault, Language language);

// Pure; empty when the form is kept. For the text as it is sent, of a message or of an e-mail's body.
std::vector<AdvertisingFault> advertising_form(std::string_view text, const AdvertisingParts& parts);

// The mark alone, for an e-mail's subject: no_mark, disguised_mark, hidden_characters or nothing.
std::vector<AdvertisingFault> advertising_subject(std::string_view subject);

}  // namespace dangol
