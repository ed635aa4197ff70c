#include "shop/message_preview.h"

#include <fmt/ranges.h>

#include "messages/preview_words.h"
#include "templates/parse_template.h"

namespace dangol {
namespace {

void set_usual(TemplateValues& values, const UsualOrder& usual, const Catalog& catalog) {
  if (!usual.certain || usual.lines.empty()) return;
  const UsualLine& main = usual.lines.front();
  values.set_text(Placeholder::item, catalog.name_of(main.item));
  if (const ItemDefined* item = catalog.item(main.item)) values.set_text(Placeholder::category, item->category);
  std::vector<std::string_view> options;
  for (const UsualModifier& each : main.modifiers) {
    if (const ModifierDefined* modifier = catalog.modifier(each.modifier)) options.emplace_back(modifier->name);
  }
  values.set_text(Placeholder::options, fmt::format("{}", fmt::join(options, ", ")));
}

}  // namespace

TemplateValues message_values(const Shop& shop, const CustomerCard& card, Instant now) {
  const ShopSettings settings = shop.settings();
  const Profile& profile = card.customer.profile;
  TemplateValues values;
  values.set_text(Placeholder::name, profile.name);
  values.set_text(Placeholder::called, profile.called.empty() ? profile.name : profile.called);
  values.set_text(Placeholder::shop, settings.founded.name);
  if (!card.card.personalised) return values;
  if (card.card.visits > 0) values.set_number(Placeholder::count, card.card.visits);
  if (card.card.last_visit) {
    values.set_number(Placeholder::days, settings.zone.local(now).day - settings.zone.local(*card.card.last_visit).day);
  }
  set_usual(values, card.card.usual, shop.catalog());
  return values;
}

Result<MessagePreview> preview_message(const Shop& shop, CustomerId customer, std::string_view text, Instant now,
                                       Language language) {
  const auto message = parse_template(text, language);
  if (!message) return message.error();
  const auto card = shop.card(customer, {now, {}}, language);
  if (!card) return card.error();
  MessagePreview preview{render(*message, message_values(shop, *card, now)), {}};
  if (preview.said.complete()) preview.size = sms_size(preview.said.text);
  return preview;
}

std::vector<std::string> preview_lines(const MessagePreview& preview, Language language) {
  if (!preview.said.complete()) return {missing_words(preview.said.missing, language)};
  return {preview.said.text, sms_size_words(preview.size, language)};
}

}  // namespace dangol
