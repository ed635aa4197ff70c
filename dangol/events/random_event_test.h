// Events of every kind with random contents, for property tests of the codec and of journals.
#pragma once

#include "base/property_test.h"
#include "events/event.h"

namespace dangol {

inline std::string random_text(TestDice& dice) { return random_bytes(dice, 40); }

template <class IdType>
IdType random_id(TestDice& dice) {
  return {static_cast<decltype(IdType::value)>(dice() >> roll(dice, 64))};
}

inline Instant random_instant(TestDice& dice) {
  return Instant{std::chrono::milliseconds{static_cast<std::int64_t>(dice()) >> (16 + roll(dice, 40))}};
}

inline std::int64_t random_int64(TestDice& dice) { return static_cast<std::int64_t>(dice()) >> roll(dice, 64); }

inline bool coin(TestDice& dice) { return roll(dice, 2) == 0; }

inline IdempotencyKey random_key(TestDice& dice) {
  IdempotencyKey key;
  for (auto& byte : key.bytes) byte = static_cast<std::uint8_t>(dice());
  return key;
}

inline Profile random_profile(TestDice& dice) {
  Profile profile{random_text(dice),
                  random_text(dice),
                  random_text(dice),
                  random_text(dice),
                  random_text(dice),
                  random_text(dice),
                  {},
                  {},
                  {},
                  coin(dice) ? SpeechLevel::formal : SpeechLevel::polite};
  if (coin(dice)) profile.birth_date = date::sys_days{date::days{static_cast<int>(roll(dice, 60'000)) - 20'000}};
  if (coin(dice)) profile.home_store = random_id<StoreId>(dice);
  if (coin(dice)) profile.member_since = random_instant(dice);
  return profile;
}

inline OrderPlaced random_order(TestDice& dice) {
  OrderPlaced order{random_id<StoreId>(dice), random_id<StaffId>(dice), coin(dice), {}};
  order.lines.resize(roll(dice, 5));
  for (LineItem& line : order.lines) {
    line = {random_id<ItemId>(dice), {}, random_int64(dice), random_int64(dice)};
    line.modifiers.resize(roll(dice, 4));
    for (ModifierId& modifier : line.modifiers) modifier = random_id<ModifierId>(dice);
  }
  return order;
}

inline Channel random_channel(TestDice& dice) { return static_cast<Channel>(1 + roll(dice, channels - 1)); }
inline MessageClass random_class(TestDice& dice) { return static_cast<MessageClass>(1 + roll(dice, 2)); }
inline SuppressionReason random_reason(TestDice& dice) {
  return static_cast<SuppressionReason>(roll(dice, suppression_reasons));
}

inline RightsRequest random_request(TestDice& dice) {
  return static_cast<RightsRequest>(1 + roll(dice, rights_requests));
}

inline FeedbackWay random_way(TestDice& dice) { return static_cast<FeedbackWay>(1 + roll(dice, 4)); }

inline SendingArranged random_arrangement(TestDice& dice) {
  const auto number = [&dice] { return static_cast<int>(roll(dice, 20'000)); };
  SendingArranged arranged{random_text(dice),  random_text(dice), random_text(dice), random_text(dice), {}, {}, {}, {},
                           random_int64(dice), random_int64(dice)};
  arranged.sender = {random_text(dice), coin(dice)};
  arranged.relay = {random_text(dice), random_text(dice), number(), coin(dice), coin(dice), coin(dice)};
  arranged.cap = {number(), number(), number(), number()};
  if (coin(dice)) arranged.budget_minor = random_int64(dice);
  if (coin(dice)) arranged.hours = {static_cast<std::int16_t>(number()), static_cast<std::int16_t>(number())};
  return arranged;
}

inline constexpr std::size_t event_kinds = std::variant_size_v<EventBody>;

// `kind`: the index into EventBody.
inline EventBody random_body(TestDice& dice, std::size_t kind) {
  switch (kind) {
    case 0: {
      return ShopFounded{random_text(dice), random_text(dice), random_text(dice),
                         random_text(dice), random_text(dice), coin(dice)};
    }
    case 1: return StoreDefined{random_id<StoreId>(dice), random_text(dice), random_text(dice)};
    case 2: {
      ItemDefined item{random_id<ItemId>(dice), random_text(dice),  random_text(dice),
                       random_text(dice),       random_int64(dice), {}};
      item.option_groups.resize(roll(dice, 4));
      for (std::string& group : item.option_groups) group = random_text(dice);
      return item;
    }
    case 3: {
      return ModifierDefined{random_id<ModifierId>(dice), random_text(dice), random_text(dice), random_text(dice),
                             random_int64(dice)};
    }
    case 4: {
      return StaffDefined{random_id<StaffId>(dice),
                          random_text(dice),
                          random_text(dice),
                          random_text(dice),
                          coin(dice) ? Role::owner : Role::staff,
                          coin(dice)};
    }
    case 5:
      return HoldOutSet{HeldOut::suggestion, static_cast<std::uint32_t>(roll(dice, 501)),
                        static_cast<std::uint32_t>(7 + roll(dice, 359)), static_cast<std::uint32_t>(roll(dice, 5000))};
    case 6: return SegmentDefined{random_text(dice), random_text(dice)};
    case 7: return random_arrangement(dice);
    case 8:
      return GatewayArranged{random_channel(dice), static_cast<GatewayKind>(1 + roll(dice, 4)),
                             random_text(dice),    random_text(dice),
                             random_text(dice),    random_text(dice)};
    case 9: {
      return CampaignDefined{random_id<CampaignId>(dice),
                             random_text(dice),
                             random_text(dice),
                             random_channel(dice),
                             random_class(dice),
                             random_text(dice),
                             random_text(dice),
                             random_instant(dice),
                             static_cast<std::uint32_t>(roll(dice, 400)),
                             random_id<ItemId>(dice),
                             coin(dice) ? random_text(dice) : ""};
    }
    case 10: {
      return CampaignMoved{random_id<CampaignId>(dice), static_cast<CampaignState>(1 + roll(dice, 4)),
                           random_id<StaffId>(dice)};
    }
    case 11: {
      CampaignSelected selected{random_id<CampaignId>(dice), static_cast<std::int32_t>(roll(dice, 50'000)), dice(), {}};
      selected.held_back.resize(roll(dice, 4));
      for (auto& [reason, guests] : selected.held_back) {
        reason = random_reason(dice);
        guests = dice() >> roll(dice, 64);
      }
      return selected;
    }
    case 12: return CustomerRegistered{random_profile(dice)};
    case 13: return ProfileChanged{random_profile(dice)};
    case 14: return NoteWritten{random_id<StaffId>(dice), random_text(dice)};
    case 15: return AllergyRecorded{random_text(dice), coin(dice)};
    case 16: {
      return ConsentChanged{
          static_cast<Purpose>(1 + roll(dice, 4)),       coin(dice),
          static_cast<ConsentMethod>(1 + roll(dice, 5)), random_text(dice),
          static_cast<Channel>(roll(dice, channels)),    coin(dice) ? random_id<StaffId>(dice) : StaffId{},
          static_cast<TextLanguage>(roll(dice, 3))};
    }
    case 17: return random_order(dice);
    case 18: return OrderVoided{random_key(dice), random_instant(dice), random_order(dice)};
    case 19: {
      MessageQueued queued{random_id<MessageId>(dice), random_id<CampaignId>(dice), random_channel(dice),
                           random_class(dice),         random_text(dice),           random_text(dice)};
      queued.notice = static_cast<Notice>(roll(dice, 5));
      if (coin(dice)) queued.alimtalk = {random_text(dice), {{random_text(dice), random_text(dice)}, {"", ""}}};
      return queued;
    }
    case 20: {
      MessageMoved moved{random_id<MessageId>(dice), static_cast<MessageStep>(1 + roll(dice, 9)),
                         SuppressionReason::end, random_text(dice), random_text(dice)};
      if (moved.step == MessageStep::held_back) moved.reason = random_reason(dice);
      return moved;
    }
    case 21: {
      return ConsentTextPublished{static_cast<Purpose>(1 + roll(dice, 4)),
                                  random_text(dice),
                                  coin(dice) ? "ko" : "en",
                                  random_text(dice),
                                  random_text(dice),
                                  random_text(dice),
                                  random_text(dice),
                                  coin(dice)};
    }
    case 22: return FeedbackAsked{random_way(dice), random_id<StaffId>(dice)};
    case 23:
      return FeedbackGiven{random_way(dice),  static_cast<std::uint8_t>(roll(dice, best_score + 1)),
                           coin(dice),        random_id<ItemId>(dice),
                           random_text(dice), random_id<StaffId>(dice)};
    case 24: return ComplaintAnswered{random_id<StaffId>(dice), random_text(dice)};
    case 25:
      return PaceChosen{static_cast<std::uint32_t>(roll(dice, 31)), static_cast<std::int32_t>(roll(dice, 40'000)),
                        coin(dice) ? random_id<StaffId>(dice) : StaffId{}};
    case 27: {
      ConsentEvidenced evidence{{},
                                static_cast<EvidenceMedia>(1 + roll(dice, 4)),
                                random_text(dice),
                                coin(dice) ? random_id<StaffId>(dice) : StaffId{}};
      evidence.answers.resize(roll(dice, 4));
      for (EvidencedAnswer& answer : evidence.answers) {
        answer = {static_cast<Purpose>(1 + roll(dice, 4)), static_cast<Channel>(roll(dice, channels)),
                  random_instant(dice)};
      }
      return evidence;
    }
    case 28: {
      return GuardianConsented{random_text(dice), random_text(dice), static_cast<GuardianMethod>(1 + roll(dice, 7)),
                               coin(dice) ? random_id<StaffId>(dice) : StaffId{}};
    }
    case 29: return CameOfAge{};
    case 30:
      return RightsAsked{random_request(dice), static_cast<AskedBy>(1 + roll(dice, 4)), random_id<StaffId>(dice)};
    case 31:
      return RightsAnswered{random_request(dice), static_cast<RightsOutcome>(1 + roll(dice, 3)),
                            static_cast<RefusalReason>(roll(dice, 5)), random_id<StaffId>(dice)};
    case 32:
      return TrailReviewed{date::year{static_cast<int>(roll(dice, 9'999))} / static_cast<int>(1 + roll(dice, 12)),
                           random_id<StaffId>(dice)};
    case 33: {
      SuggestionShown suggested{0, std::vector<ConsideredItem>(1 + roll(dice, most_considered))};
      for (ConsideredItem& each : suggested.among) {
        each = {random_id<ItemId>(dice), static_cast<std::uint32_t>(roll(dice, ten_thousandths + 1)),
                static_cast<std::uint32_t>(roll(dice, ten_thousandths + 1))};
      }
      suggested.shown = static_cast<std::uint32_t>(roll(dice, suggested.among.size()));
      return suggested;
    }
    case 34: return ExplorationSet{static_cast<std::uint32_t>(roll(dice, 501))};
    default: {
      RetentionSet kept{static_cast<std::uint32_t>(roll(dice, 121))};
      for (std::uint64_t i = roll(dice, 3); i > 0; --i) kept.distance_stores.push_back(random_id<StoreId>(dice));
      return kept;
    }
  }
}

// Of a customer 1 .. `customers`, or of the shop where the kind is the shop's.
inline Event random_event(TestDice& dice, std::size_t kind, std::size_t customers = 3) {
  const bool of_shop = kind <= 11 || kind == 21 || kind == 26 || kind == 32 || kind == 34;
  return {Bucket{7}, of_shop ? CustomerId{} : CustomerId{1 + roll(dice, customers)}, random_instant(dice),
          random_key(dice), random_body(dice, kind)};
}

}  // namespace dangol
