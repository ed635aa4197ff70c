// What an import did to rows beyond copying them. Each rule is counted, reported by name and explained in
// docs/import.md.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace dangol {

// Rules that single order lines carry with them until it is known whether the line counts: one bit each.
enum class LineRule : std::uint8_t {
  walk_in,
  blank_flag,
  amount_differs,
  amount_from_price,
  option_blank,
  excel_serial_date,
  phone_zero_restored,
  phone_left_out,
  negative_amount,
  no_time,
  name_is_no_identity,
  formula_error,
  guest_number_mangled,
  last_option_holds,
};
inline constexpr std::size_t line_rule_count = 14;
inline constexpr std::array<std::string_view, line_rule_count> line_rule_names{
    "walk_in",
    "blank_flag",
    "amount_differs_from_quantity_times_price",
    "amount_from_price",
    "blank_option",
    "excel_serial_date",
    "phone_zero_restored",
    "phone_left_out",
    "negative_amount",
    "unknown_time",
    "name_is_no_identity",
    "formula_error",
    "guest_number_mangled",
    "last_option_of_group_holds",
};

class LineRules {
 public:
  void set(LineRule rule) { bits_ |= 1U << static_cast<unsigned>(rule); }
  std::uint32_t bits() const { return bits_; }
  static LineRules of(std::uint32_t bits) {
    LineRules rules;
    rules.bits_ = bits;
    return rules;
  }

 private:
  std::uint32_t bits_ = 0;
};

class RuleCounts {
 public:
  void add(std::string_view rule, std::uint64_t rows = 1) {
    if (!rule.empty() && rows > 0) counts_[std::string(rule)] += rows;
  }
  void add(LineRules rules) {
    for (std::uint32_t rest = rules.bits(); rest != 0; rest &= rest - 1) {
      ++line_counts_[static_cast<std::size_t>(__builtin_ctz(rest))];
    }
  }
  std::map<std::string, std::uint64_t> all() const {
    std::map<std::string, std::uint64_t> result = counts_;
    for (std::size_t rule = 0; rule < line_rule_count; ++rule) {
      if (line_counts_[rule] > 0) result[std::string(line_rule_names[rule])] += line_counts_[rule];
    }
    return result;
  }

 private:
  std::map<std::string, std::uint64_t> counts_;
  std::array<std::uint64_t, line_rule_count> line_counts_{};
};

}  // namespace dangol
