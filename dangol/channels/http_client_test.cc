#include "channels/http_client.h"

#include <doctest/doctest.h>

#include <atomic>
#include <cstdlib>

#include "channels/http_outcome.h"
#include "channels/loopback_server_test.h"

namespace dangol {
namespace {

TimeLimits hasty() {
  TimeLimits limits;
  limits.total = std::chrono::milliseconds{300};
  return limits;
}

HttpAnswer post_to(const std::string& url, Reach reach = Reach::this_machine, TimeLimits limits = {}) {
  return HttpClient(reach, limits).ask({url, {"Content-Type: application/json"}, "{}"});
}

}  // namespace

TEST_CASE("a request goes as it is, and the answer comes back") {
  std::string seen;
  HttpAnswer answer;
  {
    LoopbackServer server([&](TestConnection& client) {
      seen = client.http_request();
      client.answer(201, "thanks");
    });
    answer = post_to(server.url("http") + "/hook?x=1");
  }
  CHECK(answer.exchange == Exchange::answered);
  CHECK(answer.status == 201);
  CHECK(answer.body == "thanks");
  CHECK(seen.starts_with("POST /hook?x=1 HTTP/1.1\r\n"));
  CHECK(seen.find("\r\nContent-Type: application/json\r\n") != std::string::npos);
  CHECK(seen.find("Expect") == std::string::npos);
  CHECK(seen.ends_with("\r\n\r\n{}"));
}

TEST_CASE("where nobody listens, nothing was sent") {
  const HttpAnswer answer = post_to("http://127.0.0.1:" + std::to_string(free_port()));
  CHECK(answer.exchange == Exchange::not_sent);
  CHECK(outcome_of(answer).outcome == Handed::not_taken);
}

TEST_CASE("a host's name that leads into this machine is not followed, by whatever name") {
  LoopbackServer server([](TestConnection& client) { client.answer(200, ""); });
  for (const char* host : {"127.0.0.1", "localhost", "127.1", "[::1]", "[::ffff:127.0.0.1]"}) {
    CAPTURE(host);
    const HttpAnswer answer = post_to(server.url("https", host), Reach::internet);
    CHECK(answer.exchange == Exchange::not_sent);
    CHECK(answer.reason == "the host's name leads into a private network");
  }
  CHECK(server.connections() == 0);
}

TEST_CASE("for this machine only: no other address, and for the internet no other scheme") {
  CHECK(post_to("http://192.0.2.1:9", Reach::this_machine, hasty()).reason ==
        "the host's name leads into a private network");
  LoopbackServer server([](TestConnection& client) { client.answer(200, ""); });
  const HttpAnswer plain = post_to(server.url("http"), Reach::internet);
  CHECK(plain.exchange == Exchange::not_sent);
  CHECK(plain.reason == "the connection was lost");  // not even tried
  CHECK(server.connections() == 0);
}

TEST_CASE("a proxy of the environment is not asked") {
  LoopbackServer proxy([](TestConnection& client) { client.answer(200, ""); });
  REQUIRE(::setenv("http_proxy", proxy.url("http").c_str(), 1) == 0);
  REQUIRE(::setenv("https_proxy", proxy.url("http").c_str(), 1) == 0);
  CHECK(post_to("http://127.0.0.1:" + std::to_string(free_port())).exchange == Exchange::not_sent);
  CHECK(post_to("https://localhost:" + std::to_string(free_port()), Reach::internet).exchange == Exchange::not_sent);
  ::unsetenv("http_proxy");
  ::unsetenv("https_proxy");
  CHECK(proxy.connections() == 0);
}

TEST_CASE("a redirect is an answer like others: nobody goes there") {
  LoopbackServer other([](TestConnection& client) { client.answer(200, ""); });
  for (const int status : {301, 302, 303, 307, 308}) {
    LoopbackServer server([&](TestConnection& client) {
      client.http_request();
      client.answer(status, "", "Location: " + other.url("http") + "/secret\r\n");
    });
    const HttpAnswer answer = post_to(server.url("http"));
    CHECK(answer.status == status);
    const bool is_asked_again = status == 307 || status == 308;
    CHECK(outcome_of(answer).outcome == (is_asked_again ? Handed::not_taken : Handed::unknown));
  }
  CHECK(other.connections() == 0);
}

TEST_CASE("an answer of 300 MB is cut off, and so are headers without end") {
  std::atomic<std::size_t> said = 0;
  LoopbackServer server([&](TestConnection& client) {
    client.http_request();
    const std::string piece(1 << 20, 'x');
    client.say("HTTP/1.1 200 OK\r\nContent-Length: 314572800\r\n\r\n");
    for (int i = 0; i < 300 && client.say(piece); ++i) said += piece.size();
  });
  const HttpAnswer answer = post_to(server.url("http"));
  CHECK(answer.exchange == Exchange::broken);
  CHECK(answer.reason == "the answer is too long");
  CHECK(answer.body.empty());
  CHECK(outcome_of(answer).outcome == Handed::unknown);
  LoopbackServer chatty([&](TestConnection& client) {
    client.http_request();
    client.say("HTTP/1.1 200 OK\r\n");
    while (client.say("X-More: and more\r\n")) {
    }
  });
  CHECK(post_to(chatty.url("http")).reason == "the answer is too long");
  CHECK(said < std::size_t{64} << 20);
}

TEST_CASE("taken and no answer: unknown, and asked once only") {
  const auto outcome_with = [](const LoopbackServer::Behaviour& behaviour) {
    LoopbackServer server(behaviour);
    const HttpAnswer answer = post_to(server.url("http"), Reach::this_machine, hasty());
    CHECK(server.connections() == 1);
    return outcome_of(answer).outcome;
  };
  CHECK(outcome_with([](TestConnection& client) { client.http_request(); }) == Handed::unknown);
  CHECK(outcome_with([](TestConnection& client) { client.wait_until_gone(); }) == Handed::unknown);
  CHECK(outcome_with([](TestConnection& client) {
          client.http_request();
          client.say("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
        }) == Handed::unknown);
  CHECK(outcome_with([](TestConnection& client) {
          client.http_request();
          client.say("this is no HTTP\r\n\r\n");
        }) == Handed::unknown);
  CHECK(outcome_with([](TestConnection& client) {
          client.http_request();
          client.say("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n");
          while (client.say("x")) std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }) != Handed::not_taken);
}

TEST_CASE("what each status says of the message") {
  const auto outcome = [](int status) { return outcome_of({Exchange::answered, status, {}, {}}).outcome; };
  for (const int status : {200, 201, 202, 204}) CHECK(outcome(status) == Handed::accepted);
  for (const int status : {400, 406, 410, 413, 415, 422}) CHECK(outcome(status) == Handed::refused);
  for (const int status : {401, 402, 403, 404, 405, 407, 408, 425, 429, 307, 308})
    CHECK(outcome(status) == Handed::not_taken);
  for (const int status : {300, 301, 302, 303, 304, 500, 502, 503, 504, 599, 100, 999})
    CHECK(outcome(status) == Handed::unknown);
}

}  // namespace dangol
