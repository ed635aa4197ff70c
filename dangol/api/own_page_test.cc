// Her own page and the link that refuses advertising: what they show and change, and that nobody else gets in.
#include <doctest/doctest.h>

#include <algorithm>
#include <thread>

#include "api/served_cafe_test.h"
#include "shop/guest_link.h"

using namespace dangol;

namespace {

// A guest with a page of her own.
struct GuestOfPage {
  TestServer server;
  std::string id = server.regular("own-page-guest");
  CustomerId customer{std::stoull(id)};
  std::string link = token_of(LinkUse::own_page);

  std::int32_t today() { return server.shop().settings().zone.local(now()).day; }
  Instant now() { return *parse_instant("2024-06-30T23:10:00Z", Zone::utc()); }
  std::string token_of(LinkUse use) { return guest_token(server.keys(), customer, use, today()); }

  TestAnswer ask(std::string method, std::string path, std::string body = {}, std::string key = {}) {
    return ask_by(link, std::move(method), std::move(path), std::move(body), std::move(key));
  }
  TestAnswer ask_by(const std::string& token, std::string method, std::string path, std::string body = {},
                    std::string key = {}) {
    return server.ask({.method = std::move(method),
                       .path = std::move(path),
                       .body = std::move(body),
                       .key = std::move(key),
                       .more_headers = "Authorization: Bearer " + token + "\r\n"});
  }
  void agree(Channel channel) {
    server.record(customer, ConsentChanged{Purpose::marketing, true, ConsentMethod::paper, "1", channel, {2}});
  }
  Answer marketing(Channel channel) { return server.shop().consent(customer).answer(Purpose::marketing, channel); }
  std::size_t events() { return server.shop().history(customer)->size(); }

  TestAnswer press(const std::string& token, std::string more = {}) {
    const std::string body = "List-Unsubscribe=One-Click";
    TestClient client(server.port());
    client.send("POST /u/" + token + " HTTP/1.1\r\nHost: counter.test\r\n" + more +
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + std::to_string(body.size()) +
                "\r\n\r\n" + body);
    return client.read_answer();
  }
};

}  // namespace

TEST_CASE("she says how often she wants to hear from the shop, or that she wants none for a while") {
  GuestOfPage guest;
  const auto page = [&] { return guest.ask("GET", "/api/v1/me"); };
  CHECK(page().holds(R"("pace":{"most_in_30_days":null,"rests_until":null})"));
  const std::string path = "/api/v1/me/pace";
  CHECK(guest.ask("PUT", path, R"({"most_in_30_days":2,"rests_until":"2024-09-01"})", "her-pace").status == 200);
  CHECK(page().holds(R"("pace":{"most_in_30_days":2,"rests_until":"2024-09-01"})"));
  CHECK(
      guest.ask("GET", "/api/v1/me/export").holds(R"("kind":"pace","most_in_30_days":2,"rests_until":"2024-09-01"})"));
  CHECK(guest.ask("PUT", path, "{}", "as-the-shop").status == 200);
  CHECK(page().holds(R"("pace":{"most_in_30_days":null,"rests_until":null})"));
}

TEST_CASE("a pace that is none is refused, with what was expected") {
  GuestOfPage guest;
  for (const auto* body : {R"({"most_in_30_days":0})", R"({"most_in_30_days":31})", R"({"rests_until":"soon"})",
                           R"({"rests_until":"2026-01-01"})", R"({"most":1})"}) {
    CAPTURE(body);
    CHECK(guest.ask("PUT", "/api/v1/me/pace", body, "wrong-pace").status == 400);
  }
  CHECK(guest.ask("PUT", "/api/v1/me/pace", R"({"rests_until":"2025-07-01"})", "for-a-year").status == 200);
}

TEST_CASE("staff leave her in peace: the card says so and suggests nothing, and who wrote it down is on record") {
  GuestOfPage guest;
  const std::string customer = "/api/v1/customers/" + guest.id;
  const auto answer = guest.server.ask({.method = "PUT",
                                        .path = customer + "/pace",
                                        .body = R"({"rests_until":"2024-09-01"})",
                                        .token = guest.server.staff(),
                                        .key = "in-peace"});
  CHECK(answer.status == 200);
  const auto card = guest.server.ask({.path = customer + "/card", .token = guest.server.staff()});
  CHECK(card.holds(R"("suggestion":null)"));
  CHECK(card.holds(R"("pace":{"most_in_30_days":null,"rests_until":"2024-09-01"})"));
  CHECK(card.holds(R"("rest":"8월 31일까지는)"));
  const auto exported = guest.server.take_file(customer + "/export");
  CHECK(exported.holds(R"("kind":"pace","most_in_30_days":null,"rests_until":"2024-09-01","staff":")"));
}

TEST_CASE("her page tells her what is held about her, and not who of the staff wrote it down") {
  GuestOfPage guest;
  guest.agree(Channel::email);
  guest.server.record(guest.customer, NoteWritten{{2}, "창가 자리"});
  guest.server.record(guest.customer, RightsAsked{RightsRequest::access, AskedBy::phone, {2}});
  guest.server.record(guest.customer, RightsAnswered{RightsRequest::access, RightsOutcome::done, {}, {2}});
  guest.server.record(guest.customer,
                      MessageQueued{{77}, {}, Channel::sms, MessageClass::information, "", "준비됐어요"});
  guest.server.record(guest.customer, MessageMoved{{77}, MessageStep::handing_over, SuppressionReason::end, {}, {}});
  CHECK(guest.ask("GET", "/api/v1/me").holds(R"("messages":[])"));  // has not left yet
  guest.server.record(guest.customer, MessageMoved{{77}, MessageStep::accepted, SuppressionReason::end, {}, {}});
  const auto page = guest.ask("GET", "/api/v1/me");
  REQUIRE(page.status == 200);
  CHECK(page.headers.at("cache-control") == "no-store");
  for (const char* part :
       {R"("called":"김단골")", R"("phone":"01012345678")", R"("text":"창가 자리")", R"("visits":28)", "준비됐어요",
        R"("purpose":"marketing","channel":"email","answer":"given")", R"("usual":"아메리카노, 얼음 적게")"}) {
    CAPTURE(part);
    CHECK(page.holds(part));
  }
  const auto taken = guest.ask("GET", "/api/v1/me/export");
  CHECK(taken.status == 200);
  CHECK(taken.holds(R"("kind":"note","text":"창가 자리")"));
  CHECK(taken.holds(R"("kind":"message")"));
  CHECK_FALSE(page.holds("staff"));
  CHECK_FALSE(taken.holds("staff"));
  CHECK(guest.server.take_file("/api/v1/customers/" + guest.id + "/export").holds(R"("staff":"2")"));
}

TEST_CASE("every link that does not hold has one and the same answer, whatever is wrong with it") {
  GuestOfPage guest;
  const std::string other = guest.server
                                .ask({.method = "POST",
                                      .path = "/api/v1/customers",
                                      .body = R"({"name":"남궁다른"})",
                                      .token = guest.server.staff(),
                                      .key = "another-guest"})
                                .text("customer");
  const CustomerId erased{std::stoull(other)};
  const std::string of_erased = guest_token(guest.server.keys(), erased, LinkUse::own_page, guest.today());
  CHECK(guest.ask_by(of_erased, "GET", "/api/v1/me").holds("남궁다른"));
  REQUIRE(guest.server.shop().erase(erased));
  std::string altered = guest.link;
  altered[2] = altered[2] == 'A' ? 'B' : 'A';
  const KeyRing elsewhere(random_key());
  const std::string refused = guest.ask_by("", "GET", "/api/v1/me").body;
  for (const std::string& token :
       {of_erased, altered, guest.link + "A", guest.link.substr(0, guest.link.size() - 4), std::string(3000, 'A'),
        guest.token_of(LinkUse::opt_out), guest.server.owner(), guest.server.staff(), std::string("%00"),
        guest_token(guest.server.keys(), guest.customer, LinkUse::own_page, guest.today() - own_page_days),
        guest_token(guest.server.keys(), guest.customer, LinkUse::own_page, guest.today() + 1),
        guest_token(elsewhere, guest.customer, LinkUse::own_page, guest.today()),
        guest_token(guest.server.keys(), CustomerId{1}, LinkUse::own_page, guest.today())}) {
    for (const Route& route : routes()) {
      if (route.access != Access::guest) continue;
      const auto answer = guest.ask_by(token, std::string(word_of(route.method)), std::string(route.pattern),
                                       route.body.empty() ? "" : R"({"confirm":"erase"})", "some-key-1");
      CAPTURE(route.pattern);
      CHECK(answer.status == 401);
      CHECK(answer.body == refused);
    }
  }
  // Not in the cookie, nor in a query either.
  CHECK(guest.server.ask({.path = "/api/v1/me", .token = guest.link}).status == 401);
  CHECK(guest.server.ask({.path = "/api/v1/me?token=" + guest.link}).status == 401);
  // A guest's link opens nothing of the staff's.
  CHECK(guest.ask("GET", "/api/v1/customers/" + guest.id + "/card").status == 401);
  CHECK(guest.ask("GET", "/api/v1/me").status == 200);
}

TEST_CASE("a link holds for thirty days and is made by staff, for guests who are known") {
  GuestOfPage guest;
  const auto made = guest.server.ask(
      {.method = "POST", .path = "/api/v1/customers/" + guest.id + "/page-link", .token = guest.server.staff()});
  CHECK(made.status == 200);
  CHECK(made.text("link") == "/me#" + guest.link);
  CHECK(made.text("until") == "2024-07-30");
  CHECK(guest.server.ask({.method = "POST", .path = "/api/v1/customers/1/page-link", .token = guest.server.staff()})
            .status == 404);
  SendingArranged sending;
  sending.public_url = "https://cafe.example";
  guest.server.record({}, sending);
  CHECK(
      guest.server
          .ask(
              {.method = "POST", .path = "/api/v1/customers/" + guest.id + "/page-link", .token = guest.server.staff()})
          .text("link") == "https://cafe.example/me#" + guest.link);
  guest.server.clock_forward(std::chrono::hours{24 * 29});
  CHECK(guest.ask("GET", "/api/v1/me").status == 200);
  guest.server.clock_forward(std::chrono::hours{24});
  CHECK(guest.ask("GET", "/api/v1/me").status == 401);
}

TEST_CASE("a child's page is her guardian's too: read, set right, taken along, erased, until she is 14") {
  GuestOfPage guest;
  Profile child = guest.server.shop().customer(guest.customer)->profile;
  child.birth_date = date::year{2010} / 7 / 11;
  const auto at = [&](EventBody body, std::uint8_t n) {
    return Event{guest.server.shop().settings().bucket, guest.customer, guest.now(), {{n, 99}}, std::move(body)};
  };
  REQUIRE(guest.server.shop().record_together(std::vector{
      at(ProfileChanged{child}, 1), at(GuardianConsented{"이수진", "01023456789", GuardianMethod::email, {2}}, 2)}));
  const auto made = guest.server.ask(
      {.method = "POST", .path = "/api/v1/customers/" + guest.id + "/page-link", .token = guest.server.staff()});
  CHECK(made.text("until") == "2024-07-10");
  guest.link = made.text("link").substr(std::string_view("/me#").size());
  CHECK(guest.ask("GET", "/api/v1/me")
            .holds(R"("guardian":{"name":"이수진","phone":"01023456789","method":"email","at":")"));
  const std::string path = "/api/v1/me/profile";
  const auto fix = [&](const char* guardian, std::string key) {
    return guest.ask("PUT", path, std::string(R"({"name":"한별","guardian":)") + guardian + "}", std::move(key));
  };
  CHECK(fix(R"({"name":"이수진","phone":"none"})", "guardian-1").text("field") == "/guardian/phone");
  CHECK(fix(R"({"name":"이수진","phone":"010-1","method":"paper"})", "guardian-2").status == 400);
  CHECK(fix(R"({"name":"이수정","phone":"010-7777-8888"})", "guardian-3").status == 200);
  CHECK(guest.server.shop().customer(guest.customer)->guardian->told ==
        GuardianConsented{"이수정", "01077778888", GuardianMethod::email, {}});
  CHECK(guest.ask("GET", "/api/v1/me/export").holds(R"("kind":"guardian_consented","name":"이수진")"));
  guest.server.clock_forward(std::chrono::hours{24 * 9});
  CHECK(guest.ask("GET", "/api/v1/me").status == 200);
  guest.server.clock_forward(std::chrono::hours{24});
  CHECK(guest.ask("GET", "/api/v1/me").status == 401);  // she is 14: the page is hers alone
}

TEST_CASE("whom no guardian answers for writes none down on her page") {
  GuestOfPage guest;
  const auto body = R"({"name":"김단골","guardian":{"name":"이수진","phone":"010-2345-6789"}})";
  CHECK(guest.ask("PUT", "/api/v1/me/profile", body, "guardian-1").text("field") == "/guardian");
  CHECK(guest.ask("GET", "/api/v1/me").holds(R"("guardian":null,"came_of_age":null)"));
}

TEST_CASE("she sets right what is hers to say, and nothing else") {
  GuestOfPage guest;
  const std::string path = "/api/v1/me/profile";
  const auto changed = guest.ask(
      "PUT", path, R"({"name":"김단골","called":"단골이","speech":"formal","phone":"010-9876-5432"})", "profile-1");
  CHECK(changed.status == 200);
  const Profile profile = guest.server.shop().customer(guest.customer)->profile;
  CHECK(profile.called == "단골이");
  CHECK(profile.speech == SpeechLevel::formal);
  CHECK(profile.phone == "01098765432");
  CHECK(guest.ask("PUT", path, R"({"name":"a","birth_date":"1990-01-01"})", "profile-2").text("field") ==
        "/birth_date");
  CHECK(guest.ask("PUT", path, R"({"name":"a","loyalty_number":"7"})", "profile-3").status == 400);
  CHECK(guest.ask("PUT", path, R"({"name":"900101-1234567"})", "profile-4").status == 400);
  CHECK(guest.ask("PUT", path, R"({"name":"a","speech":"rude"})", "profile-6").text("field") == "/speech");
  CHECK(guest.ask("PUT", path, R"({})", "profile-5").status == 400);
  CHECK(guest.ask("PUT", path, R"({"name":"a"})").status == 400);
}

TEST_CASE("she agrees channel by channel to the text that she was shown, and refuses all at once") {
  GuestOfPage guest;
  const auto say = [&](std::string body, std::string key) {
    return guest.ask("POST", "/api/v1/me/consents", std::move(body), std::move(key)).status;
  };
  CHECK(say(R"({"purpose":"marketing","given":true,"channel":"sms","text_version":"1"})", "consent-1") == 200);
  CHECK(guest.marketing(Channel::sms) == Answer::given);
  CHECK(guest.marketing(Channel::email) == Answer::not_asked);
  CHECK(say(R"({"purpose":"marketing","given":true,"channel":"sms"})", "consent-2") == 400);
  CHECK(say(R"({"purpose":"marketing","given":true,"text_version":"1"})", "consent-3") == 400);
  CHECK(say(R"({"purpose":"marketing","given":true,"channel":"sms","text_version":"1","method":"paper"})",
            "consent-4") == 400);
  CHECK(say(R"({"purpose":"marketing","given":false})", "consent-5") == 200);
  CHECK(guest.marketing(Channel::sms) == Answer::refused);
  CHECK(guest.marketing(Channel::email) == Answer::refused);
  const auto history = guest.server.shop().history(guest.customer);
  const auto& last = std::get<ConsentChanged>(history->back().body);
  CHECK(last.method == ConsentMethod::web);
  CHECK_FALSE(last.staff);
  ConsentTextPublished text{Purpose::marketing, "2024-07-01", "ko", "소식", "이름, 연락처", "1년", "거부해도 됨", true};
  guest.server.record({}, text);
  CHECK(say(R"({"purpose":"marketing","given":true,"channel":"sms","text_version":"1"})", "consent-6") == 400);
  CHECK(guest.ask("GET", "/api/v1/me").holds(R"("version":"2024-07-01")"));
}

TEST_CASE("erasing takes a second word, and the link ends with it") {
  GuestOfPage guest;
  CHECK(guest.ask("POST", "/api/v1/me/erasure", R"({})").status == 400);
  CHECK(guest.ask("POST", "/api/v1/me/erasure", R"({"confirm":"yes"})").status == 400);
  CHECK(guest.ask("POST", "/api/v1/me/erasure", R"({"confirm":"erase"})").holds("events_removed"));
  CHECK_FALSE(guest.server.shop().knows(guest.customer));
  CHECK(guest.ask("GET", "/api/v1/me").status == 401);
  CHECK(guest.ask("POST", "/api/v1/me/erasure", R"({"confirm":"erase"})").status == 401);
}

TEST_CASE(
    "the link in a message refuses advertising by every channel when its button is pressed, not when it is read") {
  GuestOfPage guest;
  guest.agree(Channel::sms);
  guest.agree(Channel::email);
  const std::string token = guest.token_of(LinkUse::opt_out);
  const std::size_t before = guest.events();
  const auto page = guest.server.ask({.path = "/u/" + token});
  CHECK(page.status == 200);
  CHECK(page.headers.at("content-type") == "text/html; charset=utf-8");
  CHECK(page.holds("<form method=\"post\">"));
  CHECK_FALSE(page.holds("<script"));
  CHECK_FALSE(page.holds("김단골"));
  CHECK(guest.events() == before);
  CHECK(guest.marketing(Channel::sms) == Answer::given);

  CHECK(guest.press(token).status == 200);
  CHECK(guest.marketing(Channel::sms) == Answer::refused);
  CHECK(guest.marketing(Channel::email) == Answer::refused);
  CHECK(guest.marketing(Channel::kakao) == Answer::refused);
  CHECK(guest.press(token).status == 200);
  CHECK(guest.events() == before + 1);
}

TEST_CASE("whoever agrees again and takes the same old link refuses again") {
  GuestOfPage guest;
  const std::string token = guest.token_of(LinkUse::opt_out);
  CHECK(guest.press(token).status == 200);
  for (int again = 0; again < 3; ++again) {
    guest.server.clock_forward(std::chrono::hours{24 * 400});
    guest.agree(Channel::email);
    CHECK(guest.marketing(Channel::email) == Answer::given);
    CHECK(guest.press(token).status == 200);
    CHECK(guest.marketing(Channel::email) == Answer::refused);
  }
}

TEST_CASE("of an opt-out link that does not hold nothing is told and nothing is changed") {
  GuestOfPage guest;
  guest.agree(Channel::email);
  const std::string token = guest.token_of(LinkUse::opt_out);
  std::string altered = token;
  altered[3] = altered[3] == 'A' ? 'B' : 'A';
  const std::size_t before = guest.events();
  const std::string page = guest.server.ask({.path = "/u/" + token}).body;
  const std::string unknown = guest_token(guest.server.keys(), CustomerId{1}, LinkUse::opt_out, 0);
  std::vector<std::string> answers;
  for (const std::string& each : {altered, guest.link, unknown, std::string("x"), std::string(2000, 'A')}) {
    CHECK(guest.server.ask({.path = "/u/" + each}).body == page);
    const auto pressed = guest.press(each);
    CHECK(pressed.status == 200);
    answers.push_back(pressed.body);
  }
  CHECK(guest.events() == before);
  for (const std::string& each : answers) CHECK(each == guest.press(token).body);
  CHECK(guest.events() == before + 1);
}

TEST_CASE("an opt-out works from wherever it comes, and takes a form and nothing else") {
  GuestOfPage guest;
  guest.agree(Channel::email);
  const std::string token = guest.token_of(LinkUse::opt_out);
  CHECK(guest.server.ask({.method = "POST", .path = "/u/" + token}).status == 400);
  CHECK(guest.server.ask({.method = "POST", .path = "/u/" + token, .body = "{}"}).status == 400);
  CHECK(guest.server.ask({.method = "PUT", .path = "/u/" + token}).status == 405);
  CHECK(guest.marketing(Channel::email) == Answer::given);
  CHECK(guest.press(token, "Origin: null\r\nSec-Fetch-Site: cross-site\r\n").status == 200);
  CHECK(guest.marketing(Channel::email) == Answer::refused);
}

TEST_CASE("a hundred presses at once are one refusal") {
  GuestOfPage guest;
  guest.agree(Channel::email);
  const std::string token = guest.token_of(LinkUse::opt_out);
  const std::size_t before = guest.events();
  std::vector<std::thread> pressing;
  for (int i = 0; i < 20; ++i) {
    pressing.emplace_back([&] {
      for (int each = 0; each < 5; ++each) guest.press(token);
    });
  }
  for (std::thread& each : pressing) each.join();
  CHECK(guest.events() == before + 1);
}
