// with_particle(): which form of a Korean particle follows a word depends on the sound that the word ends in
// (word_ending.h).
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/korean.h"
#include "base/word_ending.h"

namespace dangol {
namespace {

// The two forms of a pair, told apart whichever comes first.
struct Forms {
  std::string_view after_consonant;
  std::string_view after_vowel;
  bool rieul_as_vowel = false;  // 으로/로: 서울로
};

// Whether `a` is the form after a consonant and `b` the one after a vowel.
bool is_consonant_form(std::string_view a, std::string_view b) {
  static constexpr std::array<std::array<std::string_view, 2>, 9> beginnings{{{"은", "는"},
                                                                              {"을", "를"},
                                                                              {"과", "와"},
                                                                              {"아", "야"},
                                                                              {"이에", "예"},
                                                                              {"이었", "였"},
                                                                              {"이어", "여"},
                                                                              {"이", "가"},
                                                                              {"이에", "에"}}};
  if ((a.starts_with("으") || a.starts_with("이")) && !b.empty() && a.substr(3) == b) return true;
  return std::ranges::any_of(beginnings, [&](const auto& pair) {
    return a.starts_with(pair[0]) && b.starts_with(pair[1]) && a.substr(pair[0].size()) == b.substr(pair[1].size());
  });
}

std::optional<Forms> forms_of(std::string_view pair) {
  const std::size_t slash = pair.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string_view first = pair.substr(0, slash);
  const std::string_view second = pair.substr(slash + 1);
  const bool swapped = is_consonant_form(second, first);
  const Forms forms{swapped ? second : first, swapped ? first : second};
  return Forms{forms.after_consonant, forms.after_vowel, forms.after_consonant.starts_with("으")};
}

// "을(를)", "(으)로", "(이)나".
std::string both(const Forms& forms) {
  const bool optional_first = forms.after_consonant.size() > 3 && forms.after_consonant.substr(3) == forms.after_vowel;
  if (optional_first)
    return "(" + std::string(forms.after_consonant.substr(0, 3)) + ")" + std::string(forms.after_vowel);
  return std::string(forms.after_consonant) + "(" + std::string(forms.after_vowel) + ")";
}

bool is_hangul(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size(); at += 3) {
    const std::string_view syllable = utf8.substr(at, 3);
    if (syllable < "가" || syllable > "힣") return false;
  }
  return !utf8.empty() && is_utf8(utf8);
}

}  // namespace

bool is_particle_pair(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || !is_hangul(text.substr(0, slash)) || !is_hangul(text.substr(slash + 1)))
    return false;
  const std::string_view first = text.substr(0, slash);
  const std::string_view second = text.substr(slash + 1);
  return is_consonant_form(first, second) || is_consonant_form(second, first);
}

std::string particle_for(std::string_view word, std::string_view pair) {
  const auto forms = forms_of(pair);
  if (!forms) return std::string(pair);  // one form only: it fits every word
  if (word.empty()) return std::string(forms->after_consonant);
  switch (word_ending(word)) {
    case WordEnding::vowel: return std::string(forms->after_vowel);
    case WordEnding::rieul: return std::string(forms->rieul_as_vowel ? forms->after_vowel : forms->after_consonant);
    case WordEnding::consonant: return std::string(forms->after_consonant);
    case WordEnding::unknown: return both(*forms);
  }
  return std::string(forms->after_consonant);
}

std::string with_particle(std::string_view word, std::string_view pair) {
  if (word.empty()) return {};
  return std::string(word) + particle_for(word, pair);
}

}  // namespace dangol
