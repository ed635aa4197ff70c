// What clients do that they should not: the server answers precisely or hangs up, and goes on serving.
#include <doctest/doctest.h>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

#include "api/served_cafe_test.h"

using namespace dangol;

namespace {

TestAnswer raw(TestServer& server, std::string_view bytes) {
  TestClient client(server.port());
  client.send(bytes);
  return client.read_answer();
}

constexpr std::string_view head =
    "POST /api/v1/sign-in HTTP/1.1\r\nHost: counter.test\r\nContent-Type: application/json\r\n";

}  // namespace

TEST_CASE("a port that is served is taken: nobody else can listen on it and share the guests' requests") {
  TestServer server;
  const int other = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int yes = 1;
  ::setsockopt(other, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  ::setsockopt(other, SOL_SOCKET, SO_REUSEPORT, &yes, sizeof yes);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(server.port());
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  CHECK(::bind(other, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0);
  ::close(other);
}

TEST_CASE("a request may come a byte at a time, and many on one connection") {
  TestServer server;
  TestClient client(server.port());
  const std::string request =
      as_bytes({.method = "POST", .path = "/api/v1/find", .body = R"({"text":"김"})", .token = server.staff()});
  for (const char byte : request) REQUIRE(client.send({&byte, 1}));
  CHECK(client.read_answer().status == 200);
  for (int i = 0; i < 20; ++i) {
    client.send(as_bytes({.path = "/health"}));
    CHECK(client.read_answer().status == 200);
  }
  client.send(as_bytes({.path = "/health"}) + as_bytes({.path = "/api/v1/session"}));  // pipelined
  CHECK(client.read_answer().status == 200);
  CHECK(client.read_answer().status == 401);
}

TEST_CASE("lengths that lie, repeat or contradict each other are refused") {
  TestServer server;
  const std::string start(head);
  CHECK(raw(server, start + "\r\n").status == 411);
  CHECK(raw(server, start + "Content-Length: 5\r\nContent-Length: 6\r\n\r\n{}").status == 400);
  CHECK(raw(server, start + "Content-Length: -1\r\n\r\n{}").status == 400);
  CHECK(raw(server, start + "Content-Length: 2x\r\n\r\n{}").status == 400);
  CHECK(raw(server, start + "Content-Length: 99999999999999999999\r\n\r\n{}").status >= 400);
  CHECK(raw(server, start + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n").status == 400);
  CHECK(raw(server, start + "Transfer-Encoding: gzip\r\n\r\n").status == 400);
  CHECK(raw(server, start + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n").text("field") == "/name");
  CHECK(raw(server, "GET /health HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc").status == 400);
  CHECK(raw(server, "GET /health HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n").status == 400);
  TestClient short_one(server.port());  // promises more than it sends, then leaves
  short_one.send(start + "Content-Length: 1000\r\n\r\n{}");
  CHECK(server.ask({.path = "/health"}).status == 200);
}

TEST_CASE("too much is refused: body, header, depth") {
  TestServer server;
  const std::string start(head);
  CHECK(raw(server, start + "Content-Length: 300000\r\n\r\n").status == 413);
  const std::string chunk = "40000\r\n" + std::string(0x40000, ' ') + "\r\n1\r\n \r\n0\r\n\r\n";
  CHECK(raw(server, start + "Transfer-Encoding: chunked\r\n\r\n" + chunk).status == 413);
  TestClient endless(server.port());
  endless.send(start + "Transfer-Encoding: chunked\r\n\r\n");
  const std::string block = "8000\r\n" + std::string(0x8000, 'x') + "\r\n";
  int sent = 0;
  while (sent < 10'000 && endless.send(block)) ++sent;
  CHECK(sent < 10'000);
  const auto long_header =
      raw(server, "GET /health HTTP/1.1\r\nHost: a\r\nX-Long: " + std::string(1'000'000, 'a') + "\r\n\r\n");
  CHECK((long_header.status == 431 || long_header.status == 0));
  const auto long_path = raw(server, "GET /" + std::string(1'000'000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n");
  CHECK((long_path.status == 414 || long_path.status == 0));
  const std::string deep = R"({"text":)" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
  const auto answer = server.ask({.method = "POST", .path = "/api/v1/find", .body = deep, .token = server.staff()});
  CHECK(answer.status == 400);
  CHECK(answer.text("message") == "the JSON is nested too deeply");
  CHECK(
      server.ask({.path = "/health", .more_headers = "Accept-Language: " + std::string(6'000, 'k') + "\r\n"}).status ==
      200);
  CHECK(server.ask({.path = "/health"}).status == 200);
}

TEST_CASE("paths are taken as they stand") {
  TestServer server;
  const std::string id = server.regular("new-guest-6");
  const auto status = [&](std::string path) {
    return server.ask({.path = std::move(path), .token = server.staff()}).status;
  };
  CHECK(status("/api/v1/customers/" + id + "/card") == 200);
  CHECK(status("/api/v1/customers/..%2f" + id + "/card") == 404);
  CHECK(status("/api/v1/customers/" + id + "%00/card") == 404);
  CHECK(status("/api/v1/customers/" + id + "/card%00") == 404);
  CHECK(status("/api/v1/customers/" + id + "/card/") == 404);
  CHECK(status("/api/v1//customers/" + id + "/card") == 404);
  CHECK(status("/api/v1/./menu") == 404);
  CHECK(status("/api/v1/staff/../menu") == 404);
  CHECK(status("/API/v1/menu") == 200);  // not ours: the web app's page, which holds no data
  CHECK(status("/api/v1/customers/0" + id + "/card") == 404);
  CHECK(status("/api/v1/customers/-1/card") == 404);
  CHECK(status("/api/v1/customers/18446744073709551617/card") == 404);
  CHECK(status("/api/v1/customers/{id}/card") == 404);
  CHECK(status("/..%2f..%2fetc/passwd.txt") == 404);
  CHECK(status("/api/v1/customers/" + id + "/card?at=2024-07-01T08:10:00%2B09:00&store=1") == 200);
  CHECK(status("/api/v1/customers/" + id + "/card?at=2024-07-01T08:10:00+09:00") == 200);
  CHECK(status("/api/v1/customers/" + id + "/card?store=1&store=2") == 400);
  CHECK(status("/api/v1/customers/" + id + "/card?store=x") == 400);
  CHECK(status("/api/v1/customers/" + id + "/card?store=99") == 404);
  CHECK(status("/api/v1/customers/" + id + "/card?order=name%20DESC") == 400);
  CHECK(status("/api/v1/customers/" + id + "/card?at=%zz") == 400);
  CHECK(status("/api/v1/customers/" + id + "/card?at=soon") == 400);
}

TEST_CASE("methods: wrong ones, overrides, HEAD") {
  TestServer server;
  const auto ask = [&](std::string method, std::string path, std::string headers = {}) {
    return server.ask({.method = std::move(method),
                       .path = std::move(path),
                       .token = server.staff(),
                       .more_headers = std::move(headers)});
  };
  CHECK(ask("POST", "/api/v1/menu").status == 405);
  CHECK(ask("PATCH", "/api/v1/menu").status == 405);
  CHECK(ask("OPTIONS", "/api/v1/menu").status == 405);
  CHECK(ask("TRACE", "/").status == 404);
  CHECK(ask("GET", "/api/v1/customers/7", "X-HTTP-Method-Override: DELETE\r\n").status == 405);
  CHECK(ask("POST", "/api/v1/customers/7", "X-HTTP-Method-Override: DELETE\r\n").status == 405);
  TestClient client(server.port());
  client.send("HEAD /health HTTP/1.1\r\nHost: a\r\n\r\n");
  const std::string answer = client.read_some();
  CHECK(answer.starts_with("HTTP/1.1 200"));
  CHECK(answer.ends_with("\r\n\r\n"));
}

TEST_CASE("headers: repeated ones, content types, bodies where none belongs") {
  TestServer server;
  const std::string cookie = "Cookie: dangol_session=" + server.staff() + "\r\n";
  CHECK(raw(server, "GET /api/v1/menu HTTP/1.1\r\nHost: a\r\n" + cookie + cookie + "\r\n").status == 400);
  CHECK(raw(server, "GET /api/v1/menu HTTP/1.1\r\nHost: a\r\nHost: b\r\n" + cookie + "\r\n").status == 400);
  const auto typed = [&](std::string type) {
    return raw(server, "POST /api/v1/find HTTP/1.1\r\nHost: a\r\n" + cookie + type +
                           "Content-Length: 14\r\n\r\n{\"text\":\"abc\"}")
        .status;
  };
  CHECK(typed("Content-Type: application/json\r\n") == 200);
  CHECK(typed("Content-Type: Application/JSON; charset=utf-8\r\n") == 200);
  CHECK(typed("Content-Type: text/plain\r\n") == 415);
  CHECK(typed("Content-Type: application/json-patch\r\n") == 415);
  CHECK(typed("Content-Type: application/x-www-form-urlencoded\r\n") == 415);
  CHECK(typed("") == 415);
  CHECK(server.ask({.method = "POST", .path = "/api/v1/sign-out", .body = "{}", .token = server.staff()}).status ==
        400);
  CHECK(raw(server, "GET /health HTTP/1.1\r\n\r\n").status == 400);  // no Host
  CHECK(raw(server, "nonsense\r\n\r\n").status != 200);
  CHECK(raw(server, std::string("GET /he\0alth HTTP/1.1\r\nHost: a\r\n\r\n", 34)).status != 500);
}

TEST_CASE("errors never repeat what was sent") {
  TestServer server;
  const auto answer = server.ask({.method = "POST",
                                  .path = "/api/v1/customers",
                                  .body = R"({"name":"비밀이름","phone":"010-9999-99x9"})",
                                  .token = server.staff(),
                                  .key = "new-guest-7"});
  CHECK(answer.status == 400);
  CHECK(answer.body.find("비밀이름") == std::string::npos);
  CHECK(answer.body.find("9999") == std::string::npos);
}

TEST_CASE("who lets a step of the exchange take too long is cut off") {
  TestServer server(HttpServerOptions{.step_seconds = 1});
  TestClient silent(server.port());
  TestClient slow(server.port());
  slow.send("GET /health HTTP/1.1\r\nHost: ");
  CHECK(silent.read_some().empty());
  CHECK(slow.read_answer().status == 0);
  CHECK(server.ask({.path = "/health"}).status == 200);
}

TEST_CASE("more connections than allowed wait outside; the others go on") {
  TestServer server(HttpServerOptions{.max_connections = 8});
  std::vector<std::unique_ptr<TestClient>> crowd;
  for (int i = 0; i < 7; ++i) crowd.push_back(std::make_unique<TestClient>(server.port()));
  for (auto& each : crowd) {
    each->send(as_bytes({.path = "/health"}));
    CHECK(each->read_answer().status == 200);
  }
}

TEST_CASE("stopping ends open screens and loses no answer") {
  TestServer server;
  const std::string id = server.regular("new-guest-8");
  TestClient screen(server.port());
  screen.send(as_bytes({.path = "/api/v1/live", .token = server.staff()}));
  REQUIRE_FALSE(screen.read_some().empty());
  std::vector<std::thread> clients;
  std::atomic<int> odd{0};
  for (int i = 0; i < 8; ++i) {
    // Connected here: once the server has stopped there is nothing left to connect to.
    auto connected = std::make_unique<TestClient>(server.port());
    clients.emplace_back([&, i, connected = std::move(connected)] {
      TestClient& client = *connected;
      client.send(as_bytes({.method = "POST",
                            .path = "/api/v1/customers/" + id + "/notes",
                            .body = R"({"text":"창가"})",
                            .token = server.staff(),
                            .key = "stop-key-" + std::to_string(i)}));
      const int status = client.read_answer().status;
      if (status != 200 && status != 503 && status != 0) ++odd;
    });
  }
  server.stop();
  for (auto& each : clients) each.join();
  CHECK(odd == 0);
}
