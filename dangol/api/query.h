// The parameters behind the '?' of a request, unescaped once into one string: most requests have two short ones, and
// then nothing is allocated.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dangol {

class Query {
 public:
  static constexpr std::size_t most_parameters = 8;

  // `invalid_input`: a broken escape, text that cannot be printed, a name twice, too many or too long.
  static Result<Query> parse(std::string_view query);

  std::string_view value(std::string_view name) const;  // empty when absent
  std::size_t size() const { return count_; }
  std::string_view name(std::size_t i) const { return piece(parameters_[i].name_begin, parameters_[i].name_size); }

 private:
  struct Parameter {
    std::uint16_t name_begin, name_size, value_begin, value_size;  // in text_
  };
  std::string_view piece(std::size_t begin, std::size_t size) const {
    return std::string_view(text_).substr(begin, size);
  }

  std::string text_;
  std::array<Parameter, most_parameters> parameters_;
  std::size_t count_ = 0;
};

}  // namespace dangol
