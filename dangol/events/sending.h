// What is sent, how the shop has arranged it, and what became of each message: the events of sending.
// A message is queued, handed over and reported on; each step is an event of the customer to whom it goes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "events/suppression_reason.h"

namespace dangol {

// By what she may be told something: text messages, KakaoTalk, e-mail, an app's notices; in the shop itself by staff at
// the counter, on a printed card, on a display.
enum class Channel : std::uint8_t {
  none = 0,
  sms = 1,
  kakao = 2,
  email = 3,
  push = 4,
  counter = 5,
  printed = 6,
  display = 7
};
inline constexpr std::size_t channels = 8;  // with none

// Mixed is advertising; so are greetings and birthday wishes. Information: facts of an order, booking or payment.
enum class MessageClass : std::uint8_t { information = 1, advertising = 2 };

// ---- the shop (customer 0) ------------------------------------------------------------------------------------------

// At most so many advertisements, over all channels. Days are the shop's; a month is 30 of them.
struct FrequencyCap {
  int to_one_a_day = 1;
  int to_one_in_7_days = 2;
  int to_one_in_30_days = 4;
  int by_shop_a_day = 10'000;
  friend bool operator==(const FrequencyCap&, const FrequencyCap&) = default;
};

// When advertisements go that would disturb at night, in minutes of the shop's local day: from the first on, until the
// other. At most from eight in the morning to nine in the evening (Network Act 50(3)), ten minutes early for a relay
// that is slow.
struct AdvertisingHours {
  std::int16_t from = 8 * 60;
  std::int16_t until = 20 * 60 + 50;
  friend bool operator==(const AdvertisingHours&, const AdvertisingHours&) = default;
};

// Who carries text messages and KakaoTalk for the shop.
struct Relay {
  std::string name = {};
  std::string certificate = {};      // its number (전송자격인증)
  std::int32_t certified_until = 0;  // local day, the last on which the certificate holds
  bool has_contract = false;
  bool is_announced = false;    // on the shop's public notice
  bool customers_know = false;  // that it carries advertising
  friend bool operator==(const Relay&, const Relay&) = default;
};

struct SenderNumber {
  std::string digits = {};
  bool is_registered = false;
  friend bool operator==(const SenderNumber&, const SenderNumber&) = default;
};

struct SendingArranged {       // a later one replaces an earlier one
  std::string sender_name;     // as an advertisement names who sends it
  std::string contact;         // the shop's number or address in it
  std::string opt_out_number;  // free for who calls (080), digits; may be empty
  std::string public_url;      // https: where guests reach their own page; empty: nowhere
  SenderNumber sender;
  Relay relay;
  FrequencyCap cap;
  std::optional<std::int64_t> budget_minor;  // a calendar month; none: no limit
  std::int64_t sms_price_minor = 0;          // of one message
  std::int64_t kakao_price_minor = 0;
  AdvertisingHours hours = {};
  friend bool operator==(const SendingArranged&, const SendingArranged&) = default;
};

// A display is the shop's own: its secret is the token of the link by which the screens are opened
// (shop/display_link.h).
enum class GatewayKind : std::uint8_t { smtp = 1, solapi = 2, webhook = 3, display = 4 };

struct GatewayArranged {  // sealed with the shop's key; a later one of the channel replaces an earlier one
  Channel channel = Channel::email;
  GatewayKind kind = GatewayKind::smtp;
  std::string url;     // smtp://host:587, smtps://host:465, https://...; empty: there is none any more
  std::string user;    // or the key's name
  std::string secret;  // password, or what is signed with
  std::string from;    // address, or Kakao's profile
  friend bool operator==(const GatewayArranged&, const GatewayArranged&) = default;
};

struct CampaignDefined {  // a later one of the id replaces an earlier one while that has not begun
  CampaignId campaign;
  std::string name;
  std::string rule;  // who: segments/expression.h
  Channel channel = Channel::email;
  MessageClass message = MessageClass::advertising;
  std::string subject;  // a template, as is the text
  std::string text;
  Instant starts_at;  // unknown_instant: at once
  std::uint32_t again_after_days =
      0;                 // 0: once. Else each day to those in the rule, to each not sooner than this again
  ItemId bought_once{};  // it is about this, of which one is enough: none to who has it; 0: about nothing such
  std::string alimtalk_template = {};  // Alimtalk::template_id
  friend bool operator==(const CampaignDefined&, const CampaignDefined&) = default;
};

enum class CampaignState : std::uint8_t { drafted = 1, running, paused, cancelled };

struct CampaignMoved {
  CampaignId campaign;
  CampaignState to = CampaignState::running;
  StaffId staff{};
  friend bool operator==(const CampaignMoved&, const CampaignMoved&) = default;
};

// The guests of a day were looked through to the end: so many were queued, so many held back for each reason.
struct CampaignSelected {
  CampaignId campaign;
  std::int32_t day = 0;  // local
  std::uint64_t queued = 0;
  std::vector<std::pair<SuppressionReason, std::uint64_t>> held_back;
  friend bool operator==(const CampaignSelected&, const CampaignSelected&) = default;
};

// ---- one customer ---------------------------------------------------------------------------------------------------

// A message that the law wants sent (Network Act 50(7), 50-8; PIPA 36, 37).
enum class Notice : std::uint8_t {
  none = 0,
  answers = 1,        // what she said about advertising has been done
  consent_holds = 2,  // she agreed two years ago, and may stop
  erased = 3,         // everything about her, as she asked
  requests = 4,       // what became of what she asked for (events/rights.h)
};

// KakaoTalk in words that Kakao has approved beforehand, but for the variables in them: to whoever has the number, and
// never advertising.
struct Alimtalk {
  std::string template_id = {};                                     // the provider's; empty: it is none
  std::vector<std::pair<std::string, std::string>> variables = {};  // name as registered, without #{ }, and value
  friend bool operator==(const Alimtalk&, const Alimtalk&) = default;
};

struct MessageQueued {  // sealed with her key: the text is as personal as she is
  MessageId message;
  CampaignId campaign;  // 0: of none
  Channel channel = Channel::email;
  MessageClass what = MessageClass::information;
  std::string subject;
  std::string text;
  Notice notice = Notice::none;
  Alimtalk alimtalk = {};
  friend bool operator==(const MessageQueued&, const MessageQueued&) = default;
};

enum class MessageStep : std::uint8_t {
  queued = 0,        // as MessageQueued says
  handing_over = 1,  // durable before anything leaves: a crash from here on leaves it unknown
  accepted,          // by the provider
  not_taken,         // certainly not with the provider: may be tried again
  unknown,           // perhaps with the provider
  delivered,
  failed,     // refused by the provider, or given up
  held_back,  // by the gate, for `reason`
  cancelled,
  bounced,  // there is no such address (any more)
};

struct MessageMoved {
  MessageId message;
  MessageStep step = MessageStep::handing_over;
  SuppressionReason reason = SuppressionReason::end;  // of `held_back`
  std::string reference;                              // the provider's; nothing personal
  std::string detail;                                 // its code, or ours; nothing personal
  friend bool operator==(const MessageMoved&, const MessageMoved&) = default;
};

}  // namespace dangol
