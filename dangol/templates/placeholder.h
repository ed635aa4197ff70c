// The fixed set of places that a message can have: what is to be told, never how to find it out.
//
//   {name} or {이름}     placeholder_named("이름") == Placeholder::name
//
// To add one: a name here, a row in placeholder.cc.
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/language.h"

namespace dangol {

enum class Placeholder : std::uint8_t {
  name,
  called,
  friend_name,
  item,
  options,
  category,
  author,
  service,
  occasion,
  tier,
  staff,
  shop,
  store,
  partner,
  phone,
  order_number,
  date,
  weekday,
  time,
  expires,
  amount,
  price,
  discount,
  count,
  n,
  days,
  points,
  stamps,
  coupon,
  code,
  link,
  feedback,
  unsubscribe,
  optout_number,
  speech,  // which of the wordings that its place brings
};

inline constexpr std::size_t placeholder_count = 35;
using PlaceholderSet = std::bitset<placeholder_count>;

constexpr std::size_t index_of(Placeholder what) { return static_cast<std::size_t>(what); }

// What can stand in a place, and so how it is written.
enum class ValueKind : std::uint8_t {
  text,
  number,    // 1,234
  money,     // 4,500원
  percent,   // 12.5%
  day,       // 7월 1일, July 1
  full_day,  // 2024년 7월 1일, July 1, 2024
  weekday,   // 월요일, Monday
  clock,     // 오전 8시 40분, 8:40 AM
  link,      // https://...
  speech,    // drawn from the place itself, never set
};

struct PlaceholderRow {
  Placeholder what;
  std::string_view name;     // as written in any template
  std::string_view korean;   // as written in any template too; what a Korean editor shows
  std::string_view english;  // what an English editor shows
  ValueKind kind;
  bool personal;                     // differs from guest to guest and shows that somebody knows her
  std::string_view korean_example;   // texts and links
  std::string_view english_example;  // texts and links
  std::int64_t example = 0;  // minor units of money, tenths of a percent, days since 1970, minutes, or the number
};

// In the order of the enum.
std::span<const PlaceholderRow> placeholders();
const PlaceholderRow& placeholder_row(Placeholder what);

// By its name or its Korean name.
std::optional<Placeholder> placeholder_named(std::string_view name);

// What an editor calls it.
inline std::string_view label(Placeholder what, Language language) {
  const PlaceholderRow& row = placeholder_row(what);
  return language == Language::korean ? row.korean : row.english;
}

}  // namespace dangol
