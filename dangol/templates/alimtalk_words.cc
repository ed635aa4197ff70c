#include "templates/alimtalk_words.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>

namespace dangol {
namespace {

using enum WordReason;

struct ReasonWords {
  WordReason reason;
  std::string_view korean;
  std::string_view english;
};

// clang-format off
constexpr std::array<ReasonWords, word_reasons> reason_words{{
    {price, "값이 싸다고 알리는 말은 광고이므로 알림톡에 쓸 수 없습니다.",
     "Telling of a lower price is advertising; Alimtalk does not carry it."},
    {gift, "거저 준다는 말은 광고이므로 알림톡에 쓸 수 없습니다.",
     "Promising something for nothing is advertising; Alimtalk does not carry it."},
    {occasion, "행사를 알리는 말은 광고이므로 알림톡에 쓸 수 없습니다.",
     "Announcing an event is advertising; Alimtalk does not carry it."},
    {persuasion, "사도록 권하는 말은 광고이므로 알림톡에 쓸 수 없습니다.",
     "Urging to buy is advertising; Alimtalk does not carry it."},
    {greeting, "안부를 묻거나 축하하는 말은 광고로 보므로 알림톡에 쓸 수 없습니다.",
     "Greetings and congratulations count as advertising; Alimtalk does not carry them."},
    {coupon, "쿠폰은 무엇으로 받게 되었는지를 본문에 밝혀야 알림톡에 쓸 수 있습니다.",
     "Say in the text what she got the coupon for; without that Alimtalk does not carry it."},
}};

constexpr std::array<AdvertisingWord, 58> advertising_word_rows{{
    {"할인", price, "할인금액"}, {"세일", price, "세일즈"}, {"특가", price, {}}, {"최저가", price, {}},
    {"반값", price, {}}, {"1+1", price, {}}, {"2+1", price, {}}, {"%off", price, {}}, {"% off", price, {}}, {"discount", price, {}},
    {"sale", price, {}}, {"bogo", price, {}},
    {"사은품", gift, {}}, {"증정", gift, {}}, {"경품", gift, {}}, {"무료체험", gift, {}}, {"무료제공", gift, {}},
    {"공짜", gift, {}}, {"당첨", gift, {}}, {"추첨", gift, {}}, {"혜택", gift, {}}, {"giveaway", gift, {}},
    {"이벤트", occasion, {}}, {"프로모션", occasion, {}}, {"기획전", occasion, {}}, {"신상품", occasion, {}},
    {"신메뉴", occasion, {}}, {"신제품", occasion, {}}, {"출시", occasion, {}}, {"오픈기념", occasion, {}},
    {"promotion", occasion, {}}, {"event", occasion, {}},
    {"추천", persuasion, "추천인"}, {"선착순", persuasion, {}}, {"서두르", persuasion, {}}, {"놓치지", persuasion, {}},
    {"구매하세요", persuasion, {}}, {"절호의", persuasion, {}},
    {"축하드", greeting, {}}, {"축하해", greeting, {}}, {"축하합", greeting, {}}, {"안부", greeting, "안부터"},
    {"잘 지내", greeting, {}}, {"명절", greeting, {}}, {"한가위", greeting, {}}, {"복 많이", greeting, {}},
    {"메리 크리스마스", greeting, {}}, {"휴무 안내", greeting, {}}, {"happy birthday", greeting, {}},
    {"congratulations", greeting, {}}, {"merry christmas", greeting, {}}, {"happy new year", greeting, {}},
    {"쿠폰", coupon, {}}, {"바우처", coupon, {}}, {"상품권", coupon, {}}, {"적립금", coupon, {}}, {"coupon", coupon, {}},
    {"voucher", coupon, {}},
}};
// clang-format on

bool is_read(UChar32 c) {
  return (u_isalnum(c) && !u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) || u_isUWhiteSpace(c) ||
         c == '%' || c == '+';
}

// As a reader takes the text in: compatible forms joined, lower case, without marks and hidden characters.
std::string as_read(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const auto raw = icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
  const icu::UnicodeString joined = nfkc->normalize(raw, status);
  icu::UnicodeString letters;
  for (std::int32_t i = 0; i < joined.length(); i = joined.moveIndex32(i, 1)) {
    if (is_read(joined.char32At(i))) letters.append(joined.char32At(i));
  }
  std::string text;
  nfkc->normalize(letters, status).toUTF8String(text);
  return text;
}

bool is_ascii_letter(char c) { return c >= 'a' && c <= 'z'; }

bool stands_alone(std::string_view text, std::size_t at, std::string_view word) {
  const std::size_t end = at + word.size();
  const bool before = at > 0 && is_ascii_letter(text[at - 1]) && is_ascii_letter(word.front());
  const bool after = end < text.size() && is_ascii_letter(text[end]) && is_ascii_letter(word.back());
  return !before && !after;
}

// 11+1 is no offer.
bool continues_a_number(std::string_view text, std::size_t at, std::string_view word) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const std::size_t end = at + word.size();
  return (at > 0 && digit(text[at - 1]) && digit(word.front())) ||
         (end < text.size() && digit(text[end]) && digit(word.back()));
}

bool holds_word(std::string_view text, const AdvertisingWord& row) {
  for (std::size_t at = text.find(row.word); at != std::string_view::npos; at = text.find(row.word, at + 1)) {
    const bool fact = !row.unless.empty() && text.substr(at).starts_with(row.unless);
    if (!fact && stands_alone(text, at, row.word) && !continues_a_number(text, at, row.word)) return true;
  }
  return false;
}

}  // namespace

std::string_view sentence_of(WordReason reason, Language language) {
  const ReasonWords& words = reason_words[static_cast<std::size_t>(reason)];
  return language == Language::korean ? words.korean : words.english;
}

std::span<const AdvertisingWord> advertising_word_table() { return advertising_word_rows; }

std::vector<const AdvertisingWord*> advertising_words_in(std::string_view utf8) {
  const std::string text = as_read(utf8);
  std::vector<const AdvertisingWord*> found;
  for (const AdvertisingWord& row : advertising_word_rows) {
    if (holds_word(text, row)) found.push_back(&row);
  }
  return found;
}

}  // namespace dangol
