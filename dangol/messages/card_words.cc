#include "messages/card_words.h"

#include <fmt/format.h>

#include "messages/spoken_card.h"

namespace dangol {

CardWords card_words(const Card& card, const Customer& customer, const Catalog& catalog, Language language) {
  return language == Language::korean ? korean_card_words(card, customer, catalog)
                                      : english_card_words(card, customer, catalog);
}

std::string spoken_time(int minute_of_day) {
  const int rounded = (minute_of_day + 2) / 5 * 5 % 1440;
  return fmt::format("{:02}:{:02}", rounded / 60, rounded % 60);
}

std::string spoken_quantity(std::int64_t thousandths) {
  std::string text = fmt::format("{}.{:03}", thousandths / 1000, thousandths % 1000);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string item_name(const Catalog& catalog, ItemId item) {
  const ItemDefined* defined = catalog.item(item);
  return defined == nullptr ? std::string() : defined->name;
}

std::string modifier_name(const Catalog& catalog, ModifierId modifier) {
  const ModifierDefined* defined = catalog.modifier(modifier);
  return defined == nullptr ? std::string() : defined->name;
}

std::string store_name(const Catalog& catalog, StoreId store) {
  const StoreDefined* defined = catalog.store(store);
  return defined == nullptr ? std::string() : defined->name;
}

}  // namespace dangol
