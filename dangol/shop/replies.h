// What reaches the shop from a phone number: a call to the free number, a text message that is sent back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shop/shop.h"

namespace dangol {

struct Heard {
  CustomerId guest;
  EventBody body;
};

// Everybody with that number (normalised) refuses all advertising: who shares one with others is asked for by it all
// the same.
std::vector<Heard> heard_in_call(const Shop& shop, const std::string& phone);

// The same when the text refuses (consent/refusal_words.h). Else it is how it was, told by the guest with that number;
// of several by the one to whom a text message went last. Empty: it is nobody's, or it says nothing.
std::vector<Heard> heard_in_reply(const Shop& shop, const std::string& phone, std::string_view text);

}  // namespace dangol
