#include "templates/shorten.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <memory>

#include "base/assert.h"
#include "templates/sms_size.h"

namespace dangol {
namespace {

constexpr std::string_view ellipsis = "…";
constexpr std::size_t ellipsis_bytes = 2;

// Bytes of UTF-8 up to the last end of a character, as a reader sees characters, within `most_bytes` of CP949.
std::size_t cut_within(std::string_view utf8, std::size_t most_bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> characters(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getKorean(), status));
  DANGOL_ASSERT(U_SUCCESS(status));
  const auto text = icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
  characters->setText(text);
  std::size_t cut = 0;
  std::size_t bytes = 0;
  std::int32_t begin = characters->first();
  for (std::int32_t end = characters->next(); end != icu::BreakIterator::DONE; end = characters->next()) {
    std::string character;
    text.tempSubStringBetween(begin, end).toUTF8String(character);
    bytes += sms_size(character).bytes;
    if (bytes > most_bytes) break;
    cut += character.size();
    begin = end;
  }
  return cut;
}

// Where the link begins that `cut` would break; `cut` itself when it breaks none.
std::size_t before_broken_link(std::string_view utf8, std::size_t cut) {
  constexpr std::string_view ends_of_link = " \t\n";
  if (cut == 0) return cut;
  const std::size_t link = utf8.rfind("http", cut - 1);  // also one whose first letters alone would stay
  if (link == std::string_view::npos || utf8.find_first_of(ends_of_link, link) <= cut) return cut;
  return link;
}

}  // namespace

std::string shortened(std::string_view utf8, std::size_t most_bytes) {
  if (sms_size(utf8).bytes <= most_bytes) return std::string(utf8);
  if (most_bytes <= ellipsis_bytes) return {};
  const std::size_t cut = before_broken_link(utf8, cut_within(utf8, most_bytes - ellipsis_bytes));
  const std::string_view kept = utf8.substr(0, utf8.substr(0, cut).find_last_not_of(" \t\n") + 1);
  return kept.empty() ? std::string() : std::string(kept).append(ellipsis);
}

}  // namespace dangol
