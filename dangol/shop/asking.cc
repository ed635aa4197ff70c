#include "shop/asking.h"

#include <fmt/format.h>

#include <cmath>

#include "insights/proof.h"
#include "insights/together.h"
#include "insights/worth.h"
#include "messages/basket_words.h"
#include "messages/change_words.h"
#include "messages/proof_words.h"
#include "messages/worth_words.h"

namespace dangol {
namespace {

constexpr std::size_t most_named = 10;
constexpr std::size_t most_rules = 20;

using Lines = std::vector<std::string>;

std::string name_of(const Shop& shop, CustomerId id) {
  const auto guest = shop.found(id);
  return guest ? guest->name : std::string();
}

std::string money(double minor, const ShopSettings& settings) {
  return format_money(std::llround(minor), settings.currency());
}

}  // namespace

Lines ask_value(const Shop& shop, Instant now, Language language) {
  const ShopSettings settings = shop.settings();
  const ShopWorth worth = shop_worth(shop.guests(), settings.zone.local(now).day, most_named);
  Lines lines{worth_words(worth, settings.currency(), language)};
  if (!worth.equity.enough) return lines;
  for (const MovedPart& part : moved_words(worth.moved, language)) {
    lines.push_back(fmt::format("moved: {} {}{}", part.text, part.minor > 0 ? "+" : "", money(part.minor, settings)));
  }
  for (const GuestWorth& each : worth.best) {
    lines.push_back(fmt::format("best: {} {}: {}", name_of(shop, each.guest),
                                money(each.value.value.expected, settings),
                                guest_worth_words(each.value, settings.currency(), language)));
  }
  for (const GuestWorth& each : worth.slipping) {
    lines.push_back(fmt::format("slipping: {}: {}", name_of(shop, each.guest), slipping_words(each.value, language)));
  }
  return lines;
}

Lines ask_changes(const Shop& shop, Instant now, Language language) {
  const ShopSettings settings = shop.settings();
  const Catalog catalog = shop.catalog();
  const std::int32_t today = settings.zone.local(now).day;
  Lines lines;
  for (const FoundChange& each : changes_in_shop(shop.guests(), today, shop.knowledge()->yardsticks, most_named)) {
    lines.push_back(fmt::format("{}: {}", name_of(shop, each.guest),
                                change_words(each.change, catalog, settings.currency(), today, language)));
  }
  return lines;
}

Lines ask_baskets(const Shop& shop, Instant now, Language language) {
  const Catalog catalog = shop.catalog();
  const Together found = together(shop.guests(), shop.settings().zone.local(now).day);
  Lines lines;
  for (std::size_t i = 0; i < std::min(found.rules.size(), most_rules); ++i) {
    lines.push_back(rule_words(found.rules[i], catalog, language));
  }
  return lines;
}

Lines ask_proof(const Shop& shop, Instant now, Language language) {
  const ShopSettings settings = shop.settings();
  const HoldOutSet& set = settings.suggestion_hold_out;
  const auto day_of = [&](Instant at) { return settings.zone.local(at).day; };
  const Proof proof = proof_of_suggestions(shop.guests(), set, day_of(settings.hold_out_since), day_of(now));
  Lines lines{hold_out_words(set, language)};
  for (const MeasuredProof& measured : proof.measures) {
    lines.push_back(
        fmt::format("{}: {}", facts_of(measured.measure).name, proof_words(measured, settings.currency(), language)));
  }
  return lines;
}

}  // namespace dangol
