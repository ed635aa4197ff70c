#include "base/error_name.h"

namespace dangol {

std::string_view name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::internal: return "internal";
    case ErrorCode::invalid_input: return "invalid_input";
    case ErrorCode::unauthenticated: return "unauthenticated";
    case ErrorCode::forbidden: return "forbidden";
    case ErrorCode::not_found: return "not_found";
    case ErrorCode::conflict: return "conflict";
    case ErrorCode::too_much: return "too_much";
    case ErrorCode::unavailable: return "unavailable";
  }
  return "internal";
}

}  // namespace dangol
