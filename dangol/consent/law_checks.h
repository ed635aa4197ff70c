// What the law asks of a shop that sends, held against what the shop has arranged (docs/law.md): what is missing, what
// will have to be done and by when, what is in order. Pure; the gate refuses by itself what these say is missing.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "consent/consent_term.h"
#include "consent/consent_texts.h"
#include "consent/rights_requests.h"
#include "events/event.h"

namespace dangol {

enum class LawRule : std::uint8_t {
  sender_named,       // Network Act 50(4)
  free_opt_out,       // 50(6)
  opt_out_calls,      // 50(2): a call to the free number is heard
  sender_number,      // Telecommunications Business Act 84-2
  relay_contract,     // PIPA 26(1)
  relay_announced,    // 26(2)
  relay_told,         // 26(3)
  relay_certificate,  // Network Act 50-3(1)
  consent_text,       // PIPA 15(2)
  consents_ending,    // Network Act 50(8)
  caps,               // the shop's own restraint
  quiet_hours,        // Network Act 50(3)
  gateway,            // by what a channel's messages leave
  papers_pictured,    // PIPA decree 17(2): what was signed can be shown
  requests_answered,  // PIPA 35-38: what guests ask for is answered in time
  trail_reviewed,     // PIPA 29; standard of security measures 8(2): each month
  end
};
enum class LawState : std::uint8_t { missing, due, in_order };

struct LawCheck {
  LawRule rule{};
  LawState state = LawState::missing;
  // Local: the certificate's last day, since when a text holds, when the first consent ends, a request or the trail of
  // last month is due.
  std::optional<std::int32_t> day = {};
  Channel channel = Channel::none;  // of a gateway
  Purpose purpose{};                // of a text
  ConsentsEnding ending = {};       // of consents_ending
  std::size_t papers = 0;           // of papers_pictured: given on paper, shown by no picture
  std::size_t requests = 0;         // of requests_answered: that wait
};

struct LawQuestion {
  const SendingArranged& sending;
  std::span<const GatewayArranged> gateways;
  const ConsentTexts& texts;
  ConsentsEnding ending;
  std::optional<bool> hears_opt_out_calls;  // the secret of who answers the free number is set; nothing: not known here
  const Zone& zone;
  std::int32_t today = 0;
  std::size_t papers_without_picture = 0;
  RequestsWaiting requests = {};
  std::optional<bool> trail_waits = {};  // last month left lines that nobody looked through; nothing: not known here
};

// What is missing first, then what is due, then what is in order. Every rule is there, but for opt_out_calls without a
// number or without knowledge, and trail_reviewed without knowledge; a text for each purpose that has one, and for
// advertising always.
std::vector<LawCheck> law_checks(const LawQuestion& question);

}  // namespace dangol
