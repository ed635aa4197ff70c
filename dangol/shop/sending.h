// What a shop tells of its sending: who would get a campaign and who would not and why, what became of each message.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "events/event.h"
#include "outbox/outbox.h"
#include "templates/likeness.h"
#include "templates/message_template.h"
#include "templates/sms_size.h"
#include "templates/speech_levels.h"

namespace dangol {

// Who is in a campaign's rule and had it not lately, and what the gate says to an advertisement in its form, as yet
// without words.
struct ChosenGuest {
  CustomerId id;
  SuppressionReason reason = SuppressionReason::end;  // of who is chosen: what will have passed by morning; `end`: none
};
struct CampaignChoice {
  std::uint64_t guests = 0;
  std::array<std::uint64_t, suppression_reasons> held_back{};  // for good: not chosen
  std::vector<ChosenGuest> chosen;                             // ids ascend
  std::vector<ChosenGuest> some_held_back;                     // those of lowest id; ascending
};

// A message of a campaign as one guest would get it, or why she would not.
struct CampaignGuest {
  CustomerId id;
  std::string name;
  std::string text;                          // empty when she would not
  std::optional<SuppressionReason> because;  // nothing when she would
};

struct CampaignPreview {
  std::uint64_t guests = 0;  // in the rule
  std::uint64_t would_get = 0;
  std::array<std::uint64_t, suppression_reasons> held_back{};
  // Of those who may get it so many texts were written: all, or a fair sample of many. What texts alone tell is known
  // of these: whose would say what is not known of her, how long they are and how alike.
  std::uint64_t written = 0;
  std::vector<CampaignGuest> shown;                   // some who would, then some who would not
  double likeness = 0;                                // templates/likeness.h: of what the shop wrote
  std::vector<PersonalTouch> more_personal;           // of those who were compared
  std::array<std::uint64_t, text_speeches> speech{};  // texts that speak in each
  std::uint64_t less_formal_than_wished = 0;          // texts to guests who wish to be spoken to formally
  SmsSize longest;                                    // of the texts
  std::int64_t price_minor = 0;                       // of them all
  // Information by KakaoTalk may go as Alimtalk once Kakao has approved these words; empty: it cannot.
  std::string alimtalk_to_register;
};

struct MessageTo {
  CustomerId customer;
  MessageQueued words;
};

// One message in a list.
struct MessageLook {
  OutboxMessage message;
  std::string name;
  std::string campaign;  // its name; empty of none
};

// Printed cards of a campaign: how many wait, and of which nobody has told yet whether they came out.
struct UnansweredCard {
  MessageId id;
  CustomerId customer;
  MessageStep step{};  // handing_over, or unknown: too long ago
  std::string called;
};
struct CardsToPrint {
  std::uint64_t waiting = 0;
  std::vector<UnansweredCard> unanswered;
};

// She ordered a while ago, and no display has called her since.
struct GuestToCall {
  CustomerId id;
  std::string called;
  Instant ordered_at;
};

// A guest was called by name, or why she was not.
struct NameCall {
  std::string text;
  MessageStep step{};                          // accepted: a display has shown it
  std::optional<SuppressionReason> held_back;  // then nothing was queued
};

struct OneMessage {
  Channel channel = Channel::email;
  MessageClass what = MessageClass::information;
  std::string subject;  // of e-mail; templates, both
  std::string text;
  std::string alimtalk_template = {};  // Alimtalk::template_id
};

// A message as one guest would get it.
struct MessageForOne {
  std::string subject;
  std::string
      text;  // with what the law wants around an advertisement, as far as it is arranged; empty: words are missing
  PlaceholderSet missing;
  SmsSize size = {};  // of the text
  TextSpeech speech = TextSpeech::none;
  SpeechLevel wished = SpeechLevel::polite;         // by her
  std::optional<SuppressionReason> held_back = {};  // why nothing would go now
};

struct QueuedMessage {
  MessageId id;
  std::optional<SuppressionReason> held_back;  // then nothing was queued
};

}  // namespace dangol
