// Requests about her data that a guest makes in another way than on her own page.
#include <doctest/doctest.h>

#include "api/served_cafe_test.h"

using namespace dangol;

namespace {

struct AskedByPhone {
  TestServer server;
  std::string guest = server.regular("guest-who-asks");
  int keys = 0;

  TestAnswer post(const std::string& to, std::string body, std::string key = {}) {
    if (key.empty()) key = "request-key-" + std::to_string(++keys);
    return server.ask({.method = "POST",
                       .path = "/api/v1/customers/" + guest + to,
                       .body = std::move(body),
                       .token = server.staff(),
                       .key = std::move(key)});
  }
  TestAnswer ask(std::string_view what, std::string_view more = {}) {
    return post("/requests", R"({"what":")" + std::string(what) + R"(","by":"phone")" + std::string(more) + "}");
  }
  TestAnswer answer(std::string_view what, std::string_view outcome, std::string_view reason = "null") {
    const std::string why = reason == "null" ? "null" : '"' + std::string(reason) + '"';
    return post("/requests/answered", R"({"what":")" + std::string(what) + R"(","outcome":")" + std::string(outcome) +
                                          R"(","reason":)" + why + "}");
  }
  TestAnswer list() {
    return server.ask({.path = "/api/v1/customers/" + guest + "/requests", .token = server.staff()});
  }
  TestAnswer all() { return server.ask({.path = "/api/v1/requests", .token = server.owner()}); }
};

}  // namespace

TEST_CASE("a request is written down once, waits for its day, is delayed, answered, and stands in her export") {
  AskedByPhone cafe;
  CHECK(cafe.list().body == R"({"requests":[]})");
  const std::string body = R"({"what":"access","by":"phone"})";
  CHECK(cafe.post("/requests", body, "asked-by-phone").status == 200);
  CHECK(cafe.post("/requests", body, "asked-by-phone").holds(R"("already_known":true)"));
  CHECK(cafe.ask("access").status == 409);
  CHECK(cafe.list().holds(R"("due":"2024-07-11","days_left":10,"open":true,"may_delay":true,"outcome":null)"));
  cafe.server.clock_forward(std::chrono::hours{24 * 12});
  CHECK(cafe.all().holds(R"("days_left":-2,"open":true,"may_delay":false)"));
  CHECK(cafe.all().holds(R"("customer":{"id":")" + cafe.guest + '"'));
  CHECK(cafe.answer("access", "delayed", "still_looking").status == 409);
  CHECK(cafe.answer("access", "refused").status == 400);
  CHECK(cafe.answer("access", "refused", "not_her").status == 200);
  CHECK(cafe.list().holds(R"("open":false,"may_delay":false,"outcome":"refused","reason":"not_her","answered_at":")"));
  CHECK(cafe.all().body == R"({"requests":[]})");
  const auto exported = cafe.server.take_file("/api/v1/customers/" + cafe.guest + "/export");
  CHECK(exported.holds(R"("kind":"request","what":"access","by":"phone","staff":"2")"));
  CHECK(exported.holds(R"("kind":"request_answered","what":"access","outcome":"refused","reason":"not_her")"));
  cafe.server.clock_forward(std::chrono::hours{24 * 367});
  CHECK(cafe.list().body == R"({"requests":[]})");
}

TEST_CASE("the days count from when it came, which is no day to come and none long over") {
  AskedByPhone cafe;
  CHECK(cafe.ask("portability", R"(,"asked_on":"2024-06-28")").status == 200);
  CHECK(cafe.list().holds(R"("due":"2024-07-08","days_left":7)"));
  CHECK(cafe.ask("correction", R"(,"asked_on":"2024-07-01")").status == 200);
  for (const char* day : {"2024-07-02", "2023-06-30", "soon"}) {
    const auto refused = cafe.ask("explanation", R"(,"asked_on":")" + std::string(day) + '"');
    CHECK(refused.status == 400);
    CHECK(refused.text("field") == "/asked_on");
  }
}

TEST_CASE("what nobody can ask, and of whom nobody knows, is refused with its place") {
  AskedByPhone cafe;
  CHECK(cafe.ask("everything").text("field") == "/what");
  CHECK(cafe.post("/requests", R"({"what":"access","by":"dove"})").text("field") == "/by");
  CHECK(cafe.answer("access", "forgotten").text("field") == "/outcome");
  CHECK(cafe.answer("access", "refused", "busy").text("field") == "/reason");
  CHECK(cafe.post("/requests", R"({"what":"access","by":"phone","why":"x"})").status == 400);
  CHECK(cafe.ask("erasure").status == 200);
  CHECK(cafe.answer("erasure", "done").status == 400);
  cafe.guest = "999";
  CHECK(cafe.ask("access").status == 404);
  CHECK(cafe.answer("access", "done").status == 404);
  CHECK(cafe.list().status == 404);
}
