// Who may do what: every route of the table, without a session, as staff, after disabling; guessing; other sites.
#include <doctest/doctest.h>

#include <string>

#include "api/served_cafe_test.h"

using namespace dangol;

namespace {

std::string path_of(const Route& route) {
  std::string path(route.pattern);
  for (std::size_t at = path.find('{'); at != std::string::npos; at = path.find('{')) {
    path.replace(at, path.find('}') - at + 1, "7");
  }
  return path;
}

TestRequest asking(const Route& route, std::string token) {
  return {.method = std::string(word_of(route.method)),
          .path = path_of(route),
          .body = route.body.empty() ? "" : "{}",
          .token = std::move(token),
          .key = "some-key-1"};
}

}  // namespace

TEST_CASE("nobody without a session gets past any route but those open to anyone") {
  TestServer server;
  for (const Route& route : routes()) {
    CAPTURE(route.pattern);
    const bool open = route.access == Access::anyone;
    for (const char* token : {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}) {
      const int status = server.ask(asking(route, token)).status;
      CHECK(status == (open ? (route.body.empty() ? 200 : 400) : 401));
    }
  }
  CHECK(server.ask({.path = "/api/v1/nothing"}).status == 404);
}

TEST_CASE("staff may not do what is the owner's, and the table names those") {
  TestServer server;
  int owners = 0;
  for (const Route& route : routes()) {
    if (route.access != Access::owner) continue;
    CAPTURE(route.pattern);
    ++owners;
    CHECK(server.ask(asking(route, server.staff())).status == 403);
    CHECK(server.ask(asking(route, server.owner())).status != 403);
  }
  CHECK(owners == 45);
  CHECK(Route{}.access == Access::owner);  // what is left out is closed
}

TEST_CASE("only sign-in, health and refusing advertising are open to anyone") {
  for (const Route& route : routes()) {
    const auto& path = route.pattern;
    if (route.access == Access::anyone) CHECK((path == "/health" || path == "/api/v1/sign-in" || path == "/u/{token}"));
    CHECK((route.access == Access::provider) == (route.name == "optOutByPhone" || route.name == "takeReply"));
    CHECK((route.access == Access::display) == (path == "/api/v1/display" || path == "/api/v1/display/shown"));
    CHECK((route.access == Access::reporter) == (path == "/api/v1/reports/{channel}/{token}"));
    const bool takes_bytes = route.access == Access::reporter || route.name == "keepPicture";
    CHECK((route.body_media == "application/json") == (!route.is_form && !takes_bytes));
    CHECK(route.is_form == (route.name == "optOut"));
    CHECK((route.access == Access::asked_guest) == (path == "/api/v1/said"));
    CHECK((route.access == Access::guest) == (path == "/api/v1/me" || path.starts_with("/api/v1/me/")));
  }
}

TEST_CASE("a session: its cookie, the token for scripts, its end by idleness and by signing out") {
  TestServer server;
  const auto answer =
      server.ask({.method = "POST", .path = "/api/v1/sign-in", .body = R"({"name":"한사장","pin":"2580"})"});
  CHECK(answer.status == 200);
  const std::string cookie = answer.headers.at("set-cookie");
  CHECK(cookie.find("; Path=/; HttpOnly; SameSite=Strict") != std::string::npos);
  CHECK(answer.body.find("2580") == std::string::npos);
  const std::string token = server.sign_in(" 한사장 ", TestServer::owner_pin);
  CHECK(token.size() == 43);
  CHECK(server.ask({.path = "/api/v1/session", .more_headers = "Authorization: Bearer " + token + "\r\n"}).status ==
        200);
  CHECK(server.ask({.path = "/api/v1/session", .more_headers = "Cookie: a=b; dangol_session=" + token + "; c=d\r\n"})
            .status == 200);
  server.later_by(599);
  CHECK(server.ask({.path = "/api/v1/session", .token = token}).status == 200);
  server.later_by(600);
  CHECK(server.ask({.path = "/api/v1/session", .token = token}).status == 401);
  const std::string second = server.sign_in("한사장", TestServer::owner_pin);
  CHECK(server.ask({.method = "POST", .path = "/api/v1/sign-out", .token = second}).status == 204);
  CHECK(server.ask({.path = "/api/v1/session", .token = second}).status == 401);
}

TEST_CASE("five wrong PINs lock that name, known or not, and no other; the lock ends") {
  TestServer server;
  const auto attempt = [&](const std::string& name, const std::string& pin) {
    return server.ask(
        {.method = "POST", .path = "/api/v1/sign-in", .body = R"({"name":")" + name + R"(","pin":")" + pin + "\"}"});
  };
  for (const std::string name : {"오점원", "아무개"}) {
    const auto wrong = attempt(name, "0000");
    CHECK(wrong.status == 401);
    CHECK(wrong.text("message") == "name or PIN is wrong");
    for (int i = 0; i < 4; ++i) CHECK(attempt(name, "0000").status == 401);
    const auto locked = attempt(name, std::string(TestServer::staff_pin));
    CHECK(locked.status == 429);
    CHECK(locked.headers.at("retry-after") == "30");
  }
  CHECK(attempt("한사장", std::string(TestServer::owner_pin)).status == 200);
  server.later_by(31);
  CHECK(attempt("오점원", "1111").status == 401);
  CHECK(attempt("오점원", "1111").headers.at("retry-after") == "60");
  server.later_by(61);
  CHECK(attempt("오점원", std::string(TestServer::staff_pin)).status == 200);
}

TEST_CASE("a disabled member of staff is out at once; the last owner cannot be") {
  TestServer server;
  const auto change = [&](std::string id, std::string body) {
    return server.ask(
        {.method = "PUT", .path = "/api/v1/staff/" + id, .body = std::move(body), .token = server.owner()});
  };
  CHECK(server.ask({.path = "/api/v1/session", .token = server.staff()}).status == 200);
  CHECK(change("2", R"({"active":false})").status == 200);
  CHECK(server.ask({.path = "/api/v1/session", .token = server.staff()}).status == 401);
  CHECK(server.sign_in("오점원", TestServer::staff_pin).empty());
  CHECK(change("1", R"({"active":false})").status == 409);
  CHECK(change("1", R"({"role":"staff"})").status == 409);
  CHECK(change("9", R"({"active":false})").status == 404);
  const auto add = [&](std::string body) {
    return server.ask({.method = "POST", .path = "/api/v1/staff", .body = std::move(body), .token = server.owner()});
  };
  CHECK(add(R"({"name":"새점원","pin":"8642","role":"staff"})").status == 200);
  CHECK(add(R"({"name":"새점원","pin":"8642","role":"staff"})").status == 409);
  CHECK(add(R"({"name":"또점원","pin":"12","role":"staff"})").text("field") == "/pin");
  CHECK(add(R"({"name":"또점원","pin":"8642","role":"admin"})").text("field") == "/role");
  CHECK_FALSE(server.sign_in("새점원", "8642").empty());
  const auto list = server.ask({.path = "/api/v1/staff", .token = server.owner()});
  CHECK(list.holds("새점원"));
  CHECK_FALSE(list.holds("argon2"));
}

TEST_CASE("another site's page can change nothing") {
  TestServer server;
  const auto from = [&](std::string headers, std::string body) {
    return server
        .ask({.method = "POST",
              .path = "/api/v1/sign-out",
              .body = std::move(body),
              .token = server.staff(),
              .more_headers = std::move(headers)})
        .status;
  };
  CHECK(from("Origin: http://elsewhere.test\r\n", "") == 403);
  CHECK(from("Origin: null\r\n", "") == 403);
  CHECK(from("Origin: http://counter.test.evil\r\n", "") == 403);
  CHECK(from("Sec-Fetch-Site: cross-site\r\n", "") == 403);
  CHECK(from("Sec-Fetch-Site: same-site\r\n", "") == 403);
  CHECK(from("Origin: http://counter.test\r\nSec-Fetch-Site: same-origin\r\n", "") == 204);
}
