// What a message may tell one guest: name, what she is called, the shop, how she refuses advertising, how often she
// came, days since then, her usual with its options, and, when she may be asked (feedback/ask.h), where she says how it
// was. Who refused personalisation is told nothing of her habits.
#pragma once

#include "shop/shop_parts.h"
#include "templates/template_values.h"

namespace dangol {

// Wants the lock, shared.
TemplateValues personal_values(const Shop::Parts& parts, const Customer& customer, const CustomerMemory& memory,
                               Instant now);

}  // namespace dangol
