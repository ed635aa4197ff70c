// A shop that writes to its guests, over a journal that outlives it, so that it can stop anywhere and be opened again.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "shop/lasting_journal_test.h"
#include "shop/sender.h"

namespace dangol {

inline constexpr Bucket mailing_bucket{7};
inline constexpr CampaignId mailed_campaign{5};
inline constexpr int mailed_guests = 40;

struct Sent {
  std::string to, text, opt_out_url;
  Alimtalk alimtalk;
};

class TakingGateway final : public Gateway {
 public:
  TakingGateway(std::vector<Sent>& sent, Handed answer) : sent_(sent), answer_(answer) {}
  HandOver send(Permission permission, const OutgoingMessage& message) override {
    CHECK(Permission(std::move(permission)).until() > unknown_instant);
    sent_.push_back({message.to, message.text, message.opt_out_url, message.alimtalk});
    return {answer_, "ref", ""};
  }
  std::optional<Handed> what_became_of(MessageId) override { return std::nullopt; }

 private:
  std::vector<Sent>& sent_;
  Handed answer_;
};

struct MailingCafe : ShopOfLastingJournal {
  std::vector<Sent> sent;

  MailingCafe() : ShopOfLastingJournal("2024-07-01T10:00:00+09:00") {
    found_cafe();
    // So long ago that they have been told what they said.
    const Instant today = clock.now();
    clock.set(today - date::days{60});
    for (int i = 1; i <= mailed_guests; ++i) add_guest({static_cast<std::uint64_t>(i)});
    clock.set(today);
    SendingArranged sending;
    sending.sender_name = "시험 카페";
    sending.contact = "02-123-4567";
    sending.public_url = "https://cafe.example";
    sending.cap.to_one_in_7_days = sending.cap.to_one_in_30_days = 100;
    record({}, sending);
    record({}, GatewayArranged{Channel::email, GatewayKind::smtp, "smtp://mail.example", "", "", "a@cafe.example"});
  }

  void add_guest(CustomerId id) {
    Profile profile;
    profile.name = fmt::format("손님{}", id.value);
    profile.email = fmt::format("g{}@example.com", id.value);
    record(id, CustomerRegistered{profile});
    say(id, true);
  }
  void say(CustomerId id, bool yes) {
    record(id, ConsentChanged{Purpose::marketing, yes, ConsentMethod::web, "1", Channel::email});
  }

  void draft(std::string text = "{name+ 님}, 새 빵이 나왔어요.", std::uint32_t again_after_days = 0) {
    CampaignDefined defined;
    defined.campaign = mailed_campaign;
    defined.name = "새 빵";
    defined.rule = "visits < 100";
    defined.subject = "새 빵";
    defined.text = std::move(text);
    defined.starts_at = clock.now();
    defined.again_after_days = again_after_days;
    record({}, defined);
  }
  void start() { record({}, CampaignMoved{mailed_campaign, CampaignState::running}); }

  std::size_t work(Handed answer = Handed::accepted) {
    Sender sender(*shop, [&](const GatewayArranged&) {
      return Result<std::unique_ptr<Gateway>>(std::make_unique<TakingGateway>(sent, answer));
    });
    const auto looked_at = sender.work();
    REQUIRE(looked_at);
    return *looked_at;
  }

  std::set<std::string> reached() const {
    std::set<std::string> all;
    for (const Sent& each : sent) all.insert(each.to);
    return all;
  }
};

}  // namespace dangol
