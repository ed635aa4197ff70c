#include "shop/consent_export.h"

#include <fmt/format.h>

#include "consent/consent_names.h"
#include "consent/consent_record.h"

namespace dangol {

// Nothing in it needs quotes: numbers, fixed words, versions (consent_acceptance.h) and times.
Result<std::string> consent_export(const Shop& shop) {
  const Zone zone = shop.settings().zone;
  const CountsSince since = shop.consent_texts().counts_since();
  std::string csv = "customer,purpose,channel,given_at,text_version,outdated,method,recorded_by\r\n";
  for (const CustomerId customer : shop.who_consented()) {
    const auto history = shop.history(customer);
    if (!history) return history.error();
    for (const ConsentRecord& each : consents_at(*history, Instant::max())) {
      const ConsentChanged& told = each.told;
      if (!told.given) continue;
      csv += fmt::format("{},{},{},{},{},{},{},{}\r\n", customer.value, name_of(told.purpose), name_of(told.channel),
                         zone.format(each.at), told.text_version, each.at < since.of(told.purpose) ? "yes" : "no",
                         name_of(told.method), told.staff ? std::to_string(told.staff.value) : std::string());
    }
  }
  return csv;
}

}  // namespace dangol
