#include "shop/consent_export.h"

#include <fmt/format.h>

#include "consent/consent_names.h"
#include "consent/consent_record.h"
#include "consent/text_hash.h"

namespace dangol {
namespace {

constexpr std::string_view head =
    "customer,purpose,channel,given_at,text_version,outdated,method,recorded_by,text_sha256_ko,text_sha256_en,picture,"
    "picture_sha256,given_by\r\n";

// Separated by a space.
std::string hashes_of(const std::vector<const KeptPicture*>& pictures) {
  std::string hashes;
  for (const KeptPicture* each : pictures) hashes += (hashes.empty() ? "" : " ") + hex(each->sha256);
  return hashes;
}

// Of the language in which she read it, where that is known, else of each.
std::string hash_in(std::string_view language, const ConsentChanged& told, const ConsentTexts& texts) {
  const std::string_view read = name_of(told.text_language);
  return read.empty() || read == language ? text_hash(texts, told.purpose, told.text_version, language) : std::string();
}

// Nothing in it needs quotes: numbers, fixed words, versions (consent_acceptance.h) and times.
std::string line_of(CustomerId customer, const ConsentRecord& yes, const ConsentTexts& texts,
                    const ConsentEvidence& evidence, const Zone& zone) {
  const ConsentChanged& told = yes.told;
  const auto pictures = evidence.pictures_of({told.purpose, told.channel, yes.at});
  const bool outdated = is_outdated(yes, texts.counts_since());
  const std::string_view without = told.method == ConsentMethod::paper ? "missing" : "";
  return fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{}\r\n", customer.value, name_of(told.purpose),
                     name_of(told.channel), zone.format(yes.at), told.text_version, outdated ? "yes" : "no",
                     name_of(told.method), told.staff ? std::to_string(told.staff.value) : std::string(),
                     hash_in("ko", told, texts), hash_in("en", told, texts), pictures.empty() ? without : "kept",
                     hashes_of(pictures), yes.by_guardian ? "guardian" : "herself");
}

}  // namespace

Result<std::string> consent_export(const Shop& shop) {
  const Zone zone = shop.settings().zone;
  const ConsentTexts texts = shop.consent_texts();
  std::string csv(head);
  for (const CustomerId customer : shop.who_consented()) {
    const auto history = shop.history(customer);
    if (!history) return history.error();
    const ConsentEvidence evidence = shop.evidence(customer);
    for (const ConsentRecord& each : consents_at(*history, Instant::max(), zone)) {
      if (each.told.given) csv += line_of(customer, each, texts, evidence, zone);
    }
  }
  return csv;
}

}  // namespace dangol
