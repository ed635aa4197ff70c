#include "shop/consent_acceptance.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/korean.h"
#include "consent/consent_names.h"
#include "consent/picture_check.h"
#include "shop/acceptance.h"

namespace dangol {
namespace {

constexpr std::size_t longest_version = 20;
constexpr std::ptrdiff_t digits_of_a_date = 8;

Error unfit(std::string message) { return {ErrorCode::invalid_input, std::move(message)}; }

// It stands in the journal as it is, not sealed: neither a name in Hangul nor a number of a person fits into it.
bool is_version(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto fits = [&](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_' || c == '-';
  };
  return !text.empty() && text.size() <= longest_version && std::ranges::all_of(text, fits) &&
         std::ranges::count_if(text, is_digit) <= digits_of_a_date;
}

const Error no_version =
    unfit("the version of a text is at most 20 Latin letters, digits and hyphens, such as 2024-05-01");

// All four (PIPA 15(2)); in words that are no secret of anybody.
Result<void> check_statements(const ConsentTextPublished& text) {
  const std::array<std::pair<const std::string*, std::string_view>, 4> statements{
      {{&text.purpose_text, "what it is for"},
       {&text.items, "what is kept"},
       {&text.retention, "how long it is kept"},
       {&text.refusal, "that she may refuse, and what she then goes without"}}};
  for (const auto& [words, what] : statements) {
    if (!is_utf8(*words)) return unfit("the text is not UTF-8; type it again");
    if (normalized(*words).empty())
      return unfit(fmt::format("a text that asks for consent has to say {} (PIPA 15(2))", what));
    if (words->size() > longest_text_bytes) return unfit("a statement is longer than 4,000 bytes; shorten it");
  }
  return {};
}

// A yes is one to what stood before her eyes.
Result<void> check_text_agreed_to(const ConsentChanged& consent, Instant at, const ConsentTexts& published) {
  if (!published.asks_for(consent.purpose)) return {};
  const std::string_view current = published.current_version(consent.purpose);
  const PublishedText* shown = published.find(consent.purpose, consent.text_version);
  if (shown == nullptr)
    return unfit(fmt::format("the shop has published no such text for this consent: expected version {}", current));
  const std::string_view language = name_of(consent.text_language);
  if (!language.empty() && published.find(consent.purpose, consent.text_version, language) == nullptr)
    return unfit("that text was not published in that language: say the one in which she read it");
  const Instant since = published.counts_since().of(consent.purpose);
  if (shown->at < since && at >= since)
    return unfit(fmt::format("that text has been replaced: show her version {} and ask again", current));
  return {};
}

}  // namespace

Result<void> accept_consent_text(const ConsentTextPublished& text, Instant at, const ConsentTexts& published,
                                 Instant now) {
  if (!is_version(text.version)) return no_version;
  if (text.version == version_of_screens)
    return unfit("version 1 is the text that the screens came with; choose another, such as today's date");
  if (text.language != "ko" && text.language != "en") return unfit("a text is in ko or en");
  if (auto complete = check_statements(text); !complete) return complete;
  if (at > now) return unfit("a text holds from when it is published: its time must not lie ahead");
  const PublishedText* same = published.find(text.purpose, text.version, text.language);
  if (same != nullptr && same->text != text) {
    return Error{ErrorCode::conflict,
                 "this version is published with other words, and a version never changes; choose another"};
  }
  const PublishedText* other_language = published.find(text.purpose, text.version);
  if (other_language != nullptr && other_language->text.needs_new_consent != text.needs_new_consent)
    return unfit("the same version needs a new consent in both languages, or in neither");
  return {};
}

// A yes to advertising is one for the channel by which it is sent (Network Act 50(1)).
Result<void> accept_consent(const ConsentChanged& consent, Instant at, const ConsentTexts& published) {
  if (!is_version(consent.text_version)) return no_version;
  const bool by_channel = is_by_channel(consent.purpose);
  if (!by_channel && consent.channel != Channel::none)
    return unfit("this consent is about no channel: leave the channel out");
  if (by_channel && consent.given && consent.channel == Channel::none)
    return unfit("a yes to advertising names its channel: sms, kakao, email, push, counter or printed");
  // What another system asked by is that system's text.
  if (!consent.given || consent.method == ConsentMethod::imported) return {};
  return check_text_agreed_to(consent, at, published);
}

Result<void> accept_evidence(const ConsentEvidenced& evidence, const ConsentState& consent,
                             const ConsentEvidence& kept) {
  if (auto checked = check_picture(evidence.media, evidence.bytes); !checked) return checked;
  if (evidence.answers.empty()) return unfit("a picture shows at least one answer: say which");
  for (const EvidencedAnswer& answer : evidence.answers) {
    if (!may_be_pictured(answer, consent))
      return Error{ErrorCode::conflict,
                   "what holds of that consent was not answered on paper; look at her answers again"};
  }
  if (kept.pictures().size() >= most_pictures_of_a_guest)
    return Error{ErrorCode::too_much, "20 pictures are kept of this guest already"};
  return {};
}

}  // namespace dangol
