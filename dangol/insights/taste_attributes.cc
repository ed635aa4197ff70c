#include "insights/taste_attributes.h"

#include <cmath>

namespace dangol {
namespace {

constexpr std::uint32_t is_band = 1U << 31;

// A price and one a quarter higher are alike, twice the price is not.
std::uint32_t price_band(std::int64_t minor) {
  return is_band | static_cast<std::uint32_t>(std::lround(2 * std::log2(static_cast<double>(minor))));
}

// FNV-1a of the name, so that a category keeps its number whatever else the menu holds.
std::uint32_t number_of(std::string_view category) {
  std::uint32_t hash = 2'166'136'261U;
  for (const char each : category) hash = (hash ^ static_cast<std::uint8_t>(each)) * 16'777'619U;
  return hash & ~is_band;
}

}  // namespace

std::vector<std::uint32_t> taste_attributes(const ItemDefined& item) {
  std::vector<std::uint32_t> attributes;
  if (!item.category.empty()) attributes.push_back(number_of(item.category));
  if (item.price_minor > 0) attributes.push_back(price_band(item.price_minor));
  return attributes;
}

std::string_view attribute_name(const Catalog& catalog, std::uint32_t attribute) {
  if ((attribute & is_band) != 0) return {};
  for (const ItemDefined& item : catalog.items()) {
    if (!item.category.empty() && number_of(item.category) == attribute) return item.category;
  }
  return {};
}

}  // namespace dangol
