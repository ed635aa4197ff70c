#include "outbox/in_house.h"

#include <doctest/doctest.h>

#include "outbox/message_steps.h"

namespace dangol {
namespace {

constexpr CustomerId her{7};
const Zone in_seoul = *Zone::named("Asia/Seoul");

Instant at(const char* text) { return *parse_instant(text, in_seoul); }

SendVerdict asked(Channel channel, Instant now) {
  SendQuestion question;
  question.customer = her;
  question.channel = channel;
  question.message = MessageClass::information;
  question.now = now;
  question.has_address = true;
  return gate(question);
}

struct Waiting {
  Outbox outbox;
  Instant now = at("2024-05-03T10:00");

  void happen(CustomerId who, EventBody body) { outbox.apply({{1}, who, now, {}, std::move(body)}, in_seoul); }
  MessageId queue(std::uint64_t number, Channel channel, CampaignId of = {}) {
    happen(her, MessageQueued{{number}, of, channel, MessageClass::advertising, "", "x"});
    return {number};
  }
  void move(MessageId id, MessageStep step) { happen(her, MessageMoved{id, step, SuppressionReason::end, "", ""}); }
  std::vector<MessageId> to_say() const { return ids(outbox.to_say(her, now, in_seoul)); }
  std::vector<MessageId> to_print(CampaignId only = {}) const { return ids(outbox.to_print(only)); }
  std::vector<MessageId> unanswered(CampaignId only = {}) const { return ids(outbox.printed_unanswered(only)); }
  static std::vector<MessageId> ids(const std::vector<OutboxMessage>& messages) {
    std::vector<MessageId> all;
    for (const OutboxMessage& each : messages) all.push_back(each.id);
    return all;
  }
};

}  // namespace

TEST_CASE("words are shown by a permission for the shop itself, while it holds, and by no other") {
  const OutgoingMessage message{{5}, "", "민지", "", "새 빵이 나왔어요.", ""};
  const Instant now = at("2024-05-03T10:00");
  for (const Channel channel : {Channel::counter, Channel::printed, Channel::email}) {
    const auto shown = ShownWords::of(std::get<Permission>(asked(channel, now)), message, now);
    REQUIRE(shown.has_value() == (channel != Channel::email));
    if (shown) CHECK(shown->customer() == her);
    if (shown) CHECK(shown->text() == message.text);
  }
  const auto late = now + std::chrono::minutes{2};
  CHECK_FALSE(ShownWords::of(std::get<Permission>(asked(Channel::counter, now)), message, late));
}

TEST_CASE("a tray keeps what it is handed, and says that somebody has it in hand") {
  const FixedClock clock{at("2024-05-03T10:00")};
  Tray tray(clock);
  const OutgoingMessage message{{5}, "", "민지", "", "새 빵이 나왔어요.", ""};
  CHECK(tray.send(std::get<Permission>(asked(Channel::printed, clock.now())), message).outcome == Handed::in_hand);
  CHECK(tray.send(std::get<Permission>(asked(Channel::email, clock.now())), message).outcome == Handed::refused);
  REQUIRE(tray.cards().size() == 1);
  CHECK(tray.cards().front().called() == "민지");
}

TEST_CASE("what is for the counter waits for her card, not today when it was put off, and never twice") {
  Waiting post;
  const MessageId first = post.queue(1, Channel::counter);
  const MessageId second = post.queue(2, Channel::counter);
  post.queue(3, Channel::printed);
  CHECK(post.to_say() == std::vector{first, second});
  post.move(first, MessageStep::handing_over);
  post.move(first, MessageStep::not_taken);
  CHECK(post.to_say() == std::vector{second});
  post.move(second, MessageStep::handing_over);
  post.move(second, MessageStep::delivered);
  CHECK(post.to_say().empty());
  post.now = at("2024-05-04T00:00");
  CHECK(post.to_say() == std::vector{first});
  post.move(first, MessageStep::handing_over);
  post.move(first, MessageStep::unknown);
  CHECK(post.to_say().empty());
}

TEST_CASE("what waits of a paused campaign is neither said nor printed; of another campaign it is") {
  Waiting post;
  for (const std::uint64_t id : {1U, 2U}) {
    post.happen({},
                CampaignDefined{.campaign = {id}, .name = "a", .rule = "", .subject = "", .text = "", .starts_at = {}});
    post.happen({}, CampaignMoved{{id}, CampaignState::running});
    post.queue(10 + id, Channel::counter, {id});
    post.queue(20 + id, Channel::printed, {id});
  }
  CHECK(post.to_print() == std::vector<MessageId>{{21}, {22}});
  CHECK(post.to_print({2}) == std::vector<MessageId>{{22}});
  post.happen({}, CampaignMoved{{1}, CampaignState::paused});
  CHECK(post.to_say() == std::vector<MessageId>{{12}});
  CHECK(post.to_print() == std::vector<MessageId>{{22}});
  post.happen({}, CampaignMoved{{1}, CampaignState::cancelled});
  CHECK(post.to_print() == std::vector<MessageId>{{22}});
}

TEST_CASE("a printed card is waited for until somebody tells; after a day and a stop it is unknown") {
  Waiting post;
  const MessageId id = post.queue(1, Channel::printed);
  post.move(id, MessageStep::handing_over);
  CHECK(post.to_print().empty());
  CHECK(post.unanswered() == std::vector{id});
  post.now += date::days{1} - std::chrono::milliseconds{1};
  CHECK(post.outbox.without_answer(post.now).empty());
  post.now += std::chrono::milliseconds{1};
  CHECK(post.outbox.without_answer(post.now) == std::vector{id});
  post.move(id, MessageStep::unknown);
  CHECK(post.unanswered() == std::vector{id});
  CHECK(post.to_print().empty());
  post.move(id, MessageStep::delivered);
  CHECK(post.unanswered().empty());
}

TEST_CASE("nothing for the shop itself is due by itself before it is too old: thirty days") {
  for (const Channel channel : {Channel::counter, Channel::printed}) {
    Waiting post;
    const MessageId id = post.queue(1, channel);
    CHECK_FALSE(is_too_late(*post.outbox.find(id), post.now + date::days{30}));
    CHECK(post.outbox.take_due(channel, post.now + date::days{30}, 10).empty());
    const Instant over = post.now + date::days{30} + std::chrono::milliseconds{1};
    CHECK(is_too_late(*post.outbox.find(id), over));
    CHECK(post.outbox.take_due(channel, over, 10) == std::vector{id});
  }
}

}  // namespace dangol
