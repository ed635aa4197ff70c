// What a guest, or who answers for a child, allows and refuses, how often she wants to be advertised to, and what shows
// that she said so.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "events/sending.h"

namespace dangol {

// Marketing: advertising by day; night_marketing: also between 21:00 and 08:00 (Network Act 50(3)). Both by channel.
enum class Purpose : std::uint8_t { personalisation = 1, sensitive = 2, marketing = 3, night_marketing = 4 };
enum class ConsentMethod : std::uint8_t { paper = 1, counter_screen = 2, web = 3, phone = 4, imported = 5 };

enum class TextLanguage : std::uint8_t { unknown = 0, korean = 1, english = 2 };  // in which she read the text

struct ConsentChanged {
  Purpose purpose = Purpose::personalisation;
  bool given = false;
  ConsentMethod method = ConsentMethod::counter_screen;
  std::string text_version;
  Channel channel = Channel::none;  // of marketing; a refusal without one is of all channels
  StaffId staff{};                  // who wrote it down; 0: she herself, or nobody knows
  TextLanguage text_language = TextLanguage::unknown;
  friend bool operator==(const ConsentChanged&, const ConsentChanged&) = default;
};

// How often she is advertised to, over all channels and beside the shop's own caps; a later one replaces an earlier
// one. Why it rests is never written down: that may be health data, and nobody needs it.
struct PaceChosen {
  std::uint32_t most_in_30_days = 0;  // 1..30; 0: as often as the shop allows itself
  std::int32_t rests_until = 0;       // local day from which it may go on; 0: it does not rest
  StaffId staff{};                    // who wrote it down; 0: she herself
  friend bool operator==(const PaceChosen&, const PaceChosen&) = default;
};

struct EvidencedAnswer {  // an answer of hers: of one purpose and channel only one has that time
  Purpose purpose = Purpose::personalisation;
  Channel channel = Channel::none;
  Instant at;
  friend bool operator==(const EvidencedAnswer&, const EvidencedAnswer&) = default;
};

enum class EvidenceMedia : std::uint8_t { jpeg = 1, png = 2, webp = 3, pdf = 4 };

// A picture of the paper on which she answered, whole: where the journal goes it goes. Sealed.
struct ConsentEvidenced {
  std::vector<EvidencedAnswer> answers;  // that it shows
  EvidenceMedia media = EvidenceMedia::jpeg;
  std::string bytes;
  StaffId staff{};  // who took it
  friend bool operator==(const ConsentEvidenced&, const ConsentEvidenced&) = default;
};

// How a guardian's consent was verified, as the decree of PIPA 17-2(1) numbers the ways.
enum class GuardianMethod : std::uint8_t {
  site_and_text_message = 1,    // shown on a site; confirmed to the guardian by text message
  site_and_card = 2,            // with a payment card's data
  site_and_phone_identity = 3,  // with an identity check by phone
  paper = 4,                    // signed
  email = 5,
  phone_call = 6,
  other = 7,  // of the same kind
};

// Sealed. Of a child under 14: her guardian's consent, verified (PIPA 22-2). A later one replaces an earlier one.
struct GuardianConsented {
  std::string name;
  std::string phone;  // as Profile::phone
  GuardianMethod method = GuardianMethod::paper;
  StaffId staff{};  // who wrote it down; 0: the guardian, on the child's page
  friend bool operator==(const GuardianConsented&, const GuardianConsented&) = default;
};

struct CameOfAge {  // a child with a guardian's consent is 14 from then on: she answers herself
  friend bool operator==(const CameOfAge&, const CameOfAge&) = default;
};

// Of the shop: what a guest is told before she answers, the four statements of PIPA 15(2). A version never changes.
struct ConsentTextPublished {
  Purpose purpose = Purpose::personalisation;
  std::string version;
  std::string language;            // "ko" or "en"; a version may stand in both
  std::string purpose_text;        // what for
  std::string items;               // what is kept
  std::string retention;           // how long
  std::string refusal;             // that she may say no, and what she then goes without
  bool needs_new_consent = false;  // it says something else than the one before: an older yes is none to it
  friend bool operator==(const ConsentTextPublished&, const ConsentTextPublished&) = default;
};

}  // namespace dangol
