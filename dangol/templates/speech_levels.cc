#include "templates/speech_levels.h"

#include <algorithm>
#include <array>
#include <span>

namespace dangol {
namespace {

constexpr std::size_t syllable_bytes = 3;
constexpr char32_t first_syllable = 0xAC00;
constexpr int finals = 28;  // (Unicode chapter 3.12)

// Numbers of final consonants.
constexpr int nieun = 4;
constexpr int rieul = 8;
constexpr int bieup = 17;
constexpr int bieup_siot = 18;
constexpr int double_siot = 20;

bool is_syllable(std::string_view character) {
  const auto continues = [&](std::size_t i) { return (static_cast<unsigned char>(character[i]) & 0xC0) == 0x80; };
  return continues(1) && continues(2) && character >= "가" && character <= "힣";
}

int final_of(std::string_view syllable) {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(syllable[i])); };
  const char32_t code = (byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
  return static_cast<int>(code - first_syllable) % finals;
}

// The sentence up to its last syllable: what punctuates or decorates its end is not heard.
std::string_view heard(std::string_view sentence) {
  while (!sentence.empty()) {
    const bool syllable =
        sentence.size() >= syllable_bytes && is_syllable(sentence.substr(sentence.size() - syllable_bytes));
    if (syllable) return sentence;
    sentence.remove_suffix(1);
  }
  return sentence;
}

// The final consonant of the syllable before the last `tail`; -1 when there is none.
int final_before(std::string_view sentence, std::string_view tail) {
  sentence.remove_suffix(tail.size());
  if (sentence.size() < syllable_bytes) return -1;
  const std::string_view before = sentence.substr(sentence.size() - syllable_bytes);
  return is_syllable(before) ? final_of(before) : -1;
}

bool ends_with_any(std::string_view sentence, std::span<const std::string_view> tails) {
  return std::ranges::any_of(tails, [&](std::string_view tail) { return sentence.ends_with(tail); });
}

// What is said alike in either level.
bool is_set_phrase(std::string_view sentence) {
  static constexpr std::array<std::string_view, 9> phrases{"안녕하세요",   "감사합니다", "감사드립니다",
                                                           "고맙습니다",   "반갑습니다", "축하합니다",
                                                           "축하드립니다", "죄송합니다", "부탁드립니다"};
  return ends_with_any(sentence, phrases);
}

bool is_formal(std::string_view sentence) {
  for (const std::string_view tail : {"니다", "니까", "시다"}) {
    if (sentence.ends_with(tail) && final_before(sentence, tail) == bieup) return true;
  }
  return sentence.ends_with("십시오");
}

bool is_polite(std::string_view sentence) {
  static constexpr std::array<std::string_view, 7> nouns{"필요", "중요", "소요", "수요", "담요", "동요", "민요"};
  return (sentence.ends_with("요") || sentence.ends_with("죠")) && !ends_with_any(sentence, nouns);
}

// Only what can hardly be anything else: 했다, 없어, 온다, 줄게; not 사이다, 더 달게.
bool is_plain(std::string_view sentence) {
  static constexpr std::array<std::string_view, 4> nouns{"베란다", "아젠다", "판다", "혼다"};
  static constexpr std::array<std::string_view, 14> endings{"할게", "줄게", "갈게", "올게", "볼게", "둘게", "릴게",
                                                            "낼게", "을게", "할래", "올래", "볼래", "을래", "이야"};
  if (ends_with_any(sentence, endings)) return true;
  if (sentence.ends_with("까")) return final_before(sentence, "까") == rieul;
  if (!sentence.ends_with("다") && !sentence.ends_with("어")) return false;
  const int before = final_before(sentence, "다");
  if (before == double_siot || before == bieup_siot) return true;
  return sentence.ends_with("다") && before == nieun && !ends_with_any(sentence, nouns);
}

TextSpeech of_sentence(std::string_view sentence) {
  sentence = heard(sentence);
  if (is_set_phrase(sentence)) return TextSpeech::none;
  if (is_formal(sentence)) return TextSpeech::formal;
  if (is_polite(sentence)) return TextSpeech::polite;
  return is_plain(sentence) ? TextSpeech::plain : TextSpeech::none;
}

}  // namespace

TextSpeech speech_of(std::string_view text) {
  constexpr std::string_view ends = ".!?~\n";
  std::array<bool, text_speeches> heard_in{};
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(ends), text.size() - 1) + 1;
    heard_in[static_cast<std::size_t>(of_sentence(text.substr(0, end)))] = true;
    text.remove_prefix(end);
  }
  const auto any = [&](TextSpeech level) { return heard_in[static_cast<std::size_t>(level)]; };
  if (any(TextSpeech::plain)) return TextSpeech::plain;
  if (any(TextSpeech::polite) && any(TextSpeech::formal)) return TextSpeech::mixed;
  if (any(TextSpeech::polite)) return TextSpeech::polite;
  return any(TextSpeech::formal) ? TextSpeech::formal : TextSpeech::none;
}

bool is_less_formal(TextSpeech speech, SpeechLevel wished) {
  return wished == SpeechLevel::formal && speech != TextSpeech::none && speech != TextSpeech::formal;
}

}  // namespace dangol
