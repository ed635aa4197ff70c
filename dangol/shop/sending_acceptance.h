// What the arrangements of sending, campaigns and messages must hold before they are recorded.
#pragma once

#include "base/result.h"
#include "shop/shop_memory.h"

namespace dangol {

inline constexpr std::size_t most_campaigns = 1'000;
inline constexpr std::size_t longest_message_bytes = 8'000;
inline constexpr std::size_t longest_subject_bytes = 960;
inline constexpr std::uint32_t most_days_until_again = 366;
inline constexpr int largest_cap = 1'000'000'000;

// What calls itself information and sells is advertising (docs/law.md F5). Of templates: what an item is called is no
// word of the message.
Result<void> accept_words(MessageClass what, std::string_view subject, std::string_view text);

// `invalid_input`: out of range, malformed, a rule or template that cannot be read, advertising without its mark;
// `not_found`: no such campaign or message; `conflict`: a campaign that has begun is changed or moved where it cannot
// go, advertising that may have left is handed over again. Other events are accepted.
Result<void> accept_sending(const Event& event, const ShopMemory& memory);

}  // namespace dangol
