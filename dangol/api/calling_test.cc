// Calling by name over HTTP: a display that answers, one that does not, none at all; what the link opens and when it
// ends.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <thread>

#include "api/served_cafe_test.h"

namespace dangol {
namespace {

struct CallingServer : TestServer {
  std::string id = regular("called-by-name");

  std::string make_link(const std::string& key) {
    const auto made = ask({.method = "POST", .path = "/api/v1/display-link", .token = owner(), .key = key});
    REQUIRE(made.status == 200);
    const std::string link = made.text("link");
    REQUIRE(link.starts_with("/display#"));
    return link.substr(std::string_view("/display#").size());
  }
  TestAnswer call(const std::string& key, const std::string& who) {
    return ask({.method = "POST", .path = "/api/v1/customers/" + who + "/call", .token = staff(), .key = key});
  }
  TestAnswer call(const std::string& key) { return call(key, id); }
  TestAnswer to_call() { return ask({.path = "/api/v1/calls", .token = staff()}); }
  TestAnswer by_link(const std::string& token, std::string method, std::string path, std::string body = {}) {
    return ask({.method = std::move(method),
                .path = std::move(path),
                .body = std::move(body),
                .key = "some-key-1",
                .more_headers = "Authorization: Bearer " + token + "\r\n"});
  }
  void order_now(const std::string& key) {
    const std::string body = R"({"customer":")" + id + R"(","store":"1","lines":[{"item":"1","quantity":1}]})";
    const auto ordered = ask({.method = "POST", .path = "/api/v1/orders", .body = body, .token = staff(), .key = key});
    REQUIRE(ordered.status == 200);
  }
};

// A screen in the shop, as the page /display is one.
class WatchingDisplay {
 public:
  WatchingDisplay(CallingServer& server, std::string token)
      : server_(server), token_(std::move(token)), client_(server.port()) {
    client_.send(as_bytes({.path = "/api/v1/display", .more_headers = "Authorization: Bearer " + token_ + "\r\n"}));
    hello = wait_for("event: hello");
  }
  // All that came with it and before; what was read is not read again. Empty: it did not come.
  std::string wait_for(std::string_view part) {
    std::string all;
    while (all.find(part) == std::string::npos || !all.ends_with("\n\n\r\n")) {
      const std::string more = client_.read_some();
      if (more.empty()) return {};
      all += more;
    }
    return all;
  }
  std::string show_next() {
    const std::string event = wait_for("event: call");
    const std::string mark = R"("id":")";
    const auto begin = event.find(mark) + mark.size();
    const std::string shown = event.substr(begin, event.find('"', begin) - begin);
    CHECK(server_.by_link(token_, "POST", "/api/v1/display/shown", R"({"call":")" + shown + R"("})").status == 200);
    return event;
  }
  void wait_until_ended() {
    while (!client_.read_some().empty()) {
    }
  }
  std::string hello;

 private:
  CallingServer& server_;
  std::string token_;
  TestClient client_;
};

}  // namespace

TEST_CASE("a display shows her call and nothing else of her; the staff hear that it did") {
  CallingServer server;
  const std::string link = server.make_link("link-key-1");
  WatchingDisplay display(server, link);
  CHECK(display.hello.find(R"("calls":[])") != std::string::npos);
  TestAnswer answer;
  std::thread staff([&] { answer = server.call("call-key-1"); });
  const std::string event = display.show_next();
  staff.join();
  CHECK(answer.body == R"({"outcome":"shown","text":"김단골 님, 음료 나왔습니다","because":null})");
  CHECK(event.find("김단골 님, 음료 나왔습니다") != std::string::npos);
  CHECK(event.find(server.id) == std::string::npos);
  CHECK(event.find("010") == std::string::npos);
  // Told again, the same answer, and nobody is called twice.
  CHECK(server.call("call-key-1").body == answer.body);
  const auto log = server.ask({.path = "/api/v1/customers/" + server.id + "/messages", .token = server.staff()});
  CHECK(log.holds(R"("channel":"display")"));
  CHECK(log.holds("화면에서 불렀어요"));
  // A display that is switched on later begins with the latest.
  WatchingDisplay second(server, link);
  CHECK(second.hello.find("김단골 님, 음료 나왔습니다") != std::string::npos);
  server.clock_forward(std::chrono::minutes{5});
  WatchingDisplay third(server, link);
  CHECK(third.hello.find(R"("calls":[])") != std::string::npos);
}

TEST_CASE("a number is called like a name, and nothing of it is kept") {
  CallingServer server;
  const auto call_number = [&](std::string body) {
    return server.ask({.method = "POST", .path = "/api/v1/calls", .body = std::move(body), .token = server.staff()});
  };
  CHECK(call_number(R"({"number":27})").body == R"({"outcome":"no_display","text":null,"because":null})");
  const std::string link = server.make_link("link-key-1");
  WatchingDisplay display(server, link);
  TestAnswer answer;
  std::thread staff([&] { answer = call_number(R"({"number":27})"); });
  const std::string event = display.show_next();
  staff.join();
  CHECK(answer.body == R"({"outcome":"shown","text":"27번 손님, 음료 나왔습니다","because":null})");
  CHECK(event.find(R"("called":"27번 손님")") != std::string::npos);
  CHECK(server.shop().messages(1).empty());
  for (const char* wrong : {R"({"number":0})", R"({"number":10000})", R"({"number":"27"})", "{}"})
    CHECK(call_number(wrong).status == 400);
  CHECK(server.by_link(link, "POST", "/api/v1/calls", R"({"number":27})").status == 401);
}

TEST_CASE("with no display on, nobody is called and nothing pretends so") {
  CallingServer server;
  const std::string nobody = R"({"outcome":"no_display","text":null,"because":null})";
  CHECK(server.call("call-key-1").body == nobody);
  server.make_link("link-key-1");
  CHECK(server.call("call-key-2").body == nobody);
  CHECK(server.ask({.path = "/api/v1/customers/" + server.id + "/messages", .token = server.staff()}).body ==
        R"({"messages":[]})");
  CHECK(server.call("call-key-3", "99999").status == 404);
  CHECK(server.call("").status == 400);
}

TEST_CASE("a display that is on and says nothing has perhaps not shown it") {
  CallingServer server;
  WatchingDisplay display(server, server.make_link("link-key-1"));
  const auto answer = server.call("call-key-1");
  CHECK(answer.text("outcome") == "unanswered");
  // Which the staff may try again.
  TestAnswer again;
  std::thread staff([&] { again = server.call("call-key-2"); });
  display.wait_for("event: call");
  display.show_next();
  staff.join();
  CHECK(again.text("outcome") == "shown");
}

TEST_CASE("the link opens the display and nothing else, and nothing else opens it") {
  CallingServer server;
  const std::string link = server.make_link("link-key-1");
  for (const Route& route : routes()) {
    if (route.access == Access::anyone) continue;
    std::string path(route.pattern);
    for (std::size_t at = path.find('{'); at != std::string::npos; at = path.find('{'))
      path.replace(at, path.find('}') - at + 1, server.id);
    CAPTURE(route.pattern);
    const bool is_its_own = route.access == Access::display;
    if (is_its_own && route.body.empty()) continue;  // the stream, which the other cases open
    const std::string body = route.body.empty() ? "" : "{}";
    CHECK(server.by_link(link, std::string(word_of(route.method)), path, body).status == (is_its_own ? 400 : 401));
  }
  for (const std::string& other : {server.owner(), server.staff(), std::string(link.size(), 'a'), std::string("x"),
                                   link.substr(1), link + "a", std::string()}) {
    CHECK(server.by_link(other, "GET", "/api/v1/display").status == 401);
    CHECK(server.by_link(other, "POST", "/api/v1/display/shown", R"({"call":"1"})").status == 401);
  }
  CHECK(server.ask({.path = "/api/v1/display", .token = link}).status == 401);  // as a cookie
}

TEST_CASE("a new link ends the old one, and the screens that it had opened") {
  CallingServer server;
  const auto read = [&] { return server.ask({.path = "/api/v1/display-link", .token = server.owner()}).body; };
  CHECK(read() == R"({"link":null})");
  const std::string first = server.make_link("link-key-1");
  CHECK(server.make_link("link-key-1") == first);  // asked again
  CHECK(read() == R"({"link":"/display#)" + first + "\"}");
  WatchingDisplay display(server, first);
  const std::string second = server.make_link("link-key-2");
  CHECK(second != first);
  display.wait_until_ended();
  CHECK(server.by_link(first, "GET", "/api/v1/display").status == 401);
  CHECK(server.call("call-key-1").text("outcome") == "no_display");
  WatchingDisplay another(server, second);
  CHECK_FALSE(another.hello.empty());
  CHECK(server.ask({.path = "/api/v1/display-link", .token = server.staff()}).status == 403);
}

TEST_CASE("who has ordered waits to be called, the longest first, until she was or has gone") {
  CallingServer server;
  CHECK(server.to_call().body == R"({"guests":[]})");
  server.order_now("order-key-1");
  CHECK(server.to_call().holds(R"("called":"김단골")"));
  server.call("call-key-1");  // no display
  CHECK(server.to_call().holds(R"("called":"김단골")"));
  WatchingDisplay display(server, server.make_link("link-key-1"));
  std::thread staff([&] { server.call("call-key-2"); });
  display.show_next();
  staff.join();
  CHECK(server.to_call().body == R"({"guests":[]})");
  server.clock_forward(std::chrono::minutes{5});
  server.order_now("order-key-2");
  CHECK(server.to_call().holds(R"("called":"김단골")"));
  server.clock_forward(std::chrono::minutes{31});
  CHECK(server.to_call().body == R"({"guests":[]})");
}

}  // namespace dangol
