// A trade as data (packs/*/pack.toml): what a new shop of that trade sells, how it can be had, and
// what its guests are told before they consent.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "events/event.h"

namespace dangol {

struct TradePack {
  std::string name;
  std::string currency;
  std::string zone;
  std::string language;
  std::vector<EventBody> definitions;  // StoreDefined, ModifierDefined and ItemDefined, ids from 1
  std::vector<ConsentTextPublished> consent_texts;
};

// `invalid_input` names the place in the file and what was expected there.
Result<TradePack> parse_trade_pack(std::string_view toml);

}  // namespace dangol
