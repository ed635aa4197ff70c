#include "shop/opt_outs.h"

#include "consent/consent_names.h"
#include "consent/consent_record.h"

namespace dangol {
namespace {

// Her state knows since when, her events know by which way.
Result<std::optional<OptOut>> opt_out_of(const Shop& shop, CustomerId id) {
  const auto guest = shop.found(id);
  if (!guest) return std::optional<OptOut>();  // erased meanwhile
  const auto history = shop.history(id);
  if (!history) return history.error();
  OptOut one{*guest, unknown_instant, {}, {}};
  for (const ConsentRecord& each : consents_at(*history, Instant::max(), shop.settings().zone)) {
    if (each.told.purpose != Purpose::marketing || each.told.given || each.at < one.since) continue;
    one.since = each.at;
    one.by = each.told.method;
  }
  const ConsentState consent = shop.consent(id);
  for (const Channel channel : advertised_by) {
    if (consent.answer(Purpose::marketing, channel) == Answer::refused) one.channels.push_back(channel);
  }
  if (one.channels.size() == advertised_by.size()) one.channels.clear();
  return std::optional(std::move(one));
}

}  // namespace

Result<OptOutPage> opt_outs(const Shop& shop, std::size_t from, std::size_t most) {
  const std::vector<CustomerId> all = shop.who_refused_advertising();
  OptOutPage page{all.size(), {}};
  for (std::size_t i = from; i < all.size() && page.shown.size() < most; ++i) {
    auto one = opt_out_of(shop, all[i]);
    if (!one) return one.error();
    if (*one) page.shown.push_back(std::move(**one));
  }
  return page;
}

}  // namespace dangol
