// A shop over a journal that outlives it, so that a test can stop it anywhere and open it again.
#pragma once

#include <doctest/doctest.h>

#include <cstring>
#include <memory>
#include <string>
#include <utility>

#include "catalog/built_in_packs.h"
#include "catalog/trade_pack.h"
#include "events/memory_journal.h"
#include "events/memory_statutory_store.h"
#include "shop/shop.h"

namespace dangol {

struct ShopOfLastingJournal {
  MemoryJournal journal;
  MemoryStatutoryStore statutory;
  SecretKey shop_key = random_key();
  std::unique_ptr<KeyRing> keys;
  FixedClock clock;
  std::unique_ptr<Shop> shop;
  std::uint64_t events = 0;

  explicit ShopOfLastingJournal(std::string_view now) : clock(*parse_instant(now, Zone::utc())) { open(); }

  void open() {
    shop.reset();
    keys = std::make_unique<KeyRing>(shop_key);
    auto opened = Shop::open(journal, *keys, clock, {}, &statutory);
    REQUIRE(opened);
    shop = std::move(*opened);
  }

  void found_cafe() {
    const auto pack = parse_trade_pack(*built_in_pack("cafe"));
    REQUIRE(pack);
    record({}, ShopFounded{"시험 카페", pack->zone, pack->currency, "ko", "cafe", true});
    for (const EventBody& definition : pack->definitions) record({}, definition);
  }

  IdempotencyKey next_key() {
    IdempotencyKey key;
    ++events;
    std::memcpy(key.bytes.data(), &events, sizeof events);
    return key;
  }
  Event event(CustomerId customer, EventBody body) {
    return {Bucket{7}, customer, clock.now(), next_key(), std::move(body)};
  }
  void record(CustomerId customer, EventBody body) {
    const auto recorded = shop->record(event(customer, std::move(body)));
    CAPTURE((recorded ? std::string() : recorded.error().message));
    REQUIRE(recorded);
  }
};

}  // namespace dangol
