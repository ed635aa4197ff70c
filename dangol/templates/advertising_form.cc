#include "templates/advertising_form.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <optional>

#include "templates/hidden_character.h"

namespace dangol {
namespace {

struct AdvertisingWords {
  AdvertisingFault fault;
  std::string_view korean;
  std::string_view english;
};

// clang-format off
constexpr std::array<AdvertisingWords, advertising_faults> advertising_words{{
    {AdvertisingFault::no_mark, "광고는 (광고)로 시작해야 합니다.", "An advertisement begins with (광고); put it first."},
    {AdvertisingFault::disguised_mark, "(광고)를 다른 글자 없이 맨 앞에 그대로 적어야 합니다.",
     "Write (광고) exactly so, at the very beginning, without anything inside or before it."},
    {AdvertisingFault::hidden_characters, "보이지 않는 글자를 지워야 합니다.", "Remove the characters that nobody can see."},
    {AdvertisingFault::no_sender, "(광고) 바로 뒤에 보내는 가게 이름을 적어야 합니다.",
     "Put the sender's name right after (광고)."},
    {AdvertisingFault::no_contact, "가게 이름 바로 뒤에 연락처를 적어야 합니다.",
     "Put the contact right after the sender's name."},
    {AdvertisingFault::no_opt_out, "마지막 줄에 수신거부 방법을 적어야 합니다.",
     "Say in the last line how to refuse further messages."},
    {AdvertisingFault::not_called_free, "마지막 줄에 무료수신거부라고 적어야 합니다.",
     "Say 무료수신거부 in the last line: refusing costs nothing."},
    {AdvertisingFault::not_free, "수신거부 방법은 무료인 080 번호나 https:// 링크여야 합니다.",
     "Give a free 080 number or an https:// link for refusing."},
}};
// clang-format on

constexpr std::size_t head_characters = 24;

// The first letters of a text as a reader takes them in: no marks, spaces or hidden characters, compatible forms
// joined.
std::string first_letters(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  const std::string_view head = text.substr(0, 8 * head_characters);
  const auto raw = icu::UnicodeString::fromUTF8({head.data(), static_cast<std::int32_t>(head.size())});
  icu::UnicodeString visible;
  for (std::int32_t i = 0; i < raw.length() && visible.length() < static_cast<std::int32_t>(head_characters);
       i = raw.moveIndex32(i, 1)) {
    const UChar32 c = raw.char32At(i);
    if (u_isalnum(c) && !u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) visible.append(c);
  }
  std::string letters;
  nfkc->normalize(visible, status).toUTF8String(letters);
  return letters;
}

bool looks_like_mark(std::string_view text) {
  const std::string letters = first_letters(text);
  return letters.starts_with("광고") || letters.starts_with("廣告");
}

void check_mark(std::string_view text, std::vector<AdvertisingFault>& faults) {
  if (!text.starts_with(advertising_mark))
    faults.push_back(looks_like_mark(text) ? AdvertisingFault::disguised_mark : AdvertisingFault::no_mark);
}

// What follows `what` in `text`, when nothing but marks and white space stands before it.
std::optional<std::string_view> behind(std::string_view text, std::string_view what) {
  constexpr std::string_view marks = " \n[]()|/,:.";
  if (what.empty()) return std::nullopt;
  while (!text.starts_with(what)) {
    if (text.empty() || marks.find(text.front()) == std::string_view::npos) return std::nullopt;
    text.remove_prefix(1);
  }
  return text.substr(what.size());
}

void check_sender(std::string_view text, const AdvertisingParts& parts, std::vector<AdvertisingFault>& faults) {
  const std::size_t mark = text.find(advertising_mark);
  const auto behind_mark = mark == std::string_view::npos ? text : text.substr(mark + advertising_mark.size());
  const auto behind_sender = behind(behind_mark, parts.sender);
  if (!behind_sender) return faults.push_back(AdvertisingFault::no_sender);
  if (!behind(*behind_sender, parts.contact)) faults.push_back(AdvertisingFault::no_contact);
}

// A 080 number is paid for by whoever is called.
bool is_free(std::string_view opt_out) {
  if (opt_out.starts_with("https://")) return opt_out.size() > 8;
  const auto digits = std::ranges::count_if(opt_out, [](char c) { return c >= '0' && c <= '9'; });
  const bool number = opt_out.find_first_not_of("0123456789-") == std::string_view::npos;
  return number && opt_out.starts_with("080") && (digits == 10 || digits == 11);
}

bool says_free(std::string_view line) {
  constexpr std::array<std::string_view, 3> ways{"무료수신거부", "무료 수신거부", "무료거부"};
  return std::ranges::any_of(ways, [&](std::string_view way) { return line.find(way) != std::string_view::npos; });
}

void check_opt_out(std::string_view text, const AdvertisingParts& parts, std::vector<AdvertisingFault>& faults) {
  text = text.substr(0, text.find_last_not_of(" \n.)]") + 1);
  const std::size_t line_feed = text.rfind('\n');
  const std::string_view last_line = line_feed == std::string_view::npos ? text : text.substr(line_feed + 1);
  if (parts.opt_out.empty() || !last_line.ends_with(parts.opt_out)) faults.push_back(AdvertisingFault::no_opt_out);
  if (!says_free(last_line)) faults.push_back(AdvertisingFault::not_called_free);
  if (!is_free(parts.opt_out)) faults.push_back(AdvertisingFault::not_free);
}

}  // namespace

std::string_view sentence_of(AdvertisingFault fault, Language language) {
  const AdvertisingWords& words = advertising_words[static_cast<std::size_t>(fault)];
  return language == Language::korean ? words.korean : words.english;
}

std::vector<AdvertisingFault> advertising_subject(std::string_view subject) {
  std::vector<AdvertisingFault> faults;
  check_mark(subject, faults);
  if (hidden_character_in(subject)) faults.push_back(AdvertisingFault::hidden_characters);
  return faults;
}

std::vector<AdvertisingFault> advertising_form(std::string_view text, const AdvertisingParts& parts) {
  std::vector<AdvertisingFault> faults = advertising_subject(text);
  check_sender(text, parts, faults);
  check_opt_out(text, parts, faults);
  return faults;
}

}  // namespace dangol
