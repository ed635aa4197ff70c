// Invents a café that looks like a real one: regulars with Korean names, habits, moods and months of orders. For trying
// Dangol out, for training staff and for measuring at size; the shop is marked as invented on every screen.
// The same options give the same café, event for event.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>

#include "base/result.h"
#include "base/time.h"
#include "catalog/catalog.h"
#include "events/event.h"

namespace dangol {

struct InventedCafe {
  int customers = 80;
  int days = 180;  // of history before `until`
  int walk_ins_a_day = 25;
  std::uint64_t seed = 1;
  Instant until;                      // nothing is invented after this
  std::string consent_version = "1";  // of the texts to which the guests say yes
  std::function<bool(CustomerId)> gets_none = [](CustomerId) { return false; };  // no suggestions: she is held out
};

// All that a message needs but somebody to carry it: there is no gateway, so nothing leaves. The numbers are nobody's.
SendingArranged invented_sending(std::string shop_name);

// Events in the order in which they happened, in batches; an error of the sink ends it.
using EventSink = std::function<Result<void>(std::span<const Event>)>;

// `catalog` holds the café pack's items. Money and hours are those of `zone`.
Result<void> invent(const InventedCafe& options, Bucket bucket, const Catalog& catalog, const Zone& zone,
                    const EventSink& sink);

}  // namespace dangol
