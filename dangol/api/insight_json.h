// The owner's page in JSON (docs/http-api.md): each function walks over the shop and writes one section.
#pragma once

#include <string>

#include "api/json_output.h"
#include "shop/shop.h"

namespace dangol {

struct InsightQuestion {
  const Shop& shop;
  const Catalog& catalog;
  const ShopSettings& settings;
  Instant now;
  Language language{};
  ItemId item;          // of the sections that are about one
  CustomerId customer;  // likewise

  std::int32_t today() const { return settings.zone.local(now).day; }
};

GuestsJson value_json(const InsightQuestion& question);
GuestsJson changes_json(const InsightQuestion& question);
GuestsJson together_json(const InsightQuestion& question);
GuestsJson arrivals_json(const InsightQuestion& question);
GuestsJson groups_json(const InsightQuestion& question);
// Of question.customer, who is known.
std::string rhythm_json(const InsightQuestion& question);
std::string tastes_json(const InsightQuestion& question);
GuestsJson feedback_json(const InsightQuestion& question);  // feedback_json.cc
GuestsJson proof_json(const InsightQuestion& question);

}  // namespace dangol
