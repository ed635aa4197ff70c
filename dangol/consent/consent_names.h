// Purposes, channels, methods and requests as they are written in requests, commands and stories.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "events/event.h"

namespace dangol {

// Asked channel by channel: what is sent to her.
inline bool is_by_channel(Purpose purpose) {
  return purpose == Purpose::marketing || purpose == Purpose::night_marketing;
}

// The first has number 1.
inline constexpr std::array<std::string_view, 4> purpose_names{"personalisation", "sensitive", "marketing",
                                                               "night_marketing"};
inline constexpr std::array<std::string_view, channels - 1> channel_names{"sms",     "kakao",   "email",  "push",
                                                                          "counter", "printed", "display"};
// By what an advertisement can reach her at all.
inline constexpr std::array advertised_by{Channel::sms,  Channel::kakao,   Channel::email,
                                          Channel::push, Channel::counter, Channel::printed};

inline constexpr std::array<std::string_view, 5> method_names{"paper", "counter_screen", "web", "phone", "imported"};

inline constexpr std::array<std::string_view, 7> guardian_method_names{
    "site_and_text_message", "site_and_card", "site_and_phone_identity", "paper", "email", "phone_call", "other"};

inline std::string_view name_of(GuardianMethod method) {
  return guardian_method_names[static_cast<std::size_t>(method) - 1];
}
inline std::string_view name_of(ConsentMethod method) { return method_names[static_cast<std::size_t>(method) - 1]; }
inline std::string_view name_of(Purpose purpose) { return purpose_names[static_cast<std::size_t>(purpose) - 1]; }
// Empty for Channel::none.
inline std::string_view name_of(Channel channel) {
  return channel == Channel::none ? std::string_view() : channel_names[static_cast<std::size_t>(channel) - 1];
}

// The first has number 1.
inline constexpr std::array<std::string_view, 2> text_languages{"ko", "en"};
// Empty when it is not known.
inline std::string_view name_of(TextLanguage language) {
  return language == TextLanguage::unknown ? std::string_view()
                                           : text_languages[static_cast<std::size_t>(language) - 1];
}

// The first has number 1.
inline constexpr std::array<std::string_view, rights_requests> request_names{
    "access", "correction", "erasure", "stop_processing", "portability", "explanation"};
inline constexpr std::array<std::string_view, 4> asked_by_names{"in_person", "phone", "email", "paper"};
inline constexpr std::array<std::string_view, 3> outcome_names{"done", "refused", "delayed"};
inline constexpr std::array<std::string_view, 4> refusal_reason_names{"law_forbids", "others_harmed", "not_her",
                                                                      "still_looking"};

inline std::string_view name_of(RightsRequest what) { return request_names[static_cast<std::size_t>(what) - 1]; }
inline std::string_view name_of(AskedBy by) { return asked_by_names[static_cast<std::size_t>(by) - 1]; }
inline std::string_view name_of(RightsOutcome outcome) { return outcome_names[static_cast<std::size_t>(outcome) - 1]; }
// Empty for RefusalReason::none.
inline std::string_view name_of(RefusalReason reason) {
  return reason == RefusalReason::none ? std::string_view()
                                       : refusal_reason_names[static_cast<std::size_t>(reason) - 1];
}

template <class Enum>
std::optional<Enum> named(std::span<const std::string_view> names, std::string_view name) {
  const auto at = std::ranges::find(names, name);
  if (at == names.end()) return std::nullopt;
  return static_cast<Enum>(at - names.begin() + 1);
}
inline std::optional<Purpose> purpose_named(std::string_view name) { return named<Purpose>(purpose_names, name); }
inline std::optional<Channel> channel_named(std::string_view name) { return named<Channel>(channel_names, name); }

}  // namespace dangol
