#include "channels/http_outcome.h"

#include <algorithm>
#include <array>

namespace dangol {

HandOver outcome_of(const HttpAnswer& answer) {
  if (answer.exchange == Exchange::not_sent) return {Handed::not_taken, {}, answer.reason};
  if (answer.exchange == Exchange::broken) return {Handed::unknown, {}, answer.reason};
  std::string reason = "HTTP " + std::to_string(answer.status);
  constexpr std::array later{307, 308, 401, 402, 403, 404, 405, 407, 408, 425, 429};
  if (answer.status / 100 == 2) return {Handed::accepted, {}, {}};
  if (std::ranges::find(later, answer.status) != later.end()) return {Handed::not_taken, {}, std::move(reason)};
  return {answer.status / 100 == 4 ? Handed::refused : Handed::unknown, {}, std::move(reason)};
}

}  // namespace dangol
