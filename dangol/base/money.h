// Money is a whole number of minor units (won, cents) of the shop's one currency: no floating point, no rounding drift.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dangol {

// An ISO 4217 currency that Dangol can count in.
struct Currency {
  std::string_view code;    // "KRW"
  int decimals;             // KRW 0, USD 2
  std::string_view symbol;  // "₩"
};

// KRW, USD, JPY, EUR, GBP, CNY, UAH; nothing for another code.
std::optional<Currency> currency_named(std::string_view code);

// "₩4,500", "$2.50", "-$0.05".
std::string format_money(std::int64_t minor, const Currency& currency);

// Sums and products that would leave int64 are refused instead of wrapping round.
std::optional<std::int64_t> add_checked(std::int64_t a, std::int64_t b);
std::optional<std::int64_t> multiply_checked(std::int64_t a, std::int64_t b);

}  // namespace dangol
