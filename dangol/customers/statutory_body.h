// What is kept by law of somebody who is erased: what is in a StatutoryRecord (events/statutory_store.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace dangol {

struct StatutoryLine {
  std::string item;  // as it was called when she was erased
  std::int64_t quantity_thousandths = 0;
  std::int64_t paid_minor = 0;
};

struct StatutoryOrder {
  Instant at;
  std::string store;
  std::vector<StatutoryLine> lines;
  bool is_taken_back = false;
};

struct StatutoryComplaint {
  Instant at;
  std::string text;  // empty: she gave a low score alone, or spoke of her health
  std::optional<Instant> answered_at;
  std::string answer;
};

struct StatutoryBody {
  std::string name, phone, email;
  std::vector<StatutoryOrder> orders;
  std::vector<StatutoryComplaint> complaints;
};

std::string encode_statutory_body(const StatutoryBody& body);
// `unavailable` when the bytes are none.
Result<StatutoryBody> decode_statutory_body(std::string_view bytes);

}  // namespace dangol
