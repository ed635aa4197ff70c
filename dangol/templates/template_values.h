// What a message tells one guest: typed values that the caller supplies, ready to be put into words.
//
//   TemplateValues values;
//   values.set_text(Placeholder::name, "김민지");
//   values.set_money(Placeholder::amount, 4500, *currency_named("KRW"));
//   values.set_date(Placeholder::expires, 2024_y / 7 / 31);
#pragma once

#include <date/date.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "base/language.h"
#include "base/money.h"
#include "templates/placeholder.h"

namespace dangol {

// Beyond these a value is as good as none: no name is a kilobyte long, and doubles count exactly that far.
inline constexpr std::size_t longest_value = 1'000;  // bytes
inline constexpr std::int64_t largest_number = 1'000'000'000'000'000;

// A value of another kind than its placeholder's is our own mistake and stops the process.
class TemplateValues {
 public:
  // Control, invisible and direction characters are removed (normalized() in base/korean.h). Text that is then empty or
  // too long, or a link that does not begin with http:// or https://, is not known.
  void set_text(Placeholder what, std::string_view text);
  void set_number(Placeholder what, std::int64_t number);
  void set_money(Placeholder what, std::int64_t minor, const Currency& currency);
  void set_percent(Placeholder what, std::int64_t tenths);
  void set_date(Placeholder what, date::year_month_day day);  // a weekday is set by its day
  void set_time(Placeholder what, std::int64_t minute);       // 0 .. 1439 since midnight

  void set_speech(SpeechLevel level) { speech_ = level; }  // politely, unless it is set
  SpeechLevel speech() const { return speech_; }

  const PlaceholderSet& known() const { return known_; }
  bool knows(Placeholder what) const { return known_[index_of(what)]; }

  // In words; empty when not known.
  std::string words(Placeholder what, Language language) const;
  // The number that plural forms go by; 0 when not known.
  std::int64_t number(Placeholder what) const;

 private:
  struct Amount {
    std::int64_t minor = 0;
    Currency currency;
  };
  using Value = std::variant<std::int64_t, std::string, Amount>;  // days since 1970, minutes, tenths: the number

  void set(Placeholder what, Value value, bool is_known);

  std::array<Value, placeholder_count> values_;
  PlaceholderSet known_;
  SpeechLevel speech_ = SpeechLevel::polite;
};

// Every placeholder with its example: for previews in an editor.
TemplateValues example_values(Language language);

}  // namespace dangol
