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
  bool is_of_what_is_bought_once = false;
  Question which = Question::whether;
};

// Everything but the form of the text and whether it is complete. Wants the lock, shared.
SendQuestion question_about(const Shop::Parts& parts, CustomerId customer, const AskedAbout& asked, Instant now);

// Of one message, in minor units.
std::int64_t price_of(const SendingArranged& sending, Channel channel);

// Where a message reaches her; empty: nowhere.
std::string address_of(const Profile& profile, Channel channel);

// What the shop puts around an advertisement's words. The link to refuse by is hers alone.
AdvertisingParts advertising_parts(const Shop::Parts& parts, CustomerId customer);
// What those parts make of the form.
AdvertisingForm form_of(const AdvertisingParts& parts);

}  // namespace dangol
