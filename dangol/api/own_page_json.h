// What a guest sees of herself on her own page, in JSON: docs/http-api.md "OwnPage".
#pragma once

#include <string>
#include <vector>

#include "api/service.h"
#include "base/language.h"
#include "events/event.h"
#include "shop/shop.h"

namespace dangol {

inline constexpr std::size_t most_messages_shown = 50;

struct OwnPageLook {
  const CustomerCard& card;  // as of now
  const std::vector<Event>& history;
  const std::vector<MessageLook>& messages;  // the last queued first
  const ConsentEvidence& evidence;
  const ShopView& view;
  Language language{};
};

// Nothing of who serves her stands in it. Messages: the latest that went out, at most `most_messages_shown`.
std::string own_page_json(const OwnPageLook& look);

}  // namespace dangol
