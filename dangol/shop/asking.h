// What the owner asks of the shop as a whole, answered in lines of words: for the command line and for stories. The web
// gets the same from api/insight_json.h with its figures.
//
//   ask(shop, "value", "", now, language)      ask(shop, "arrivals", "크림빵", now, language)
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shop/shop.h"

namespace dangol {

struct OwnersQuestion {
  std::string_view word;      // "arrivals"
  std::string_view about;     // what else it takes: "item", "guest", "rule"; empty: nothing
  bool names_guests = false;  // its answer does, also when it is about none
};
std::span<const OwnersQuestion> owners_questions();

// Walks over all guests. `invalid_input`: there is no such question; `not_found`: no such item or guest.
Result<std::vector<std::string>> ask(const Shop& shop, std::string_view word, const std::string& about, Instant now,
                                     Language language);

}  // namespace dangol
