// What the gate is asked about one guest and one message, from what the shop knows now.
#pragma once

#include <string>

#include "consent/gate.h"
#include "outbox/hand_over.h"
#include "shop/shop_parts.h"
#include "templates/advertising_form.h"

namespace dangol {

struct AskedAbout {
  Channel channel = Channel::none;
  MessageClass what = MessageClass::advertising;
  ItemId bought_once{};  // CampaignDefined::bought_once
  Question which = Question::whether;
};

// What is the same for everybody: what the shop has arranged and what it sent today. Wants the lock, shared.
SendQuestion question_for_all(const Shop::Parts& parts, const AskedAbout& asked, Instant now);
// Everything but the form of the text and whether it is complete. `profile` is hers, unpacked. Wants the lock, shared.
SendQuestion question_about(const Shop::Parts& parts, CustomerId customer, const CustomerMemory& memory,
                            const Profile& profile, const AskedAbout& asked, Instant now);
// Likewise; of nobody known: without an address.
SendQuestion question_about(const Shop::Parts& parts, CustomerId customer, const AskedAbout& asked, Instant now);

// Whether an open complaint, her own pace, fatigue at whatever hour, or an address from which something came back, may
// hold back advertising from her. Wants the lock, shared.
bool may_be_touchy(const Shop::Parts& parts, CustomerId customer, const CustomerMemory& memory);

// What was sent by that channel to the number or mailbox that she has now came back, within the last half year:
// mailboxes come back to life.
bool is_address_dead(std::span<const OutboxMessage> hers, const CustomerMemory& memory, Channel channel, Instant now);

// Of one message, in minor units.
std::int64_t price_of(const SendingArranged& sending, Channel channel);

// Whether it reaches the telephone number, and is answered from there.
bool is_by_phone(Channel channel);

// Where a message reaches her; empty: nowhere.
std::string address_of(const Profile& profile, Channel channel);

// What the shop puts around an advertisement's words. The link to refuse by is hers alone.
AdvertisingParts advertising_parts(const Shop::Parts& parts, CustomerId customer);
// What those parts make of the form.
AdvertisingForm form_of(const AdvertisingParts& parts);

}  // namespace dangol
