// A campaign's message for one guest after another: her text, or why she gets none.
//
//   MessageWriter writer(parts, *read_message(campaign, language), now);
//   const WrittenMessage written = writer.write(guest);
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "events/event.h"
#include "events/key_ring.h"
#include "shop/send_question.h"
#include "shop/shop_parts.h"
#include "templates/alimtalk.h"
#include "templates/message_template.h"

namespace dangol {

struct MessageToWrite {
  Channel channel = Channel::none;
  MessageClass what = MessageClass::advertising;
  ItemId bought_once;             // CampaignDefined::bought_once
  std::string alimtalk_template;  // Alimtalk::template_id
  MessageTemplate subject;
  MessageTemplate text;
  std::optional<AlimtalkTemplate> to_register;  // information by KakaoTalk, where its text can be registered
};

// `invalid_input`: where the subject or the text stops making sense, or advertises although it calls itself
// information; why it is no Alimtalk although it names a template.
Result<MessageToWrite> read_message(const CampaignDefined& campaign, Language language);
Result<MessageToWrite> read_message(const OneMessage& message, Language language);

struct WrittenMessage {
  std::optional<SuppressionReason> held_back = {};
  std::string subject = {};
  std::string words = {};  // what the shop wrote
  std::string text = {};   // with what the law wants around an advertisement
  Alimtalk alimtalk = {};
  PlaceholderSet known = {};    // what could have been said
  PlaceholderSet missing = {};  // what could not, and leaves it incomplete
  bool asks_how_it_was = false;
  SpeechLevel wished = SpeechLevel::polite;  // how she wishes to be spoken to
};

struct ToQueue {
  Bucket bucket;
  CustomerId customer;
  Instant at;
  MessageId message;
  CampaignId campaign;  // 0: of none
  Channel channel{};
  MessageClass what{};
};

// What is recorded, together or not at all, when it is queued.
std::vector<Event> queued_events(const KeyRing& keys, const ToQueue& to, WrittenMessage written);

class MessageWriter {
 public:
  MessageWriter(const Shop::Parts& parts, MessageToWrite message, Instant now)
      : parts_(parts),
        message_(std::move(message)),
        asks_(placeholders_of(message_.text)[index_of(Placeholder::feedback)]),
        now_(now) {}

  const MessageToWrite& message() const { return message_; }

  // Nothing is written to whom nothing goes. Wants the lock, shared, as the next one does.
  WrittenMessage write(CustomerId customer, const CustomerMemory& memory) const;
  // Also what she will not get: to look at.
  WrittenMessage write_anyway(CustomerId customer, const CustomerMemory& memory) const;

 private:
  // What is known of her and asked of the gate before a word is written.
  struct Addressee {
    const CustomerMemory& memory;
    Customer customer;
    AdvertisingParts parts;
    SendQuestion question;
  };
  Addressee addressee(CustomerId customer, const CustomerMemory& memory) const;
  WrittenMessage written(Addressee her) const;

  const Shop::Parts& parts_;
  MessageToWrite message_;
  bool asks_;  // her how it was
  Instant now_;
};

}  // namespace dangol
