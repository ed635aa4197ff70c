// What items have in common beside their buyers: the category and the band of prices, as the numbers that the models of
// taste know.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"

namespace dangol {

std::vector<std::uint32_t> taste_attributes(const ItemDefined& item);

// The category's name; "" when the attribute is a band of prices, or no item of the catalog has it.
std::string_view attribute_name(const Catalog& catalog, std::uint32_t attribute);

}  // namespace dangol
