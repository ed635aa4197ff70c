// Words to say and cards to print over HTTP: who may, what they see, and that each is given once.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "api/served_cafe_test.h"

namespace dangol {
namespace {

struct TalkingServer : TestServer {
  std::string id = regular("told-in-person");
  std::string at_card = "/api/v1/customers/" + id + "/words-to-say";

  TalkingServer() {
    for (const Channel channel : {Channel::counter, Channel::printed})
      record({std::stoull(id)}, ConsentChanged{Purpose::marketing, true, ConsentMethod::counter_screen, "1", channel});
  }
  // Queued as a test to one guest is.
  void queue(std::string_view channel, std::string_view key) {
    const auto queued =
        ask({.method = "POST",
             .path = "/api/v1/customers/" + id + "/messages",
             .body = fmt::format(R"({{"channel":"{}","message":"advertising","text":"새 빵이 나왔어요."}})", channel),
             .token = owner(),
             .key = std::string(key)});
    REQUIRE(queued.holds(R"("held_back":null)"));
  }
  TestAnswer card() { return ask({.path = "/api/v1/customers/" + id + "/card", .token = staff()}); }
  TestAnswer words() { return ask({.path = at_card, .token = staff()}); }
  TestAnswer post(const std::string& path, const std::string& body) {
    return ask({.method = "POST", .path = path, .body = body, .token = owner()});
  }
  TestAnswer say(const std::string& message, std::string_view outcome) {
    return ask({.method = "POST",
                .path = at_card + "/" + message,
                .body = fmt::format(R"({{"outcome":"{}"}})", outcome),
                .token = staff()});
  }
};

}  // namespace

TEST_CASE("words to say stand on her card until one of the staff has said them") {
  TalkingServer server;
  CHECK(server.card().holds(R"("has_words_to_say":false)"));
  CHECK(server.words().body == R"({"words":null})");
  server.queue("counter", "to-say-01");
  CHECK(server.card().holds(R"("has_words_to_say":true)"));
  const auto words = server.words();
  CHECK(words.text("text") == "새 빵이 나왔어요.");
  const std::string message = words.text("id");
  CHECK(server.say(message, "whispered").status == 400);
  CHECK(server.say("7", "said").status == 409);
  CHECK(server.say("x", "said").status == 404);
  CHECK(server.say(message, "said").status == 200);
  CHECK(server.say(message, "said").status == 409);
  CHECK(server.words().body == R"({"words":null})");
  CHECK(server.card().holds(R"("has_words_to_say":false)"));
}

TEST_CASE("what the gate holds back when the card is open is not shown, and its reason stands in the log") {
  TalkingServer server;
  server.queue("counter", "to-say-02");
  server.record({std::stoull(server.id)}, FeedbackGiven{.score = 1});
  CHECK(server.words().body == R"({"words":null})");
  const auto log = server.ask({.path = "/api/v1/messages", .token = server.owner()});
  CHECK(log.holds(R"("step":"held_back")"));
  CHECK(log.holds("불편하셨다는 말씀에"));
}

TEST_CASE("a card is given to the printer once, and again when it did not come out") {
  TalkingServer server;
  server.queue("printed", "to-print-1");
  const std::string looked = "/api/v1/printed-cards";
  const auto look = [&] { return server.ask({.path = looked, .token = server.owner()}); };
  CHECK(look().body == R"({"waiting":1,"unanswered":[]})");
  CHECK(server.ask({.path = looked + "?campaign=7", .token = server.owner()}).holds(R"("waiting":0)"));
  CHECK(server.ask({.path = looked + "?campaign=x", .token = server.owner()}).status == 404);
  CHECK(server.ask({.path = looked, .token = server.staff()}).status == 403);
  CHECK(server.post(looked + "/print", R"({"campaign":"7"})").body == R"({"cards":[]})");
  const auto cards = server.post(looked + "/print", "{}");
  CHECK(cards.text("text") == "새 빵이 나왔어요.");
  const std::string card = cards.text("id");
  CHECK(server.post(looked + "/print", "{}").body == R"({"cards":[]})");
  CHECK(look().holds(R"("step":"handing_over","text":"인쇄로 넘겼어요")"));
  const auto came_out = [&](bool yes) {
    return server.post(looked + "/outcome", fmt::format(R"({{"cards":["{}"],"came_out":{}}})", card, yes)).status;
  };
  CHECK(came_out(false) == 200);
  CHECK(look().body == R"({"waiting":1,"unanswered":[]})");
  CHECK(server.post(looked + "/print", "{}").text("id") == card);
  CHECK(came_out(true) == 200);
  CHECK(came_out(false) == 200);  // too late: nothing changes
  CHECK(look().body == R"({"waiting":0,"unanswered":[]})");
}

}  // namespace dangol
