#include "shop/law_look.h"

#include <algorithm>

namespace dangol {

std::vector<LawCheck> law_look(const Shop& shop, Instant now, std::optional<bool> hears_opt_out_calls) {
  const ShopSettings settings = shop.settings();
  const ConsentTexts texts = shop.consent_texts();
  const std::int32_t today = settings.zone.local(now).day;
  ConsentsEnding ending;
  std::size_t papers = 0;
  for (const CustomerId each : shop.who_consented()) {
    const ConsentState consent = shop.consent(each);
    count_ending(ending, consent, settings.zone, today);
    const auto without = papers_without_picture(consent, shop.evidence(each));
    papers += static_cast<std::size_t>(std::ranges::count(without, Answer::given, &ConsentAnswer::answer));
  }
  const std::vector<OpenRequest> open = shop.open_requests();
  return law_checks({settings.sending,
                     settings.gateways,
                     texts,
                     ending,
                     hears_opt_out_calls,
                     settings.zone,
                     today,
                     papers,
                     {open.size(), open.empty() ? 0 : open.front().due}});
}

}  // namespace dangol
