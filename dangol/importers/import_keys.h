// Ids and idempotency keys made from what a source itself says, so that importing again gives the same ones.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/fingerprint.h"
#include "base/ids.h"

namespace dangol {

class ImportKeys {
 public:
  explicit ImportKeys(std::span<const std::uint8_t> key) : key_(key) {}

  // `ref`: the number that the source gave her, "phone:010…" or "card:…".
  CustomerId customer(std::string_view source, std::string_view ref) const;
  // `what`: "order", "item" ...; `natural`: what makes it one of its kind in that source.
  Fingerprint event(std::string_view what, std::string_view source, std::string_view natural) const;

 private:
  std::span<const std::uint8_t> key_;
};

}  // namespace dangol
