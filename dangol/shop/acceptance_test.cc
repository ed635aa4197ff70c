#include "shop/acceptance.h"

#include <doctest/doctest.h>

#include "catalog/built_in_packs.h"
#include "catalog/trade_pack.h"

namespace dangol {
namespace {

// The café's menu as definitions of one batch, or folded into a catalogue.
std::vector<EventBody> menu() {
  const auto pack = parse_trade_pack(*built_in_pack("cafe"));
  REQUIRE(pack);
  return pack->definitions;
}

// Two options of the first group that has two; of different groups when `apart`.
std::vector<ModifierId> two_options(const Catalog& catalog, bool apart) {
  for (const ModifierDefined& one : catalog.modifiers()) {
    for (const ModifierDefined& other : catalog.modifiers()) {
      if (one.modifier < other.modifier && (one.group == other.group) != apart) return {one.modifier, other.modifier};
    }
  }
  return {};
}

}  // namespace

TEST_CASE("a line takes one option of a group, whether the menu is recorded already or in the same batch") {
  const ShopMemory empty;
  ShopMemory knowing;
  BatchDefinitions none;
  BatchDefinitions batch;
  Catalog catalog;
  for (const EventBody& body : menu()) {
    const Event event{Bucket{1}, {}, {}, {}, body};
    catalog.apply(body);
    batch.note(event, ShopMemory());
    knowing.apply(event);
  }
  const auto order = [&](bool apart) {
    return Event{Bucket{1},
                 {},
                 {},
                 {},
                 OrderPlaced{{}, {}, true, {{catalog.items().front().item, two_options(catalog, apart), 1000, 1}}}};
  };
  CHECK(accept(order(true), knowing, none, Instant{}));
  CHECK(accept(order(true), empty, batch, Instant{}));
  CHECK(accept(order(false), knowing, none, Instant{}).error().code == ErrorCode::invalid_input);
  CHECK(accept(order(false), empty, batch, Instant{}).error().code == ErrorCode::invalid_input);
}

TEST_CASE("at most half of all are held out, each watched for a week to a year") {
  const auto accepted = [](std::uint32_t share_thousandths, std::uint32_t window_days) {
    const HoldOutSet set{HeldOut::suggestion, share_thousandths, window_days, 0};
    return static_cast<bool>(accept({Bucket{1}, {}, {}, {}, set}, ShopMemory(), BatchDefinitions(), Instant{}));
  };
  CHECK(accepted(0, 28));
  CHECK(accepted(500, 7));
  CHECK(accepted(500, 365));
  CHECK_FALSE(accepted(501, 28));
  CHECK_FALSE(accepted(100, 6));
  CHECK_FALSE(accepted(100, 366));
}

TEST_CASE("a segment has a name and a rule that this shop can read; there are not too many") {
  ShopMemory memory;
  for (const EventBody& body : menu()) memory.apply({Bucket{1}, {}, {}, {}, body});
  const auto accepted = [&](const std::string& name, const std::string& rule) {
    return static_cast<bool>(accept({Bucket{1}, {}, {}, {}, SegmentDefined{name, rule}}, memory, {}, Instant{}));
  };
  CHECK(accepted("단골", "visits >= 5"));
  CHECK(accepted("빵을 찾는 분", "bought \"크림빵\" at least 3 times in 90 days"));
  CHECK_FALSE(accepted("단골", "visits >= five"));
  CHECK_FALSE(accepted("단골", "bought \"없는 것\""));
  CHECK_FALSE(accepted("", "visits >= 5"));
  CHECK_FALSE(accepted(" 단골", "visits >= 5"));
  CHECK_FALSE(accepted(std::string(121, 'a'), "visits >= 5"));
  CHECK_FALSE(accepted("900101-1234568", "visits >= 5"));
  CHECK(accepted("누구도 모르는 것", ""));
  for (std::size_t i = 0; i < most_saved_segments; ++i) {
    memory.apply({Bucket{1}, {}, {}, {}, SegmentDefined{"s" + std::to_string(i), "visits >= 5"}});
  }
  CHECK_FALSE(accepted("단골", "visits >= 5"));
  CHECK(accepted("s1", "visits >= 6"));
  CHECK(accepted("s1", ""));
}

}  // namespace dangol
