// The customer of a request's path, who must exist, and the request's key bound to her.
#pragma once

#include "api/call.h"
#include "customers/customer.h"

namespace dangol {

struct Subject {
  Customer customer;
  IdempotencyKey key;
};

inline Result<Subject> read_subject(Call& call) {
  const auto id = call.customer_in_path();
  if (!id) return id.error();
  auto customer = call.shop().customer(*id);
  if (!customer) return Error{ErrorCode::not_found, "there is no such customer"};
  const auto key = call.idempotency_key(call.parameter(0));
  if (!key) return key.error();
  return Subject{std::move(*customer), *key};
}

}  // namespace dangol
