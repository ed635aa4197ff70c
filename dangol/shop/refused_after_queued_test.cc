// A refusal acts on what is queued already (docs/law.md F6): whatever she was to get is held back when it is its turn.
#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "shop/guest_link.h"
#include "shop/lasting_journal_test.h"

namespace dangol {
namespace {

constexpr CustomerId minji{42};
constexpr CustomerId jiwoo{43};

class RecordingGateway final : public Gateway {
 public:
  HandOver send(Permission permission, const OutgoingMessage&) override {
    sent_to.push_back(permission.customer());
    return {Handed::accepted, "r", {}};
  }
  std::optional<Handed> what_became_of(MessageId) override { return {}; }

  std::vector<CustomerId> sent_to;
};

// A shop that may advertise, by e-mail, to two guests who agreed.
struct AdvertisingShop : ShopOfLastingJournal {
  RecordingGateway gateway;

  AdvertisingShop() : ShopOfLastingJournal("2026-11-02T10:00:00+09:00") {
    record({}, ShopFounded{"시험 카페", "Asia/Seoul", "KRW", "ko", "cafe", true});
    SendingArranged sending;
    sending.sender_name = "시험 카페";
    sending.contact = "02-000-0000";
    sending.public_url = "https://cafe.example";
    record({}, sending);
    for (const CustomerId guest : {minji, jiwoo}) {
      Profile profile;
      profile.name = "김민지";
      profile.email = "guest@cafe.example";
      record(guest, CustomerRegistered{profile});
      record(guest, ConsentChanged{Purpose::marketing, true, ConsentMethod::paper, "1", Channel::email});
    }
  }

  void refuse(CustomerId guest, Channel channel = Channel::none) {
    record(guest, ConsentChanged{Purpose::marketing, false, ConsentMethod::web, "1", channel});
  }
  void hand_over() {
    const auto house = shop->house();
    while (true) {
      const auto looked_at = hand_over_due(*house, gateway, Channel::email);
      REQUIRE(looked_at);
      if (*looked_at == 0) return;
    }
  }
  OutboxMessage only_message_of(CustomerId guest) const {
    const auto all = shop->messages_of(guest);
    REQUIRE(all.size() == 1);
    return all.front().message;
  }
};

}  // namespace

TEST_CASE("an advertisement that is queued does not leave once she refuses; what informs her does") {
  for (const Channel refused : {Channel::none, Channel::email}) {
    for (const MessageClass what : {MessageClass::advertising, MessageClass::information}) {
      AdvertisingShop cafe;
      const auto queued =
          cafe.shop->queue_message(minji, {Channel::email, what, "소식", "새 크림빵이 나왔습니다."}, cafe.next_key());
      REQUIRE(queued);
      REQUIRE_FALSE(queued->held_back);
      cafe.refuse(minji, refused);
      cafe.hand_over();
      const bool informs = what == MessageClass::information;
      CHECK(cafe.gateway.sent_to.size() == (informs ? 1 : 0));
      const OutboxMessage message = cafe.only_message_of(minji);
      CHECK(message.step == (informs ? MessageStep::accepted : MessageStep::held_back));
      if (!informs) CHECK(message.reason == SuppressionReason::refused);
    }
  }
}

TEST_CASE("who refuses while a campaign is on its way out of the house gets nothing of it, the others do") {
  AdvertisingShop cafe;
  CampaignDefined campaign;
  campaign.campaign = CampaignId{1};
  campaign.name = "크림빵";
  campaign.rule = "visits >= 0";
  campaign.subject = "소식";
  campaign.text = "{name} 님, 새 크림빵이 나왔습니다.";
  campaign.starts_at = cafe.clock.now();
  cafe.record({}, campaign);
  cafe.record({}, CampaignMoved{campaign.campaign, CampaignState::running});
  const auto selected = cafe.shop->select_guests(campaign.campaign);
  REQUIRE(selected);
  REQUIRE(selected->queued == 2);
  cafe.refuse(minji);
  cafe.hand_over();
  CHECK(cafe.gateway.sent_to == std::vector<CustomerId>{jiwoo});
  CHECK(cafe.only_message_of(minji).reason == SuppressionReason::refused);
}

TEST_CASE("of a thousand who refuse in one moment none gets what waits, and each hears that it was heard") {
  constexpr std::uint64_t crowd = 1'000;
  AdvertisingShop cafe;
  for (std::uint64_t i = 100; i < 100 + crowd; ++i) {
    Profile profile;
    profile.name = "이서연";
    profile.email = "crowd@cafe.example";
    cafe.record({i}, CustomerRegistered{profile});
    cafe.record({i}, ConsentChanged{Purpose::marketing, true, ConsentMethod::paper, "1", Channel::email});
    const auto queued = cafe.shop->queue_message(
        {i}, {Channel::email, MessageClass::advertising, "소식", "새 크림빵이 나왔습니다."}, cafe.next_key());
    REQUIRE(queued);
    REQUIRE_FALSE(queued->held_back);
  }
  std::atomic<std::uint64_t> heard = 0;
  for (std::uint64_t i = 100; i < 100 + crowd; ++i) {
    const ConsentChanged no{Purpose::marketing, false, ConsentMethod::web, "1"};
    cafe.shop->record_later({cafe.shop->settings().bucket, {i}, cafe.clock.now(), cafe.next_key(), no},
                            [&heard](const Result<Receipt>& receipt) { heard += receipt ? 1U : 0U; });
  }
  while (heard < crowd) std::this_thread::sleep_for(std::chrono::milliseconds{1});
  cafe.hand_over();
  CHECK(cafe.gateway.sent_to.empty());
}

}  // namespace dangol
