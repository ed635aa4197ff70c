// By which way feedback comes, as it is written.
#pragma once

#include <array>
#include <string_view>

#include "events/feedback.h"

namespace dangol {

inline constexpr std::array<std::string_view, 4> feedback_way_names{"counter", "own_page", "message", "phone"};

inline constexpr std::string_view name_of(FeedbackWay way) {
  return feedback_way_names[static_cast<std::size_t>(way) - 1];
}

}  // namespace dangol
