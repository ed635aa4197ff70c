#include "base/money.h"

#include <fmt/format.h>

#include <array>

namespace dangol {
namespace {

constexpr std::array<Currency, 7> currencies{{
    {"KRW", 0, "₩"},
    {"USD", 2, "$"},
    {"JPY", 0, "¥"},
    {"EUR", 2, "€"},
    {"GBP", 2, "£"},
    {"CNY", 2, "CN¥"},
    {"UAH", 2, "₴"},
}};

std::string with_thousands(std::uint64_t value) {
  std::string digits = fmt::format("{}", value);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

}  // namespace

std::optional<Currency> currency_named(std::string_view code) {
  for (const Currency& currency : currencies) {
    if (currency.code == code) return currency;
  }
  return std::nullopt;
}

std::string format_money(std::int64_t minor, const Currency& currency) {
  // Negating INT64_MIN would overflow; unsigned negation is defined.
  const std::uint64_t amount = minor < 0 ? 0 - static_cast<std::uint64_t>(minor) : static_cast<std::uint64_t>(minor);
  std::uint64_t unit = 1;
  for (int i = 0; i < currency.decimals; ++i) unit *= 10;
  std::string text = minor < 0 ? "-" : "";
  text += currency.symbol;
  text += with_thousands(amount / unit);
  if (currency.decimals > 0) text += fmt::format(".{:0{}}", amount % unit, currency.decimals);
  return text;
}

std::optional<std::int64_t> add_checked(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  return __builtin_add_overflow(a, b, &sum) ? std::nullopt : std::optional{sum};
}

std::optional<std::int64_t> multiply_checked(std::int64_t a, std::int64_t b) {
  std::int64_t product = 0;
  return __builtin_mul_overflow(a, b, &product) ? std::nullopt : std::optional{product};
}

}  // namespace dangol
