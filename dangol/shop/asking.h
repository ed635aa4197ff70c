// What the owner asks of the shop as a whole, answered in lines of words: for the command line and for stories. The web
// gets the same from api/insight_json.h with its figures.
#pragma once

#include <string>
#include <vector>

#include "shop/shop.h"

namespace dangol {

// Each walks over all guests; what to ask of whom: docs/http-api.md, "The owner's page".
std::vector<std::string> ask_value(const Shop& shop, Instant now, Language language);
std::vector<std::string> ask_changes(const Shop& shop, Instant now, Language language);
std::vector<std::string> ask_baskets(const Shop& shop, Instant now, Language language);
std::vector<std::string> ask_proof(const Shop& shop, Instant now, Language language);

}  // namespace dangol
