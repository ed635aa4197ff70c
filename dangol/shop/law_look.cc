#include "shop/law_look.h"

#include <algorithm>

namespace dangol {

date::year_month month_before(std::int32_t today) {
  const date::year_month_day day{date::sys_days{date::days{today}}};
  return day.year() / day.month() - date::months{1};
}

std::vector<LawCheck> law_look(const Shop& shop, Instant now, const AroundTheShop& around) {
  const ShopSettings settings = shop.settings();
  const ConsentTexts texts = shop.consent_texts();
  const std::int32_t today = settings.zone.local(now).day;
  std::optional<bool> trail_waits = around.has_trail_of_last_month;
  if (trail_waits && settings.trail_reviewed >= month_before(today)) trail_waits = false;
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
                     around.hears_opt_out_calls,
                     settings.zone,
                     today,
                     papers,
                     {open.size(), open.empty() ? 0 : open.front().due},
                     trail_waits});
}

}  // namespace dangol
