#include "shop/law_look.h"

namespace dangol {

std::vector<LawCheck> law_look(const Shop& shop, Instant now, std::optional<bool> hears_opt_out_calls) {
  const ShopSettings settings = shop.settings();
  const ConsentTexts texts = shop.consent_texts();
  const std::int32_t today = settings.zone.local(now).day;
  ConsentsEnding ending;
  for (const CustomerId each : shop.who_consented()) count_ending(ending, shop.consent(each), settings.zone, today);
  return law_checks({settings.sending, settings.gateways, texts, ending, hears_opt_out_calls, settings.zone, today});
}

}  // namespace dangol
