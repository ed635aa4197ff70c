#include <doctest/doctest.h>

#include <thread>

#include "api/served_cafe_test.h"

using namespace dangol;

TEST_CASE("a guest from registration to the card, the usual, its undo, her export and her erasure") {
  TestServer server;
  const std::string id = server.regular("new-guest-1");
  const std::string at = "/api/v1/customers/" + id;

  const auto found =
      server.ask({.method = "POST", .path = "/api/v1/find", .body = R"({"text":"ㄱㄷㄱ"})", .token = server.staff()});
  CHECK(found.status == 200);
  CHECK(found.text("id") == id);
  CHECK(found.text("hint") == "5678");

  const auto card = server.ask({.path = at + "/card?store=1", .token = server.staff()});
  CHECK(card.status == 200);
  CHECK(card.holds(R"("name":"김단골")"));
  CHECK(card.holds(R"("certain":true)"));
  CHECK(card.holds(R"("personalisation":"not_asked")"));
  CHECK(card.holds(R"("visits":28)"));
  CHECK(card.headers.at("cache-control") == "no-store");

  const std::string the_usual =
      R"({"customer":")" + id + R"(","store":"1","lines":[{"item":")" + card.text("item") + R"("}]})";
  const TestRequest usual{
      .method = "POST", .path = "/api/v1/orders", .body = the_usual, .token = server.staff(), .key = "usual-tap-1"};
  const auto first = server.ask(usual);
  CHECK(first.status == 200);
  CHECK(first.holds(R"("already_known":false)"));
  const auto again = server.ask(usual);
  CHECK(again.holds(R"("already_known":true)"));
  CHECK(again.text("position") == first.text("position"));
  CHECK(again.text("order") == first.text("order"));
  CHECK(server.ask({.path = at + "/card", .token = server.staff()}).holds(R"("visits":29)"));

  const std::string void_path = "/api/v1/orders/" + first.text("order") + "/void";
  const std::string whose = "{\"customer\":\"" + id + "\"}";
  CHECK(server.ask({.method = "POST", .path = void_path, .body = whose, .token = server.staff()}).status == 200);
  CHECK(server.ask({.method = "POST", .path = void_path, .body = whose, .token = server.staff()})
            .holds(R"("already_known":true)"));
  CHECK(server.ask({.path = at + "/card", .token = server.staff()}).holds(R"("visits":28)"));

  const auto held = server.take_file(at + "/export");
  CHECK(held.status == 200);
  CHECK(held.holds(R"("kind":"order_voided")"));
  CHECK(held.holds("01012345678"));

  CHECK(server.ask({.method = "DELETE", .path = at, .token = server.owner()}).holds("events_removed"));
  CHECK(server.ask({.path = at + "/card", .token = server.staff()}).status == 404);
}

TEST_CASE("orders: priced by the menu, checked line by line, recorded once") {
  TestServer server;
  const auto order = [&](std::string body, std::string key) {
    return server.ask({.method = "POST",
                       .path = "/api/v1/orders",
                       .body = std::move(body),
                       .token = server.staff(),
                       .key = std::move(key)});
  };
  const auto walk_in =
      order(R"({"customer":null,"store":"1","lines":[{"item":"1","modifiers":["2"],"quantity":2},{"item":"2"}]})",
            "order-key-1");
  CHECK(walk_in.status == 200);
  CHECK(order(R"({"customer":null,"store":"1","lines":[{"item":"1","modifiers":["2"],"quantity":2},{"item":"2"}]})",
              "order-key-1")
            .holds(R"("already_known":true)"));
  CHECK(order(R"({"customer":null,"store":"1","lines":[{"item":"2"}]})", "order-key-1").status == 409);
  CHECK(order(R"({"store":"1","lines":[{"item":"1"}]})", "").status == 400);
  CHECK(order(R"({"store":"1","lines":[{"item":"1"}]})", "short").status == 400);

  const auto fault = [&](std::string line) {
    const auto answer = order(R"({"store":"1","lines":[{"item":"1"},)" + line + "]}", "order-key-2");
    CHECK(answer.status == 400);
    return answer.text("field");
  };
  CHECK(fault(R"({"item":"99"})") == "/lines/1/item");
  CHECK(fault(R"({"item":1})") == "/lines/1/item");
  CHECK(fault(R"({"item":"1","quantity":0})") == "/lines/1/quantity");
  CHECK(fault(R"({"item":"1","quantity":-3})") == "/lines/1/quantity");
  CHECK(fault(R"({"item":"1","quantity":0.3333})") == "/lines/1/quantity");
  CHECK(fault(R"({"item":"1","quantity":"1"})") == "/lines/1/quantity");
  CHECK(fault(R"({"item":"1","paid_minor":1.5})") == "/lines/1/paid_minor");
  CHECK(fault(R"({"item":"1","paid_minor":9007199254740993000})") == "/lines/1/paid_minor");
  CHECK(fault(R"({"item":"1","modifiers":["1","2"]})") == "/lines/1/modifiers");
  CHECK(fault(R"({"item":"2","modifiers":["1"]})") == "/lines/1/modifiers");
  CHECK(fault(R"({"item":"1","modifiers":"1"})") == "/lines/1/modifiers");
  CHECK(fault(R"({"item":"1","tenant_id":"7"})") == "/lines/1/tenant_id");
  CHECK(fault("[]") == "/lines/1");
}

TEST_CASE(
    "the texts that ask for consent: published by the owner, shown to staff, named by a yes, proven to an auditor") {
  TestServer server;
  const std::string guest = server.regular("new-guest-9");
  const auto texts = [&](std::string_view query) {
    return server.ask({.path = "/api/v1/consent-texts" + std::string(query), .token = server.staff()});
  };
  CHECK(texts("").holds(R"({"texts":[]})"));
  const auto publish = [&](std::string_view version, std::string_view items, bool anew, std::string key) {
    std::string body = R"({"purpose":"marketing","version":")" + std::string(version) +
                       R"(","language":"ko","purpose_text":"새 메뉴 소식","items":")" + std::string(items) +
                       R"(","retention":"그만둘 때까지","refusal":"거절하셔도 돼요","needs_new_consent":)";
    body += anew ? "true}" : "false}";
    return server.ask({.method = "POST",
                       .path = "/api/v1/consent-texts",
                       .body = std::move(body),
                       .token = server.owner(),
                       .key = std::move(key)});
  };
  CHECK(publish("a", "", false, "text-key-1").text("field") == "/items");
  CHECK(publish("a", "전화번호", false, "text-key-2").status == 200);
  CHECK(publish("a", "다른 것", false, "text-key-3").status == 409);
  CHECK(texts("?language=en").holds(R"("version":"a","language":"ko")"));
  CHECK(texts("?language=de").status == 400);
  CHECK(texts("?versions=some").status == 400);

  const auto yes = [&](std::string_view version, std::string key) {
    return server.ask(
        {.method = "POST",
         .path = "/api/v1/customers/" + guest + "/consents",
         .body = R"({"purpose":"marketing","given":true,"method":"counter_screen","channel":"sms","text_version":")" +
                 std::string(version) + R"("})",
         .token = server.staff(),
         .key = std::move(key)});
  };
  CHECK(yes("1", "yes-key-01").holds("expected version a"));
  CHECK(yes("a", "yes-key-02").status == 200);
  const auto consents = [&] {
    return server.ask({.path = "/api/v1/customers/" + guest + "/consents", .token = server.staff()});
  };
  CHECK(consents().holds(R"("given":true,"outdated":false)"));
  server.clock_forward(std::chrono::hours{1});
  CHECK(publish("b", "전화번호, 주문", true, "text-key-4").status == 200);
  CHECK(consents().holds(R"("given":true,"outdated":true)"));
  CHECK(yes("a", "yes-key-03").status == 400);
  CHECK(texts("").holds(R"("version":"b")"));
  CHECK_FALSE(texts("").holds(R"("version":"a")"));
  CHECK(texts("?versions=all").holds(R"("version":"a")"));

  const auto audit = server.take_file("/api/v1/consents/export");
  CHECK(audit.headers.at("content-type") == "text/csv; charset=utf-8");
  CHECK(
      audit.holds("customer,purpose,channel,given_at,text_version,outdated,method,recorded_by,text_sha256_ko,"
                  "text_sha256_en,picture,picture_sha256,given_by\r\n" +
                  guest + ",marketing,sms,"));
  const std::string hash = "e5b460abc771b252e51c1034bc2666337239d23adb224975dd0908a78f544e97";
  CHECK(texts("?versions=all").holds(R"("sha256":")" + hash + "\""));  // printf '%s\0' of the four | sha256sum
  CHECK(audit.holds(",a,yes,counter_screen,2," + hash + ",,,,herself\r\n"));
  CHECK_FALSE(audit.holds("김단골"));
}

TEST_CASE("a child is registered with her guardian's consent, in one request that may be sent twice") {
  TestServer server;
  const auto send = [&](std::string method, std::string path, std::string body, std::string key) {
    return server.ask({.method = std::move(method),
                       .path = std::move(path),
                       .body = std::move(body),
                       .token = server.staff(),
                       .key = std::move(key)});
  };
  const std::string child = R"({"name":"한별","birth_date":"2015-05-05")";
  const std::string guardian = R"(,"guardian":{"name":"이수진","phone":"010-2345-6789","method":"paper"}})";
  const auto add = [&](const std::string& body, std::string key) {
    return send("POST", "/api/v1/customers", body, std::move(key));
  };
  CHECK(add(child + "}", "a-child-0").status == 403);
  CHECK(add(child + R"(,"guardian":{"name":"이수진","method":"paper"}})", "a-child-0").text("field") ==
        "/guardian/phone");
  CHECK(add(child + R"(,"guardian":{"name":"이수진","phone":"010-2345-6789","method":"said so"}})", "a-child-0")
            .text("field") == "/guardian/method");
  CHECK(add(R"({"name":"김어른","birth_date":"1990-05-05")" + guardian, "a-child-0").text("field") == "/guardian");
  CHECK(add(R"({"name":"김어른")" + guardian, "a-child-0").text("field") == "/guardian");
  const auto added = add(child + guardian, "a-child-1");
  REQUIRE(added.status == 200);
  server.clock_forward(std::chrono::minutes{1});
  CHECK(add(child + guardian, "a-child-1").holds(R"("already_known":true)"));
  CHECK(add(child + R"(,"guardian":{"name":"박은영","phone":"010-2345-6789","method":"paper"}})", "a-child-1").status ==
        409);
  const std::string at = "/api/v1/customers/" + added.text("customer");
  const auto held = [&](std::string_view part) {
    return server.ask({.path = at + "/card", .token = server.staff()}).holds(part);
  };
  CHECK(held(R"("guardian":{"name":"이수진","phone":"01023456789","method":"paper","at":")"));
  CHECK(held(R"("requests":[],"came_of_age":null)"));
  CHECK(send("PUT", at + "/profile", child + "}", "a-child-2").status == 200);  // her guardian's consent holds
  CHECK(send("PUT", at + "/profile", R"({"name":"한별"})", "a-child-3").status == 400);
  CHECK(send("PUT", at + "/profile",
             child + R"(,"guardian":{"name":"이수진","phone":"010-9999-0000","method":"phone_call"}})", "a-child-4")
            .status == 200);
  CHECK(held(R"("phone":"01099990000","method":"phone_call")"));
  const auto yes = R"({"purpose":"personalisation","given":true,"method":"paper","text_version":"1"})";
  CHECK(send("POST", at + "/consents", yes, "a-child-5").status == 200);
  CHECK(server.ask({.path = at + "/consents", .token = server.staff()}).holds(R"("by_guardian":true,"purpose":)"));
  const auto exported = server.take_file(at + "/export");
  CHECK(exported.holds(R"("kind":"guardian_consented","name":"이수진","phone":"01023456789","method":"paper")"));
  CHECK(exported.holds(R"("guardian":{"name":"이수진","phone":"01099990000")"));
  CHECK(server.take_file("/api/v1/consents/export").holds(",guardian\r\n"));
}

TEST_CASE("what is written down of her is read by staff to be set right; a field that is emptied is no longer kept") {
  TestServer server;
  const std::string at = "/api/v1/customers/" + server.regular("correct-guest") + "/profile";
  const auto set_right = [&](std::string body, std::string key) {
    return server.ask({.method = "PUT", .path = at, .body = std::move(body), .token = server.staff(), .key = key});
  };
  const auto held = [&] { return server.ask({.path = at, .token = server.staff()}); };
  REQUIRE(set_right(R"({"name":"김단골","called":"단골","phone":"010-2345-6789","email":"a@cafe.example",)"
                    R"("loyalty_number":"A-7","birth_date":"1990-02-28","speech":"formal"})",
                    "correct-1")
              .status == 200);
  CHECK(
      held().body ==
      R"({"profile":{"name":"김단골","called":"단골","speech":"formal","phone":"01023456789","email":"a@cafe.example",)"
      R"("loyalty_number":"A-7","birth_date":"1990-02-28","member_since":null},"guardian":null})");
  REQUIRE(set_right(R"({"name":"김단골","called":"","loyalty_number":"A-7","birth_date":null})", "correct-2").status ==
          200);
  CHECK(held().body == R"({"profile":{"name":"김단골","called":"","speech":"formal","phone":"","email":"",)"
                       R"("loyalty_number":"A-7","birth_date":null,"member_since":null},"guardian":null})");
  CHECK(server.ask({.path = "/api/v1/customers/999999/profile", .token = server.staff()}).status == 404);
  CHECK(server.ask({.path = at}).status == 401);
}

TEST_CASE("the law at the counter: health, resident numbers, children") {
  TestServer server;
  const std::string at = "/api/v1/customers/" + server.regular("new-guest-2");
  const auto post = [&](std::string path, std::string body, std::string key) {
    return server.ask(
        {.method = "POST", .path = at + path, .body = std::move(body), .token = server.staff(), .key = std::move(key)});
  };
  CHECK(post("/allergies", R"({"allergen":"딸기"})", "allergy-key-1").status == 403);
  CHECK(post("/notes", R"({"text":"딸기 알 레르기 있음"})", "note-key-01").status == 409);
  CHECK(post("/notes", R"({"text":"900101-1234567"})", "note-key-02").status == 400);
  CHECK(post("/notes", R"({"text":"창가 자리 좋아하심"})", "note-key-03").status == 200);
  const auto consent = R"({"purpose":"sensitive","given":true,"method":"counter_screen","text_version":"1"})";
  CHECK(post("/consents", consent, "consent-key-1").status == 200);
  CHECK(post("/allergies", R"({"allergen":"딸기","present":true})", "allergy-key-2").status == 200);
  CHECK(post("/notes", R"({"text":"딸기 알레르기 있음"})", "note-key-04").status == 200);
  const auto card = server.ask({.path = at + "/card", .token = server.staff()});
  CHECK(card.holds(R"("allergies":["딸기"])"));
  CHECK(card.holds("창가 자리 좋아하심"));
  const auto by_channel = R"({"purpose":"marketing","given":true,"method":"paper","text_version":"1","channel":"sms"})";
  CHECK(post("/consents", by_channel, "consent-key-3").status == 200);
  CHECK(
      post("/consents", R"({"purpose":"marketing","given":true,"method":"paper","text_version":"1"})", "consent-key-4")
          .holds("names its channel"));
  CHECK(post("/consents", R"({"purpose":"sensitive","given":true,"method":"paper","text_version":"1","channel":"sms"})",
             "consent-key-5")
            .status == 400);
  const auto told = server.ask({.path = at + "/consents", .token = server.staff()});
  CHECK(told.holds(R"("purpose":"marketing","channel":"sms","method":"paper","text_version":"1")"));
  CHECK(server.ask({.path = at + "/consents?at=2001-01-01T00:00:00Z", .token = server.staff()})
            .holds(R"("consents":[])"));
  CHECK(post("/consents", R"({"purpose":"sensitive","given":true,"method":"imported","text_version":"1"})",
             "consent-key-2")
            .status == 400);

  const auto profile = [&](std::string body) {
    return server.ask({.method = "PUT",
                       .path = at + "/profile",
                       .body = std::move(body),
                       .token = server.staff(),
                       .key = "profile-key-1"});
  };
  CHECK(profile(R"({"name":"김단골","birth_date":"2015-05-05"})").status == 403);
  CHECK(profile(R"({"name":"김단골","birth_date":"2015-05-05"})").text("field") == "/guardian");
  CHECK(profile(R"({"name":"김단골","birth_date":"1990-02-30"})").text("field") == "/birth_date");
  CHECK(profile(R"({"name":"김단골","phone":"010-0000-0000"})").text("field") == "/phone");
  CHECK(profile(R"({"name":"김단골","consent":{"marketing":true}})").text("field") == "/consent");
  CHECK(profile(R"({"name":"9001011234567"})").text("field") == "/name");
  CHECK(profile(R"({"name":"김단골","birth_date":"1990-02-28","phone":"+82 10-8765-4321"})").status == 200);
}

TEST_CASE("sixty-four requests at once with one key are one event, and another body is a contradiction") {
  TestServer server;
  const std::string id = server.regular("new-guest-3");
  std::atomic<int> recorded{0};
  std::atomic<int> known{0};
  std::atomic<int> refused{0};
  std::vector<std::thread> clients;
  for (int i = 0; i < 64; ++i) {
    clients.emplace_back([&, i] {
      const std::string lines = i % 8 == 7 ? R"([{"item":"2"}])" : R"([{"item":"1"}])";
      const auto answer = server.ask({.method = "POST",
                                      .path = "/api/v1/orders",
                                      .body = R"({"customer":")" + id + R"(","store":"1","lines":)" + lines + "}",
                                      .token = server.staff(),
                                      .key = "one-key-for-all"});
      if (answer.status == 409) ++refused;
      if (answer.holds(R"("already_known":false)")) ++recorded;
      if (answer.holds(R"("already_known":true)")) ++known;
    });
  }
  for (auto& each : clients) each.join();
  CHECK(recorded == 1);
  CHECK(recorded + known + refused == 64);
  CHECK((refused == 8 || refused == 56));
}

TEST_CASE("an open screen hears of a change at once, and its end with the session") {
  TestServer server;
  const std::string id = server.regular("new-guest-4");
  TestClient screen(server.port());
  screen.send(as_bytes({.path = "/api/v1/live", .token = server.staff()}));
  std::string heard;
  while (heard.find(":\n\n") == std::string::npos) {
    const std::string more = screen.read_some();
    REQUIRE_FALSE(more.empty());
    heard += more;
  }
  CHECK(heard.find("text/event-stream") != std::string::npos);
  const auto note = server.ask({.method = "POST",
                                .path = "/api/v1/customers/" + id + "/notes",
                                .body = R"({"text":"창가"})",
                                .token = server.staff(),
                                .key = "note-key-11"});
  REQUIRE(note.status == 200);
  const std::string wanted =
      "event: change\ndata: {\"customer\":\"" + id + "\",\"position\":\"" + note.text("position") + "\"}\n\n";
  while (heard.find(wanted) == std::string::npos) {
    const std::string more = screen.read_some();
    REQUIRE_FALSE(more.empty());
    heard += more;
  }
  CHECK(server.ask({.path = "/metrics", .token = server.staff()}).holds("dangol_live_screens 1"));
  server.ask({.method = "POST", .path = "/api/v1/sign-out", .token = server.staff()});
  while (!screen.read_some().empty()) {
  }
}

TEST_CASE(
    "what a card suggests is written down when it is shown, once a day, and not when another moment is asked for") {
  TestServer server;
  const std::string id = server.regular("one-regular");
  for (int i = 0; i < 40; ++i) server.record({}, OrderPlaced{{1}, {}, true, {{{2}, {}, 1000, 5000}}});
  const std::string path = "/api/v1/customers/" + id + "/card";
  const CustomerId guest{std::stoull(id)};
  const auto written = [&] {
    server.record({}, SegmentDefined{"단골", "visits >= 5"});  // committed after what was noted
    int count = 0;
    const auto history = server.shop().history(guest);
    for (const Event& event : *history) count += std::holds_alternative<SuggestionShown>(event.body) ? 1 : 0;
    return count;
  };
  const TestAnswer elsewhen = server.ask({.path = path + "?at=2024-07-01T08:40", .token = server.staff()});
  CHECK(elsewhen.status == 200);
  CHECK(written() == 0);
  for (int i = 0; i < 3; ++i) {
    const TestAnswer card = server.ask({.path = path, .token = server.staff()});
    REQUIRE(card.holds(R"("suggestion":{)"));
  }
  CHECK(written() == 1);
  server.clock_forward(std::chrono::hours{24});
  REQUIRE(server.ask({.path = path, .token = server.staff()}).status == 200);
  CHECK(written() == 2);
}

TEST_CASE("menu, session, expected guests, health and metrics answer") {
  TestServer server;
  server.regular("new-guest-5");
  CHECK(server.ask({.path = "/health"}).body == R"({"status":"ok","version":"0.1.0"})");
  const auto menu = server.ask({.path = "/api/v1/menu", .token = server.staff()});
  CHECK(menu.holds(R"("option_groups":[{"name":"얼음","modifiers":[{"id":"1","name":"얼음 적게","price_minor":0})"));
  const auto session = server.ask({.path = "/api/v1/session", .token = server.staff()});
  CHECK(session.holds(R"("role":"staff")"));
  CHECK(session.holds(R"("currency_decimals":0)"));
  CHECK(server.ask({.path = "/api/v1/expected?within_minutes=120&store=1", .token = server.staff()})
            .holds("\"guests\":["));
  CHECK(server.ask({.path = "/api/v1/expected?within_minutes=0", .token = server.staff()}).status == 400);
  const auto metrics = server.ask({.path = "/metrics", .token = server.staff()});
  CHECK(metrics.holds(R"(dangol_requests_total{method="GET",route="/api/v1/menu",status="200"} 1)"));
  CHECK(metrics.holds("dangol_customers 1"));
  const auto page = server.ask({.path = "/anything"});
  CHECK(page.status == 200);
  CHECK(page.headers.at("content-security-policy").find("script-src 'self'") != std::string::npos);
  CHECK(page.headers.at("content-security-policy").find("unsafe") == std::string::npos);
  CHECK(page.headers.at("x-frame-options") == "DENY");
  CHECK(page.headers.at("referrer-policy") == "no-referrer");
}
