// What a guest said of how it was, in JSON.
#pragma once

#include "api/json_output.h"
#include "api/shop_json.h"
#include "shop/shop.h"

namespace dangol {

// The card's "feedback": what to ask her, what she waits for an answer to, what she had at her last visit.
void write_feedback(JsonAnswer& out, const CustomerCard& card, const Catalog& catalog, const Zone& zone);
// An event of feedback, its fields only; who of the staff wrote it down unless it is for herself.
void write_feedback_event(JsonAnswer& out, const EventBody& body, const Catalog& catalog, ExportFor reader);
// Items that she may speak of: [{"id","name"}].
void write_items(JsonAnswer& out, std::string_view name, const std::vector<ItemId>& items, const Catalog& catalog);

}  // namespace dangol
