// What cards suggested to invented guests, and what they took of it: so that the owner's page has something to tell.
#pragma once

#include <optional>

#include "catalog/catalog.h"
#include "events/event.h"

namespace dangol {

// On the card of a visit at which she ordered so. The same guest, day and order are suggested the same, whatever else
// is invented. Nothing: her card was not looked at.
std::optional<SuggestionShown> invented_suggestion(CustomerId guest, int day, const OrderPlaced& order,
                                                   const Catalog& catalog);

}  // namespace dangol
