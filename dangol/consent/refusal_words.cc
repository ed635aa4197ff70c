#include "consent/refusal_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/korean.h"

namespace dangol {
namespace {

// The whole message. The English ones are those that carriers act on (CTIA Messaging Principles 5.1.3).
constexpr std::array<std::string_view, 14> refusals{"거절", "그만",    "스톱",    "중단",  "사절",
                                                    "stop", "stopall", "stopads", "end",   "unsubscribe",
                                                    "quit", "cancel",  "revoke",  "optout"};
// Anywhere in it.
constexpr std::array<std::string_view, 18> refusing{
    "수신거부", "수신거절", "수신을거부", "수신안함", "수신원하지",  "수신을원하지",
    "광고거부", "광고그만", "광고싫",     "문자거부", "문자그만",    "그만보내",
    "보내지마", "보내지말", "안보내",     "optout",   "unsubscribe", "stopsending"};
constexpr std::array<std::string_view, 5> taking_back{"취소", "해제", "철회", "풀어", "아니"};

// Letters and Hangul alone, lower-cased: what is left when marks, spaces and brackets are looked through.
std::string bare(std::string_view text) {
  std::string letters = folded(normalized(text));
  std::erase_if(letters, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9');
  });
  return letters;
}

}  // namespace

bool is_refusal(std::string_view text) {
  const std::string said = bare(text);
  const auto holds = [&](std::string_view word) { return said.find(word) != said.npos; };
  if (std::ranges::find(refusals, said) != refusals.end() || said.starts_with("거부")) return true;
  return std::ranges::any_of(refusing, holds) && std::ranges::none_of(taking_back, holds);
}

}  // namespace dangol
