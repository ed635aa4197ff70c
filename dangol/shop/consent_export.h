// Every yes that holds, for an auditor (docs/law.md A10): who by number, to what, when, to which text with the hash of
// its words (consent/text_hash.h), how, by whom it was written down, and the hashes of the pictures that show it. No
// names, no numbers to reach anybody by.
#pragma once

#include <string>

#include "base/result.h"
#include "shop/shop.h"

namespace dangol {

// CSV (RFC 4180) with a head line; what the versions say is in Shop::consent_texts(). A hash stands in the column of
// the language in which she read the text, where that is known, else in each in which it was published; of an imported
// yes only where the shop has published that version itself. `picture` is "kept", "missing" of a paper that nobody
// photographed, or empty where no paper was signed. Reads the history of each guest who agreed to anything: slow in a
// large shop.
Result<std::string> consent_export(const Shop& shop);

}  // namespace dangol
