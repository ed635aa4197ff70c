// Alimtalk: messages to Kakao's users in words that Kakao has approved beforehand, but for the variables in them.
//
//   const auto registered = read_alimtalk("#{호칭} 주문하신 #{상품} 나왔습니다.");
//   const auto problems = alimtalk_problems(*registered, {{"호칭", "민지 님,"}, {"상품", "라떼"}}, text, "");
//   // empty: text is what was approved, and no advertisement
//
// Our own template as one to register: alimtalk_of() and alimtalk_variables().
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "templates/message_template.h"
#include "templates/template_values.h"

namespace dangol {

inline constexpr std::size_t longest_alimtalk = 1'000;  // characters as Kakao counts: units of UTF-16

struct AlimtalkTemplate {
  std::string text;                    // as registered
  std::vector<std::string> variables;  // each once, in sequence, without #{ }
};

struct AlimtalkVariable {
  std::string name;
  std::string value;
};

// Refused with its place: #{ without }, a variable without a name, a text that is too long or has hidden characters.
Result<AlimtalkTemplate> read_alimtalk(std::string_view registered);

enum class AlimtalkFault : std::uint8_t {
  too_long,           // more than 1,000 characters
  hidden_characters,  // in the text
  variable_missing,   // registered, but given no value
  variable_unknown,   // given a value, but not registered
  variable_twice,     // given two values
  differs,            // not the registered text with its variables filled in
  advertising_word,   // alimtalk_words.h
  coupon_word,        // a coupon without a stated basis
};
inline constexpr int alimtalk_faults = 8;

struct AlimtalkProblem {
  AlimtalkFault fault = AlimtalkFault::too_long;
  std::string what;  // the variable or the word; never a value
  int place = 0;     // characters from 1, where the text differs or is hidden; else 0
};

// "알림톡은 1,000자까지입니다.", "'할인': 값이 싸다고 ...": for the owner.
std::string sentence_of(const AlimtalkProblem& problem, Language language);

// `text` is the message as it would be sent. `basis`: words of the registered text that say what she got a coupon for
// ("도장 10개를 모아 받으신"); empty for none.
std::vector<AlimtalkProblem> alimtalk_problems(const AlimtalkTemplate& registered,
                                               const std::vector<AlimtalkVariable>& variables, std::string_view text,
                                               std::string_view basis);

// A template of ours as one to register with Kakao. A place becomes a variable that holds the value with its particle.
// Refused when it has paragraphs that may be left out: what is registered cannot vary.
Result<AlimtalkTemplate> alimtalk_of(const MessageTemplate& message);

// The variables of alimtalk_of(message) for one guest. What is not known and has no fallback is left out.
std::vector<AlimtalkVariable> alimtalk_variables(const MessageTemplate& message, const TemplateValues& values);

}  // namespace dangol
