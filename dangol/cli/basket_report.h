// What goes with what, in words and in JSON: rules over the baskets of a history.
#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "events/event.h"

namespace dangol {

// Baskets of one kind of item count too: they say that it goes alone. Items with a line of positive quantity only.
struct BasketReport {
  std::string text;
  std::string json;  // {"baskets","frequent_sets","rules":[{"when":[names],"then":name,"count","confidence",...}]}
};

BasketReport report_baskets(const std::vector<OrderPlaced>& orders, const Catalog& catalog);

}  // namespace dangol
