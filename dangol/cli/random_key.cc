#include "cli/random_key.h"

#include <fmt/format.h>
#include <sodium.h>

#include "base/sodium.h"

namespace dangol {

IdempotencyKey random_key_for_retries() {
  ensure_sodium();
  IdempotencyKey key;
  randombytes_buf(key.bytes.data(), key.bytes.size());
  return key;
}

std::string random_pin() {
  ensure_sodium();
  return fmt::format("{:06}", randombytes_uniform(1'000'000));
}

Bucket random_bucket() {
  ensure_sodium();
  return {1 + randombytes_uniform(0x7ffffffe)};
}

CustomerId random_customer_id() { return {positive_number(random_key_for_retries())}; }

}  // namespace dangol
