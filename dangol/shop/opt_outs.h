// Who refused advertising, since when and by which way: the opt-out list, for the owner.
#pragma once

#include <cstdint>
#include <vector>

#include "shop/shop.h"

namespace dangol {

struct OptOut {
  FoundCustomer guest;
  Instant since;  // her last refusal that holds
  ConsentMethod by{};
  std::vector<Channel> channels;  // that she refused; empty: all of them
};

struct OptOutPage {
  std::uint64_t guests = 0;  // on the whole list
  std::vector<OptOut> shown;
};

// The latest first, from the `from`th on. Walks over all guests; reads the history of those shown.
Result<OptOutPage> opt_outs(const Shop& shop, std::size_t from, std::size_t most);

}  // namespace dangol
