// The times, money and words of one shop.
#pragma once

#include "base/ids.h"
#include "base/time.h"
#include "events/event.h"

namespace dangol {

struct ShopSettings {
  ShopFounded founded;
  Bucket bucket;
  Zone zone = Zone::utc();
  HoldOutSet suggestion_hold_out;  // of nobody until it is set
};

}  // namespace dangol
