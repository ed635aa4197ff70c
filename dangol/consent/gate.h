// The one door through which anything is sent: asked when a message is queued and again when it is handed over.
//
//   const SendVerdict verdict = gate(question);
//   if (const auto* reason = std::get_if<SuppressionReason>(&verdict)) ...       told to the owner
//   gateway.send(std::get<Permission>(std::move(verdict)), message);
//
// Pure: the same question has the same verdict. A Permission cannot be had in another way.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/ids.h"
#include "base/time.h"
#include "consent/consent_state.h"
#include "consent/consent_texts.h"
#include "events/event.h"

namespace dangol {

// Said, printed or shown in the shop: nothing is transmitted, so what the law asks of transmitting does not hold.
constexpr bool is_in_house(Channel channel) { return channel >= Channel::counter; }

// What the text of an advertisement holds.
struct AdvertisingForm {
  bool is_marked = false;
  bool names_sender = false;
  bool offers_free_opt_out = false;
};

// Advertisements that went out or may have, by any channel.
struct SentSoFar {
  int to_her_today = 0;
  int to_her_in_7_days = 0;
  int to_her_in_30_days = 0;
  int by_shop_today = 0;
};

// 8 to 11 digits: with an area code or mobile prefix, or eight of a nationwide number (15xx, 16xx, 18xx).
bool is_sender_number(std::string_view digits);

// From so much on nothing more is advertised to her.
inline constexpr float most_fatigue = 0.5F;

struct SendQuestion {
  CustomerId customer;
  Channel channel = Channel::sms;
  MessageClass message = MessageClass::advertising;
  Instant now;
  Zone zone = Zone::utc();  // the shop's
  bool has_address = false;
  bool is_address_dead = false;  // what was sent to it came back
  ConsentState consent;
  CountsSince counts_since;               // ConsentTexts::counts_since() of the shop
  std::optional<Instant> reconfirmed_at;  // she was last told that her consent still holds
  AdvertisingForm form;
  bool is_resting = false;  // PaceChosen::rests_until lies ahead
  bool has_open_complaint = false;
  bool is_of_what_is_bought_once = false;
  SentSoFar sent;
  FrequencyCap cap;
  AdvertisingHours hours;
  std::optional<int> she_wants_in_30_days;  // at most; none: as the cap allows
  float fatigue = 0;  // 0..1: learned chance that one more is not heeded either (feedback/fatigue.h)
  Relay relay;
  SenderNumber sender;
  bool is_within_budget = true;
  bool is_text_complete = true;
};

// The local day from which her yes to that, by the question's channel, counts no more unless she was told that it still
// holds; nothing when she said no such thing.
std::optional<std::int32_t> goes_stale_on(const SendQuestion& question, Purpose purpose);
// She agreed to advertising at night, to the text that holds now: until this day, like any yes.
std::optional<std::int32_t> agreed_to_night_until(const SendQuestion& question);

// Leave to hand one message over by one channel, once, within a minute.
class Permission {
 public:
  // What is moved from is over: until() is long ago.
  Permission(Permission&& other) noexcept;
  Permission& operator=(Permission&& other) noexcept;

  CustomerId customer() const { return customer_; }
  Channel channel() const { return channel_; }
  MessageClass message() const { return message_; }
  Instant until() const { return until_; }

 private:
  friend std::variant<Permission, SuppressionReason> gate(const SendQuestion& question);
  explicit Permission(const SendQuestion& question);

  CustomerId customer_;
  Channel channel_ = Channel::none;
  MessageClass message_ = MessageClass::advertising;
  Instant until_ = unknown_instant;
};

// The next time that advertising hours begin: when it may go again that waited for them or for another day.
Instant next_morning(Instant now, const Zone& zone, const AdvertisingHours& hours = {});

using SendVerdict = std::variant<Permission, SuppressionReason>;
SendVerdict gate(const SendQuestion& question);

}  // namespace dangol
