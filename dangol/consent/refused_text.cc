#include "consent/refused_text.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/korean.h"

namespace dangol {
namespace {

constexpr std::array<std::string_view, 46> health_words{
    "알레르기", "알러지", "앨러지",   "알레르깅",   "임신",    "임산부",   "당뇨",    "고혈압", "저혈압", "심장병",
    "뇌졸중",   "우울증", "공황장애", "불면증",     "정신과",  "질환",     "질병",    "투병",   "항암",   "암투병",
    "암환자",   "수술",   "복용",     "처방약",     "천식",    "아토피",   "불내증",  "치매",   "간질",   "뇌전증",
    "에이즈",   "장애인", "지병",     "난임",       "유산했",  "allerg",   "pregnan", "diabet", "asthma", "cancer",
    "disease",  "hiv",    "epilep",   "depression", "surgery", "intoleran"};

// ASCII and full-width digits count; spaces, hyphens and dots between digits are looked through.
std::vector<std::string> digit_runs(std::string_view utf8) {
  std::vector<std::string> runs(1);
  std::size_t gap = 0;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const char c = utf8[i];
    const std::string_view rest = utf8.substr(i);
    const bool full_width = rest.size() >= 3 && rest.starts_with("\xEF\xBC") && rest[2] >= '\x90' && rest[2] <= '\x99';
    if ((c >= '0' && c <= '9') || full_width) {
      runs.back() += full_width ? static_cast<char>('0' + (rest[2] - '\x90')) : c;
      gap = 0;
      i += full_width ? 2 : 0;
    } else if ((c != ' ' && c != '-' && c != '.') || ++gap > 3) {
      if (!runs.back().empty()) runs.emplace_back();
      gap = 0;
    }
  }
  return runs;
}

int digit(char c) { return c - '0'; }

bool begins_like_resident_number(std::string_view d) {
  const int month = digit(d[2]) * 10 + digit(d[3]);
  const int day = digit(d[4]) * 10 + digit(d[5]);
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && d[6] >= '1' && d[6] <= '8';
}

bool check_digit_fits(std::string_view d) {
  constexpr std::array<int, 12> weights{2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * digit(d[i]);
  return (11 - sum % 11) % 10 == digit(d[12]);
}

bool passes_luhn(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    int value = digit(digits[digits.size() - 1 - i]);
    if (i % 2 == 1) value = value * 2 > 9 ? value * 2 - 9 : value * 2;
    sum += value;
  }
  return sum % 10 == 0;
}

}  // namespace

bool holds_resident_number(std::string_view utf8) {
  return std::ranges::any_of(
      digit_runs(utf8), [](const std::string& run) { return run.size() == 13 && begins_like_resident_number(run); });
}

bool is_resident_number(std::string_view text) {
  const auto runs = digit_runs(text);
  return runs.size() == 1 && runs[0].size() == 13 && begins_like_resident_number(runs[0]) && check_digit_fits(runs[0]);
}

bool holds_card_number(std::string_view utf8) {
  return std::ranges::any_of(digit_runs(utf8), [](const std::string& run) {
    return run.size() >= 14 && run.size() <= 19 && passes_luhn(run);
  });
}

bool holds_health_words(std::string_view utf8) {
  std::string text = folded(normalized(utf8));
  std::erase(text, ' ');
  return std::ranges::any_of(health_words, [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

Result<void> check_free_text(std::string_view utf8, bool may_hold_health_data) {
  if (holds_resident_number(utf8)) {
    return Error{ErrorCode::invalid_input, "a resident registration number may not be kept (PIPA 24-2); leave it out"};
  }
  if (holds_card_number(utf8)) return Error{ErrorCode::invalid_input, "a payment card's number may not be kept"};
  if (may_hold_health_data || !holds_health_words(utf8)) return {};
  return Error{ErrorCode::conflict,
               "this note speaks of health: record her separate consent first, or leave it out (PIPA 23)"};
}

}  // namespace dangol
