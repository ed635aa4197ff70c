#include "outbox/outbox.h"

#include <doctest/doctest.h>

#include "outbox/message_steps.h"

namespace dangol {
namespace {

constexpr CustomerId guest{7};
constexpr CampaignId campaign{3};

const Zone& seoul() {
  static const Zone zone = *Zone::named("Asia/Seoul");
  return zone;
}

Instant time_of(const char* text) { return *parse_instant(text, seoul()); }

struct Post {
  Outbox outbox;
  Instant now = time_of("2024-05-03T10:00");

  void happen(CustomerId who, EventBody body) { outbox.apply({{1}, who, now, {}, std::move(body)}, seoul()); }

  MessageId queue(std::uint64_t number, MessageClass what = MessageClass::advertising, CustomerId who = guest,
                  CampaignId of = campaign) {
    happen(who, MessageQueued{{number}, of, Channel::sms, what, "", "x"});
    return {number};
  }
  void move(MessageId id, MessageStep step, CustomerId who = guest) {
    happen(who, MessageMoved{id, step, SuppressionReason::refused, "", ""});
  }
  std::vector<MessageId> due() { return outbox.take_due(Channel::sms, now, 10); }
  MessageStep step(MessageId id) const { return outbox.find(id)->step; }
};

}  // namespace

TEST_CASE("what is queued is due once, the longest waiting first") {
  Post post;
  const MessageId second = post.queue(2);
  post.now += std::chrono::minutes{1};
  const MessageId first = post.queue(1);
  CHECK(post.due() == std::vector{second, first});
  CHECK(post.due().empty());
  post.outbox.postpone(first, post.now + std::chrono::minutes{5});
  CHECK(post.due().empty());
  post.now += std::chrono::minutes{5};
  CHECK(post.due() == std::vector{first});
}

TEST_CASE("the same message queued twice is one message") {
  Post post;
  post.queue(1);
  post.queue(1);
  CHECK(post.due().size() == 1);
  CHECK(post.outbox.messages_of(guest).size() == 1);
}

TEST_CASE("what is not taken is tried again after one minute, two, four, at most an hour") {
  Post post;
  const MessageId id = post.queue(1);
  for (const int minutes : {1, 2, 4, 8, 16, 32, 60, 60}) {
    REQUIRE(post.due() == std::vector{id});
    post.move(id, MessageStep::handing_over);
    post.move(id, MessageStep::not_taken);
    post.now += std::chrono::minutes{minutes} - std::chrono::milliseconds{1};
    CHECK(post.due().empty());
    post.now += std::chrono::milliseconds{1};
  }
}

TEST_CASE("a paused campaign's messages wait and come again; a cancelled one's come to be cancelled") {
  Post post;
  post.happen(
      {}, CampaignDefined{.campaign = campaign, .name = "a", .rule = "", .subject = "", .text = "", .starts_at = {}});
  post.happen({}, CampaignMoved{campaign, CampaignState::running});
  const MessageId id = post.queue(1);
  const MessageId other = post.queue(2, MessageClass::advertising, {8}, {});
  post.happen({}, CampaignMoved{campaign, CampaignState::paused});
  CHECK(post.due() == std::vector{other});
  post.happen({}, CampaignMoved{campaign, CampaignState::running});
  CHECK(post.due() == std::vector{id});
  // Running already: what is being looked at is not given a second time.
  post.happen({}, CampaignMoved{campaign, CampaignState::running});
  CHECK(post.due().empty());
  post.outbox.postpone(id, post.now);
  post.happen({}, CampaignMoved{campaign, CampaignState::paused});
  CHECK(post.due().empty());
  post.happen({}, CampaignMoved{campaign, CampaignState::cancelled});
  CHECK(post.due() == std::vector{id});
  CHECK(post.outbox.progress(campaign).of(MessageStep::cancelled) == 1);
}

TEST_CASE("advertising that may have left never goes again, information does") {
  for (const MessageClass what : {MessageClass::advertising, MessageClass::information}) {
    Post post;
    const MessageId id = post.queue(1, what);
    post.move(id, MessageStep::handing_over);
    post.move(id, MessageStep::unknown);
    post.move(id, MessageStep::handing_over);
    const bool informs = what == MessageClass::information;
    CHECK(post.step(id) == (informs ? MessageStep::handing_over : MessageStep::unknown));
  }
}

TEST_CASE("nothing leaves from where it is over, and who has it in her hand is right") {
  for (const MessageStep over :
       {MessageStep::delivered, MessageStep::failed, MessageStep::held_back, MessageStep::cancelled}) {
    CHECK_FALSE(may_move(over, MessageStep::handing_over, MessageClass::information));
    CHECK_FALSE(may_move(over, MessageStep::queued, MessageClass::information));
  }
  CHECK(may_move(MessageStep::failed, MessageStep::delivered, MessageClass::advertising));
  CHECK_FALSE(may_move(MessageStep::delivered, MessageStep::failed, MessageClass::advertising));
  CHECK_FALSE(may_move(MessageStep::held_back, MessageStep::delivered, MessageClass::advertising));
}

TEST_CASE("caps count what left, may have, or is set aside, by local days") {
  Post post;
  const MessageId first = post.queue(1);
  post.move(first, MessageStep::handing_over);
  post.move(first, MessageStep::unknown);
  const MessageId second = post.queue(2);
  CHECK(post.outbox.sent(guest, post.now, seoul()).to_her_today == 1);
  const auto bytes = [&] {
    ByteWriter out;
    post.outbox.encode(guest, out);
    return out.take();
  };
  const std::string before = bytes();
  post.outbox.set_aside(second, post.now, seoul());
  post.outbox.set_aside(second, post.now, seoul());
  CHECK(bytes() == before);  // no event said so yet
  CHECK(post.outbox.sent(guest, post.now, seoul()).to_her_today == 2);
  CHECK(post.outbox.sent(guest, post.now, seoul()).by_shop_today == 2);
  post.move(second, MessageStep::handing_over);
  CHECK(post.outbox.sent(guest, post.now, seoul()).by_shop_today == 2);
  post.move(second, MessageStep::not_taken);
  CHECK(post.outbox.sent(guest, post.now, seoul()).by_shop_today == 1);

  const SentSoFar next_day = post.outbox.sent(guest, time_of("2024-05-04T00:00"), seoul());
  CHECK(next_day.to_her_today == 0);
  CHECK(next_day.by_shop_today == 0);
  CHECK(next_day.to_her_in_7_days == 1);
  CHECK(post.outbox.sent(guest, time_of("2024-05-09T23:59"), seoul()).to_her_in_7_days == 1);
  CHECK(post.outbox.sent(guest, time_of("2024-05-10T00:00"), seoul()).to_her_in_7_days == 0);
  CHECK(post.outbox.sent(guest, time_of("2024-06-01T23:59"), seoul()).to_her_in_30_days == 1);
  CHECK(post.outbox.sent(guest, time_of("2024-06-02T00:00"), seoul()).to_her_in_30_days == 0);
}

TEST_CASE("information counts towards no cap, but towards what the month costs") {
  Post post;
  post.move(post.queue(1, MessageClass::information), MessageStep::handing_over);
  CHECK(post.outbox.sent(guest, post.now, seoul()).to_her_today == 0);
  CHECK(post.outbox.sent(guest, post.now, seoul()).by_shop_today == 0);
  CHECK(post.outbox.left_in_month(Channel::sms, post.now, seoul()) == 1);
  CHECK(post.outbox.left_in_month(Channel::kakao, post.now, seoul()) == 0);
  CHECK(post.outbox.left_in_month(Channel::sms, time_of("2024-06-01T00:00"), seoul()) == 0);
}

TEST_CASE("a provider's failure still counts: some of them arrive") {
  Post post;
  const MessageId id = post.queue(1);
  post.move(id, MessageStep::handing_over);
  post.move(id, MessageStep::accepted);
  post.move(id, MessageStep::failed);
  CHECK(post.outbox.sent(guest, post.now, seoul()).to_her_today == 1);
  const MessageId never_left = post.queue(2);
  post.move(never_left, MessageStep::failed);
  CHECK(post.outbox.sent(guest, post.now, seoul()).to_her_today == 1);
}

TEST_CASE("a guest's messages come back from their bytes with everything that depends on them") {
  Post post;
  post.move(post.queue(1), MessageStep::handing_over);
  const MessageId waits = post.queue(2, MessageClass::information);
  post.move(post.queue(3), MessageStep::held_back);
  const MessageId again = post.queue(4);
  post.move(again, MessageStep::handing_over);
  post.move(again, MessageStep::not_taken);
  ByteWriter bytes;
  post.outbox.encode(guest, bytes);

  Outbox restored;
  ByteReader in(bytes.bytes());
  REQUIRE(restored.restore(guest, in, seoul()));
  ByteWriter once_more;
  restored.encode(guest, once_more);
  CHECK(once_more.bytes() == bytes.bytes());
  CHECK(restored.sent(guest, post.now, seoul()).by_shop_today == 1);
  CHECK(restored.without_answer(post.now) == std::vector{MessageId{1}});
  CHECK(restored.take_due(Channel::sms, post.now, 10) == std::vector{waits});
  CHECK(restored.take_due(Channel::sms, post.now + std::chrono::minutes{1}, 10) == std::vector{again});

  ByteReader cut(bytes.bytes().substr(0, bytes.bytes().size() - 1));
  Outbox damaged;
  CHECK_FALSE(damaged.restore(guest, cut, seoul()));
}

TEST_CASE("of a guest who is forgotten nothing is left, and a report of hers changes nothing") {
  Post post;
  const MessageId id = post.queue(1);
  post.outbox.forget(guest);
  post.move(id, MessageStep::delivered);
  CHECK(post.outbox.find(id) == nullptr);
  CHECK(post.due().empty());
  CHECK(post.outbox.latest(10).empty());
}

TEST_CASE("what was over long ago is forgotten when she is sent something new") {
  Post post;
  const MessageId old = post.queue(1);
  post.move(old, MessageStep::handing_over);
  post.move(old, MessageStep::delivered);
  post.now += Outbox::remembered + std::chrono::milliseconds{1};
  post.queue(2);
  CHECK(post.outbox.find(old) == nullptr);
  CHECK(post.outbox.messages_of(guest).size() == 1);
}

TEST_CASE("a campaign selects when it has started, once or each day") {
  Campaigns campaigns;
  CampaignDefined defined{.campaign = campaign,
                          .name = "a",
                          .rule = "",
                          .subject = "",
                          .text = "",
                          .starts_at = time_of("2024-05-03T09:00")};
  campaigns.apply(defined);
  CHECK_FALSE(campaigns.find(campaign)->must_select(time_of("2024-05-03T10:00"), 100));
  campaigns.apply(CampaignMoved{campaign, CampaignState::running});
  CHECK_FALSE(campaigns.find(campaign)->must_select(time_of("2024-05-03T08:59"), 100));
  CHECK(campaigns.find(campaign)->must_select(time_of("2024-05-03T09:00"), 100));
  campaigns.apply(CampaignSelected{campaign, 100, 0, {}});
  CHECK_FALSE(campaigns.find(campaign)->must_select(time_of("2024-05-04T09:00"), 101));

  defined.campaign = {4};
  defined.again_after_days = 30;
  campaigns.apply(defined);
  campaigns.apply(CampaignMoved{{4}, CampaignState::running});
  campaigns.apply(CampaignSelected{{4}, 100, 0, {}});
  CHECK_FALSE(campaigns.find({4})->must_select(time_of("2024-05-03T09:00"), 100));
  CHECK(campaigns.find({4})->must_select(time_of("2024-05-04T09:00"), 101));
}

TEST_CASE("a campaign that has begun is not written anew, and as events it folds to itself") {
  Campaigns campaigns;
  CampaignDefined defined{.campaign = campaign, .name = "a", .rule = "", .subject = "", .text = "", .starts_at = {}};
  campaigns.apply(defined);
  defined.name = "b";
  campaigns.apply(defined);
  campaigns.apply(CampaignMoved{campaign, CampaignState::running});
  defined.name = "c";
  campaigns.apply(defined);
  CHECK(campaigns.find(campaign)->defined.name == "b");
  campaigns.apply(CampaignSelected{campaign, 5, 2, {{SuppressionReason::refused, 1}}});
  campaigns.apply(CampaignMoved{campaign, CampaignState::paused});
  Campaigns again;
  for (const EventBody& body : as_events(*campaigns.find(campaign))) again.apply(body);
  CHECK(again.all() == campaigns.all());
}

}  // namespace dangol
