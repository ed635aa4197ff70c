#include "shop/personal_values.h"

#include <fmt/ranges.h>

#include "shop/guest_link.h"

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

void set_links(TemplateValues& values, const Shop::Parts& parts, CustomerId customer) {
  const SendingArranged& sending = parts.memory.settings().sending;
  values.set_text(Placeholder::optout_number, sending.opt_out_number);
  if (!sending.public_url.empty()) values.set_text(Placeholder::unsubscribe, opt_out_link(parts, customer));
}

}  // namespace

TemplateValues personal_values(const Shop::Parts& parts, const Customer& customer, const CustomerMemory& memory,
                               Instant now) {
  const ShopSettings& settings = parts.memory.settings();
  const Profile& profile = customer.profile;
  TemplateValues values;
  values.set_text(Placeholder::name, profile.name);
  values.set_text(Placeholder::called, called(customer));
  values.set_speech(profile.speech);
  values.set_text(Placeholder::shop, settings.founded.name);
  set_links(values, parts, customer.id);
  if (!memory.consent.may_personalise()) return values;
  const std::int32_t today = settings.zone.local(now).day;
  if (!settings.sending.public_url.empty() && may_be_asked(parts, memory, customer, now))
    values.set_text(Placeholder::feedback, feedback_link(parts, customer.id, today));
  if (memory.habits.visits() > 0) values.set_number(Placeholder::count, memory.habits.visits());
  if (memory.habits.timed_visits() > 0)
    values.set_number(Placeholder::days, today - settings.zone.local(memory.habits.last_visit()).day);
  set_usual(values, usual_of(parts, memory, customer, {now, {}}), parts.memory.catalog());
  return values;
}

}  // namespace dangol
