// The times, money and words of one shop.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/language.h"
#include "base/money.h"
#include "base/time.h"
#include "events/event.h"

namespace dangol {

struct ShopSettings {
  ShopFounded founded;
  Bucket bucket;
  Zone zone = Zone::utc();

  // What money is counted in; won where the shop was founded with what is no longer known.
  Currency currency() const { return currency_named(founded.currency).value_or(*currency_named("KRW")); }

  // In which the shop writes to its guests.
  Language language() const { return founded.language == "en" ? Language::english : Language::korean; }

  HoldOutSet suggestion_hold_out;  // of nobody until it is set
  Instant hold_out_since;
  ExplorationSet exploration;  // none until it is set

  SendingArranged sending;
  std::vector<GatewayArranged> gateways;  // at most one of each channel
  std::string display_token;              // of the link to the screens that call names; empty: none was made

  const GatewayArranged* gateway(Channel channel) const;
  RetentionSet retention;
  std::optional<date::year_month> trail_reviewed;  // the latest month that was looked through

  // Folds what arranges sending and trying out, how long guests are kept and that the trail was looked through; nothing
  // else.
  void arrange(const EventBody& body);

  std::vector<SegmentDefined> segments;  // in the order in which they were first defined
};

}  // namespace dangol
