// How it was, told to staff or by herself on her page: what is taken, what is refused, and what it changes at once.
#include <doctest/doctest.h>

#include "api/served_cafe_test.h"
#include "shop/guest_link.h"

using namespace dangol;

namespace {

struct FeedbackCafe {
  TestServer server;
  std::string id = server.regular("feedback-guest");
  CustomerId customer{std::stoull(id)};
  int keys_used = 0;

  TestAnswer tell(const std::string& path, std::string body, std::string key = {}) {
    if (key.empty()) key = "feedback-key-" + std::to_string(++keys_used);
    return server.ask({.method = "POST",
                       .path = "/api/v1/customers/" + id + path,
                       .body = std::move(body),
                       .token = server.staff(),
                       .key = std::move(key)});
  }
  TestAnswer tell_herself(std::string body) {
    return by_link(LinkUse::own_page, "POST", "/api/v1/me/feedback", std::move(body));
  }
  TestAnswer by_link(LinkUse use, std::string method, std::string path, std::string body = {}) {
    const auto now = *parse_instant("2024-06-30T23:10:00Z", Zone::utc());
    const std::int32_t today = server.shop().settings().zone.local(now).day;
    return server.ask(
        {.method = std::move(method),
         .path = std::move(path),
         .body = std::move(body),
         .key = "own-feedback-" + std::to_string(++keys_used),
         .more_headers = "Authorization: Bearer " + guest_token(server.keys(), customer, use, today) + "\r\n"});
  }
  TestAnswer card() { return server.ask({.path = "/api/v1/customers/" + id + "/card", .token = server.staff()}); }
};

}  // namespace

TEST_CASE("a low score stands on the next card, until somebody has answered it") {
  FeedbackCafe cafe;
  CHECK(cafe.card().holds(R"("complaint":null,"items":[{"id":"1","name":"아메리카노"}])"));
  CHECK(cafe.tell("/feedback", R"({"score":2,"item":"1","text":"너무 썼어요"})", "feedback-once").status == 200);
  CHECK(cafe.tell("/feedback", R"({"score":2,"item":"1","text":"너무 썼어요"})", "feedback-once")
            .holds(R"("already_known":true)"));
  const auto card = cafe.card();
  CHECK(card.holds(R"("kind":"complained")"));
  CHECK(card.holds(R"("text":"2/5, 아메리카노: 너무 썼어요","score":2,"item":{"id":"1")"));
  CHECK(cafe.server.ask({.path = "/api/v1/insights/feedback", .token = cafe.server.owner()}).holds(R"("waiting":[{)"));
  CHECK(cafe.tell("/feedback/answered", R"({"text":"다시 만들어 드림"})").status == 200);
  CHECK(cafe.card().holds(R"("complaint":null)"));
  const auto exported = cafe.server.take_file("/api/v1/customers/" + cafe.id + "/export");
  CHECK(exported.holds(R"("kind":"feedback","way":"counter","score":2)"));
  CHECK(exported.holds(R"("kind":"complaint_answered","text":"다시 만들어 드림","staff":")"));
}

TEST_CASE("by the link in a message she says how it was, and can do nothing else") {
  FeedbackCafe cafe;
  const auto asked = cafe.by_link(LinkUse::feedback, "GET", "/api/v1/said");
  CHECK(asked.status == 200);
  CHECK(asked.holds("\"items\":["));
  CHECK(cafe.by_link(LinkUse::feedback, "POST", "/api/v1/said", R"({"score":2,"text":"미지근했어요"})").status == 200);
  const auto history = cafe.server.shop().history(cafe.customer);
  REQUIRE(history);
  const auto& given = std::get<FeedbackGiven>(history->back().body);
  CHECK(given.way == FeedbackWay::message);
  CHECK(given.score == 2);
  CHECK(cafe.card().holds("미지근했어요"));
  for (const char* other : {"/api/v1/me", "/api/v1/me/export"})
    CHECK(cafe.by_link(LinkUse::feedback, "GET", other).status == 401);
  CHECK(cafe.by_link(LinkUse::feedback, "POST", "/api/v1/me/erasure", R"({"confirm":"erase"})").status == 401);
  for (const LinkUse use : {LinkUse::own_page, LinkUse::opt_out})
    CHECK(cafe.by_link(use, "GET", "/api/v1/said").status == 401);
  CHECK(cafe.by_link(LinkUse::feedback, "POST", "/api/v1/said", R"({"text":"당뇨가 있어요"})").status == 409);
}

TEST_CASE("health and resident numbers are refused where they were typed, by every way in") {
  FeedbackCafe cafe;
  for (const auto& [text, status] : {std::pair{"우유 알레르기가 있어요", 409}, {"900101-1234567로 연락 주세요", 400}}) {
    const std::string body = std::string(R"({"text":")") + text + "\"}";
    for (const auto& answer :
         {cafe.tell("/feedback", body), cafe.tell("/feedback/answered", body), cafe.tell_herself(body)}) {
      CHECK(answer.status == status);
      CHECK(answer.text("field") == "/text");
    }
  }
  CHECK(cafe.server.shop().card(cafe.customer, {Instant{}, {}}, Language::korean)->card.complaint == std::nullopt);
}

TEST_CASE("what is no feedback is refused with its place") {
  FeedbackCafe cafe;
  for (const auto& [body, field] : {std::pair{R"({"score":6})", "/score"},
                                    {R"({"score":0})", "/score"},
                                    {R"({"score":4,"item":"999"})", "/item"},
                                    {R"({"score":4,"way":"own_page"})", "/way"},
                                    {R"({"score":4,"mood":"good"})", "/mood"}}) {
    const auto answer = cafe.tell("/feedback", body);
    CHECK(answer.status == 400);
    CHECK(answer.text("field") == field);
  }
  CHECK(cafe.tell("/feedback", "{}").status == 400);
  CHECK(cafe.tell_herself(R"({"score":4,"way":"counter"})").status == 400);
  CHECK(cafe.tell_herself("{}").status == 400);
}

TEST_CASE("she says it herself, and sees it on her page; asked and silent is noted") {
  FeedbackCafe cafe;
  CHECK(cafe.tell("/feedback/asked", "{}").status == 200);
  CHECK(cafe.tell_herself(R"({"score":5,"item":"1","text":"향이 좋아요"})").status == 200);
  const auto history = cafe.server.shop().history(cafe.customer);
  REQUIRE(history);
  const auto& given = std::get<FeedbackGiven>(history->back().body);
  CHECK(given.way == FeedbackWay::own_page);
  CHECK_FALSE(given.staff);
  const auto& asked = std::get<FeedbackAsked>((*history)[history->size() - 2].body);
  CHECK(asked.staff);
}
