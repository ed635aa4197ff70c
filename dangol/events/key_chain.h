// A key for each day out of one secret that moves on from day to day and cannot be moved back: when a day is over, what
// was sealed with its key is lost in every copy there is (forward security: Bellare and Yee, "Forward-Security in
// Private-Key Cryptography", CT-RSA 2003, construction 2.1 with BLAKE2b as the generator).
//
//   KeyChain chain(today, random_key());
//   seal(text, customer, *chain.key_of(today + 1826));      a record of five years
//   chain.move_to(tomorrow);                                what was sealed for today does not open any more
#pragma once

#include <cstdint>
#include <optional>

#include "events/seal.h"

namespace dangol {

class KeyChain {
 public:
  static constexpr std::int32_t longest_days = 366 * 100;  // ahead: each day costs a hash

  KeyChain(std::int32_t day, const SecretKey& secret) : day_(day), secret_(secret) {}

  std::int32_t day() const { return day_; }  // the first whose key there still is; local
  const SecretKey& secret() const { return secret_; }

  // Nothing of a day that is over, or further ahead than longest_days.
  std::optional<SecretKey> key_of(std::int32_t day) const;
  // Never back.
  void move_to(std::int32_t day);

 private:
  std::int32_t day_;
  SecretKey secret_;
};

}  // namespace dangol
