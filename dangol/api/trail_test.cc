// Who saw whom: that nothing of a guest leaves for staff without a line, and what files want before they leave.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "api/served_cafe_test.h"
#include "api/witness.h"

using namespace dangol;

namespace {

// Of these staff learn nothing about any guest.
constexpr std::array nobodys{
    "readMenu",        "readSession",       "watchChanges",   "readConsentTexts",  "publishConsentText",
    "readGroups",      "listSegments",      "saveSegment",    "readSegmentFields", "readBaskets",
    "readProof",       "setHoldOut",        "setExploration", "readSending",       "arrangeSending",
    "arrangeGateway",  "readLaw",           "readRetention",  "setRetention",      "listCampaigns",
    "saveCampaign",    "noteTrailReviewed", "moveCampaign",   "notePrinting",      "callByNumber",
    "readDisplayLink", "makeDisplayLink",   "listStaff",      "addStaff",          "changeStaff",
    "confirmPin",      "signOut",           "readOpenApi",    "readMetrics"};

TrailRow last_row(const Trail& trail) {
  const auto rows = latest(trail, {.most = 1});
  REQUIRE(rows);
  REQUIRE(rows->size() == 1);
  return rows->front();
}

struct Watched {
  TestServer server;
  std::string id = server.regular("regular-1");
  std::string at = "/api/v1/customers/" + id;
  CustomerId guest{std::stoull(id)};
  TestAnswer get(const std::string& path, const std::string& token) {
    return server.ask({.path = path, .token = token});
  }
  int confirm(std::string_view pin, const std::string& token) {
    const std::string body = R"({"pin":")" + std::string(pin) + "\"}";
    return server.ask({.method = "POST", .path = "/api/v1/session/pin", .body = body, .token = token}).status;
  }
};

}  // namespace

TEST_CASE("every route that shows staff a guest is marked as one that does") {
  for (const Route& route : routes()) {
    if (route.access != Access::owner && route.access != Access::staff) continue;
    CAPTURE(route.name);
    const bool is_of_one = route.pattern.starts_with("/api/v1/customers/{id}");
    const bool is_nobodys = std::ranges::find(nobodys, route.name) != nobodys.end();
    CHECK((route.shows == Shows::in_path) == is_of_one);
    CHECK((route.shows == Shows::nobody) == is_nobodys);
    CHECK(route.is_export ==
          (route.name == "exportCustomer" || route.name == "exportConsents" || route.name == "readPicture"));
  }
}

TEST_CASE("whoever opens a card leaves a line: who, when, from where, what, of whom") {
  Watched cafe;
  CHECK(cafe.get(cafe.at + "/card", cafe.server.staff()).status == 200);
  const TrailRow row = last_row(cafe.server.trail());
  CHECK(row.account == StaffId{2});
  CHECK(row.source == "127.0.0.1");
  CHECK(row.action == "readCard");
  CHECK(row.status == 200);
  CHECK(row.customers == std::vector{cafe.guest});
  CHECK(cafe.get(cafe.at + "/card", cafe.server.staff()).status == 200);  // a kept one, too
  CHECK(cafe.server.trail().last().number == row.number + 1);
  CHECK(cafe.get("/api/v1/customers/99/card", cafe.server.staff()).status == 404);
  CHECK(last_row(cafe.server.trail()).status == 404);
  CHECK(last_row(cafe.server.trail()).customers == std::vector{CustomerId{99}});
}

TEST_CASE("a list leaves the numbers of all whom it shows, and none when it shows nobody") {
  Watched cafe;
  const std::string other = cafe.server.regular("regular-2");
  const auto find = [&](const std::string& text) {
    const std::string body = R"({"text":")" + text + "\"}";
    return cafe.server.ask({.method = "POST", .path = "/api/v1/find", .body = body, .token = cafe.server.staff()});
  };
  const auto found = find("김");
  REQUIRE(found.holds(cafe.id));
  REQUIRE(found.holds(other));
  const TrailRow row = last_row(cafe.server.trail());
  CHECK(row.action == "findCustomers");
  CHECK(row.customers.size() == 2);
  CHECK(std::ranges::find(row.customers, cafe.guest) != row.customers.end());
  CHECK(find("없는사람").status == 200);
  CHECK(last_row(cafe.server.trail()).number == row.number);
}

TEST_CASE("what is changed leaves a line, and so does what staff tried and may not") {
  Watched cafe;
  CHECK(cafe.server
            .ask({.method = "POST",
                  .path = cafe.at + "/notes",
                  .body = R"({"text":"창가 자리"})",
                  .token = cafe.server.staff(),
                  .key = "note-key-1"})
            .status == 200);
  CHECK(last_row(cafe.server.trail()).action == "writeNote");
  CHECK(cafe.get(cafe.at + "/export?reason=audit", cafe.server.staff()).status == 403);
  const TrailRow refused = last_row(cafe.server.trail());
  CHECK(refused.action == "exportCustomer");
  CHECK(refused.status == 403);
  CHECK(refused.account == StaffId{2});
}

TEST_CASE("without a line nothing of a guest leaves") {
  Watched cafe;
  cafe.server.trail().break_down();
  const auto card = cafe.get(cafe.at + "/card", cafe.server.staff());
  CHECK(card.status == 503);
  CHECK_FALSE(card.holds("김"));
  const auto found = cafe.server.ask(
      {.method = "POST", .path = "/api/v1/find", .body = R"({"text":"김"})", .token = cafe.server.staff()});
  CHECK(found.status == 503);
  CHECK_FALSE(found.holds(cafe.id));
  CHECK(cafe.get("/api/v1/menu", cafe.server.staff()).status == 200);
  CHECK(cafe.confirm(TestServer::owner_pin, cafe.server.owner()) == 503);
}

TEST_CASE("an answer that shows somebody and does not say whom is not given") {
  MemoryTrail trail;
  Witness silent(trail, Shows::in_answer, {.action = "listSomebody"});
  CHECK(silent.sees_off(404));
  CHECK(!silent.sees_off(200));
  silent.shows(CustomerId{7});
  CHECK(silent.sees_off(200));
  CHECK(trail.last().number == 1);
  Witness unmarked(trail, Shows::in_path, {.action = "exportSomebody", .reason = ExportReason::audit});
  unmarked.shows(CustomerId{7});
  CHECK(!unmarked.sees_off(200));
  REQUIRE(unmarked.mark_export());
  CHECK(unmarked.sees_off(200));
  CHECK(trail.last().number == 2);
}

TEST_CASE("a file leaves with a reason and the PIN once more, which counts for five minutes and one session") {
  Watched cafe;
  const std::string file = cafe.at + "/export";
  const std::string& owner = cafe.server.owner();
  CHECK(cafe.get(file, owner).status == 400);
  CHECK(cafe.get(file + "?reason=curious", owner).status == 400);
  CHECK(cafe.get(file + "?reason=-", owner).status == 400);
  const auto without = cafe.get(file + "?reason=her_request", owner);
  CHECK(without.status == 403);
  CHECK(without.holds("/api/v1/session/pin"));
  CHECK(cafe.confirm("0000", owner) == 403);
  CHECK(cafe.get(file + "?reason=her_request", owner).status == 403);
  CHECK(cafe.confirm(TestServer::owner_pin, owner) == 204);
  const auto given = cafe.get(file + "?reason=her_request", owner);
  CHECK(given.status == 200);
  const TrailRow row = last_row(cafe.server.trail());
  CHECK(row.reason == ExportReason::her_request);
  CHECK(row.customers == std::vector{cafe.guest});
  CHECK(given.headers.at("content-disposition") ==
        "attachment; filename=\"guest-trail-" + std::to_string(row.number) + ".json\"");
  CHECK(given.holds(R"("left":{"trail_row":")" + std::to_string(row.number) + "\""));
  CHECK(given.holds(R"("staff":"1","reason":"her_request")"));
  const std::string elsewhere = cafe.server.sign_in("한사장", TestServer::owner_pin);
  CHECK(cafe.get(file + "?reason=her_request", elsewhere).status == 403);
  cafe.server.later_by(299);
  CHECK(cafe.get(file + "?reason=her_request", owner).status == 200);
  cafe.server.later_by(2);
  CHECK(cafe.get(file + "?reason=her_request", owner).status == 403);
}

TEST_CASE("five wrong PINs before a file lock that name, as they do at the door") {
  Watched cafe;
  for (int i = 0; i < 5; ++i) CHECK(cafe.confirm("0000", cafe.server.owner()) == 403);
  CHECK(cafe.confirm(TestServer::owner_pin, cafe.server.owner()) == 429);
  CHECK(cafe.server.sign_in("한사장", TestServer::owner_pin).empty());
}

TEST_CASE("the consents of everybody leave as everybody's") {
  Watched cafe;
  CHECK(cafe.server.take_file("/api/v1/consents/export").status == 200);
  const TrailRow row = last_row(cafe.server.trail());
  CHECK(row.everybody);
  CHECK(row.reason == ExportReason::audit);
}

TEST_CASE("who signs in leaves a line, and who fails to with a name that there is") {
  Watched cafe;
  CHECK_FALSE(cafe.server.sign_in("오점원", TestServer::staff_pin).empty());
  CHECK(last_row(cafe.server.trail()).action == "signIn");
  CHECK(last_row(cafe.server.trail()).account == StaffId{2});
  CHECK(cafe.server.sign_in("오점원", "0000").empty());
  CHECK(last_row(cafe.server.trail()).status == 401);
  const auto before = cafe.server.trail().last().number;
  CHECK(cafe.server.sign_in("아무개", "0000").empty());
  CHECK(cafe.server.trail().last().number == before);
}

TEST_CASE("a proxy on this machine says whom it stands for; nothing that is no address is believed") {
  Watched cafe;
  const auto source = [&](const std::string& header) {
    CHECK(cafe.server.ask({.path = cafe.at + "/card", .token = cafe.server.staff(), .more_headers = header}).status ==
          200);
    return last_row(cafe.server.trail()).source;
  };
  CHECK(source("X-Forwarded-For: 203.0.113.9\r\n") == "203.0.113.9");
  CHECK(source("X-Forwarded-For: 198.51.100.1, 203.0.113.9\r\n") == "203.0.113.9");
  CHECK(source("X-Forwarded-For: 2001:db8::7\r\n") == "2001:db8::7");
  CHECK(source("X-Forwarded-For: 한사장\r\n") == "127.0.0.1");
  CHECK(source("X-Forwarded-For: 203.0.113.9:80\r\n") == "127.0.0.1");
  CHECK(source("X-Forwarded-For: \r\n") == "127.0.0.1");
}

TEST_CASE("the owner reads who saw whom, by guest and by person, and leaves a line by it") {
  Watched cafe;
  const std::string other = cafe.server.regular("regular-2");
  CHECK(cafe.get(cafe.at + "/card", cafe.server.staff()).status == 200);
  CHECK(cafe.get("/api/v1/customers/" + other + "/card", cafe.server.owner()).status == 200);
  CHECK(cafe.get("/api/v1/trail", cafe.server.staff()).status == 403);
  const auto of_her = cafe.get("/api/v1/trail?customer=" + cafe.id, cafe.server.owner());
  CHECK(of_her.holds(R"("staff":{"id":"2","name":"오점원"})"));
  CHECK(of_her.holds(R"("action":"readCard")"));
  CHECK_FALSE(of_her.holds(other));
  CHECK(last_row(cafe.server.trail()).action == "readTrail");
  const auto by_owner = cafe.get("/api/v1/trail?staff=1", cafe.server.owner());
  CHECK(by_owner.holds(other));
  CHECK_FALSE(by_owner.holds("오점원"));
  // In Seoul it is 08:10 on the first of July.
  CHECK(cafe.get("/api/v1/trail?from=2024-07-01T08:10&staff=2", cafe.server.owner()).holds("readCard"));
  CHECK(cafe.get("/api/v1/trail?until=2024-07-01T08:10", cafe.server.owner()).holds(R"("rows":[])"));
  CHECK(cafe.get("/api/v1/trail?only=exports", cafe.server.owner()).holds(R"("rows":[])"));
  for (const char* wrong : {"?customer=x", "?from=noon", "?until=1", "?staff=-1", "?before=1e3", "?only=cards"})
    CHECK(cafe.get(std::string("/api/v1/trail") + wrong, cafe.server.owner()).status == 400);
}

TEST_CASE("a month is looked through: who, how many, what left, whether a line was changed") {
  Watched cafe;
  CHECK(cafe.get(cafe.at + "/card", cafe.server.staff()).status == 200);
  CHECK(cafe.server.take_file(cafe.at + "/export").status == 200);
  // In Seoul it is July already.
  const auto review = cafe.get("/api/v1/trail/review?month=2024-07", cafe.server.owner());
  CHECK(review.holds(R"({"staff":{"id":"2","name":"오점원"},"times":)"));
  CHECK(review.holds(R"("reason":"audit")"));
  CHECK(review.holds(R"("faults":[])"));
  CHECK(cafe.get("/api/v1/trail/review?month=1999-01", cafe.server.owner())
            .holds(R"("accounts":[],"odd":[],"exports":[])"));
  for (const char* wrong : {"", "?month=2026", "?month=2026-13", "?month=26-11-1"})
    CHECK(cafe.get(std::string("/api/v1/trail/review") + wrong, cafe.server.owner()).status == 400);
}

TEST_CASE("that a month was looked through is said when it is over, and the checklist waits for it") {
  Watched cafe;
  const auto check = [&] {
    const std::string law = cafe.get("/api/v1/law", cafe.server.owner()).body;
    const auto at = law.find(R"("rule":"trail_reviewed","state":")");
    REQUIRE(at != std::string::npos);
    return law.substr(at, law.find("state_text", at) - at);
  };
  const auto say = [&](const std::string& month, const std::string& token) {
    return cafe.server.ask({.method = "POST",
                            .path = "/api/v1/trail/review",
                            .body = R"({"month":")" + month + "\"}",
                            .token = token,
                            .key = "review-" + month + token.substr(0, 4)});
  };
  CHECK(cafe.get(cafe.at + "/card", cafe.server.staff()).status == 200);
  CHECK(check().find("in_order") != std::string::npos);  // nothing was looked at in June
  CHECK(say("2024-07", cafe.server.owner()).status == 400);
  cafe.server.clock_forward(date::days{31});
  CHECK(check().find("due") != std::string::npos);
  CHECK(say("2024-07", cafe.server.staff()).status == 403);
  CHECK(say("2024-7", cafe.server.owner()).status == 400);
  CHECK(say("2024-06", cafe.server.owner()).status == 200);  // another one
  CHECK(check().find("due") != std::string::npos);
  CHECK(say("2024-07", cafe.server.owner()).status == 200);
  CHECK(check().find("in_order") != std::string::npos);
  CHECK(cafe.get("/api/v1/trail/review?month=2024-07", cafe.server.owner()).holds(R"("reviewed_until":"2024-07")"));
  CHECK(say("2024-05", cafe.server.owner()).status == 200);  // does not set it back
  CHECK(check().find("in_order") != std::string::npos);
}

TEST_CASE("what a guest does on her own page leaves no line: it is hers") {
  Watched cafe;
  const auto link = cafe.server.ask({.method = "POST", .path = cafe.at + "/page-link", .token = cafe.server.staff()});
  const std::string path = link.text("link");
  REQUIRE(!path.empty());
  const std::string bearer = "Authorization: Bearer " + path.substr(path.find('#') + 1) + "\r\n";
  const auto before = cafe.server.trail().last().number;
  CHECK(cafe.server.ask({.path = "/api/v1/me", .more_headers = bearer}).status == 200);
  CHECK(cafe.server.trail().last().number == before);
}
