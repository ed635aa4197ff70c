#include "templates/plural.h"

#include <unicode/plurrule.h>

#include <memory>

#include "base/assert.h"

namespace dangol {
namespace {

std::unique_ptr<icu::PluralRules> english_rules(UPluralType type) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(icu::Locale::getEnglish(), type, status));
  DANGOL_ASSERT(U_SUCCESS(status) && rules != nullptr);
  return rules;
}

double size_of(std::int64_t number) { return number < 0 ? -static_cast<double>(number) : static_cast<double>(number); }

}  // namespace

bool is_english_singular(std::int64_t number) {
  static const auto rules = english_rules(UPLURAL_TYPE_CARDINAL);
  return rules->select(size_of(number)) == icu::UnicodeString(u"one");
}

std::string_view english_ordinal_suffix(std::int64_t number) {
  static const auto rules = english_rules(UPLURAL_TYPE_ORDINAL);
  const icu::UnicodeString category = rules->select(size_of(number));
  if (category == icu::UnicodeString(u"one")) return "st";
  if (category == icu::UnicodeString(u"two")) return "nd";
  return category == icu::UnicodeString(u"few") ? "rd" : "th";
}

}  // namespace dangol
