// Every yes that holds, for an auditor (docs/law.md A10): who by number, to what, when, to which text, how, and by whom
// it was written down. No names, no numbers to reach anybody by.
#pragma once

#include <string>

#include "base/result.h"
#include "shop/shop.h"

namespace dangol {

// CSV (RFC 4180) with a head line; what the versions say is in Shop::consent_texts(). Reads the history of each guest
// who agreed to anything: slow in a large shop.
Result<std::string> consent_export(const Shop& shop);

}  // namespace dangol
