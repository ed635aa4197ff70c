// What the command line draws at random: idempotency keys of things that are new, PINs, a new shop's bucket.
#pragma once

#include <string>

#include "base/ids.h"
#include "events/event.h"

namespace dangol {

IdempotencyKey random_key_for_retries();
std::string random_pin();  // six digits
Bucket random_bucket();    // 1 .. 2^31 - 1: small, and a factor apart from other shops'
CustomerId random_customer_id();

}  // namespace dangol
