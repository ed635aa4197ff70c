// Expected failure as a value: Result<T> holds a T or an Error; nothing is thrown across folders.
//
//   Result<Money> price = parse_money(cell);
//   if (!price) return price.error();
//   use(*price);
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace dangol {

// The eight ways in which a request can fail. The number is the exit code of the `dangol` command;
// api/ maps each to one HTTP status (docs/errors.md lists both).
enum class ErrorCode : std::uint8_t {
  internal = 1,         // our own mistake                             500
  invalid_input = 2,    // what was given cannot be understood         400
  unauthenticated = 3,  // who are you?                                401
  forbidden = 4,        // you may not                                 403
  not_found = 5,        // there is no such thing                      404
  conflict = 6,         // it contradicts what is already recorded     409
  too_much = 7,         // larger or more often than allowed           429
  unavailable = 8,      // disk, lock or version: it may work later    503
};

// `message`: static words first, values last, one sentence that says what to do next; never personal data.
struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string message;
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : held_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return held_.index() == 0; }
  T& operator*() & { return std::get<0>(held_); }
  const T& operator*() const& { return std::get<0>(held_); }
  T&& operator*() && { return std::get<0>(std::move(held_)); }
  T* operator->() { return &std::get<0>(held_); }
  const T* operator->() const { return &std::get<0>(held_); }
  const Error& error() const { return std::get<1>(held_); }

 private:
  std::variant<T, Error> held_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}

  explicit operator bool() const { return !error_.has_value(); }
  const Error& error() const { return *error_; }

 private:
  std::optional<Error> error_;
};

}  // namespace dangol
