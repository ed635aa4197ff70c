// Answers held against the schemas of the OpenAPI document, field by field.
#include <doctest/doctest.h>
#include <simdjson.h>

#include <array>
#include <regex>

#include "api/openapi.h"
#include "api/served_cafe_test.h"
#include "consent/made_picture.h"
#include "events/journal.h"

using namespace dangol;

namespace {

using simdjson::dom::element;

// As much of JSON Schema as openapi_schemas.cc uses. Stricter in one thing: a field that no schema names is a fault,
// so that what is answered is what is documented.
class SchemaCheck {
 public:
  SchemaCheck() {
    for (const NamedSchema& schema : openapi_schemas()) {
      simdjson::dom::parser& parser = parsers_[std::string(schema.name)];
      simdjson::dom::element parsed;
      REQUIRE(parser.parse(std::string(schema.json)).get(parsed) == simdjson::SUCCESS);
      schemas_.emplace(schema.name, parsed);
    }
  }

  // Where the answer differs: "/best/0/alive: missing"; empty when it does not.
  std::vector<std::string> faults(std::string_view name, const std::string& json) {
    simdjson::dom::parser parser;
    simdjson::dom::element answer;
    if (parser.parse(json).get(answer) != simdjson::SUCCESS) return {"not JSON"};
    return faults_of(schemas_.at(std::string(name)), answer, "");
  }

 private:
  using Faults = std::vector<std::string>;

  static bool has(element schema, std::string_view key) {
    return schema.get_object().value()[key].error() == simdjson::SUCCESS;
  }

  static bool is_type(std::string_view type, element value) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_bool();
    if (type == "null") return value.is_null();
    if (type == "integer") return value.is_int64() || value.is_uint64();
    return type == "number" && value.is_number();
  }

  static bool has_type(element type, element value) {
    if (type.is_string()) return is_type(type.get_string().value(), value);
    return std::ranges::any_of(type.get_array().value(),
                               [&](element each) { return is_type(each.get_string().value(), value); });
  }

  static bool has_format(std::string_view format, std::string_view text) {
    static const std::regex date("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    static const std::regex time("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}.*");
    return std::regex_match(text.begin(), text.end(), format == "date" ? date : time);
  }

  Faults faults_of(element schema, element value, const std::string& at) {
    if (has(schema, "$ref")) {
      std::string_view name = schema["$ref"].get_string();
      name.remove_prefix(name.rfind('/') + 1);
      return faults_of(schemas_.at(std::string(name)), value, at);
    }
    if (has(schema, "anyOf")) {
      Faults last;
      for (const element choice : schema["anyOf"].get_array()) {
        Faults found = faults_of(choice, value, at);
        if (found.empty()) return {};
        if (last.empty() || found.front().find(": ") > at.size()) last = std::move(found);
      }
      return last;
    }
    if (has(schema, "type") && !has_type(schema["type"], value)) return {at + ": another type"};
    if (has(schema, "enum") && !is_one_of(schema["enum"], value)) return {at + ": not one of the enum"};
    if (has(schema, "const") && simdjson::to_string(schema["const"].value()) != simdjson::to_string(value))
      return {at + ": not the constant"};
    if (value.is_string()) return text_faults(schema, value.get_string(), at);
    if (value.is_array()) return list_faults(schema, value, at);
    return value.is_object() ? object_faults(schema, value, at) : Faults{};
  }

  static bool is_one_of(element all, element value) {
    return std::ranges::any_of(all.get_array().value(),
                               [&](element each) { return simdjson::to_string(each) == simdjson::to_string(value); });
  }

  static Faults text_faults(element schema, std::string_view text, const std::string& at) {
    if (has(schema, "format") && !has_format(schema["format"].get_string().value(), text))
      return {at + ": another format"};
    if (!has(schema, "pattern")) return {};
    const std::regex pattern{std::string(schema["pattern"].get_string().value())};
    return std::regex_search(text.begin(), text.end(), pattern) ? Faults{} : Faults{at + ": another pattern"};
  }

  Faults list_faults(element schema, element value, const std::string& at) {
    Faults faults;
    std::size_t index = 0;
    for (const element each : value.get_array()) {
      for (std::string& fault : faults_of(schema["items"], each, at + "/" + std::to_string(index)))
        faults.push_back(std::move(fault));
      ++index;
    }
    return faults;
  }

  Faults object_faults(element schema, element value, const std::string& at) {
    Faults faults;
    if (has(schema, "required")) {
      for (const element name : schema["required"].get_array()) {
        const std::string_view key = name.get_string();
        if (!has(value, key)) faults.push_back(at + "/" + std::string(key) + ": missing");
      }
    }
    if (!has(schema, "properties")) return faults;
    for (const auto [key, field] : value.get_object()) {
      const std::string place = at + "/" + std::string(key);
      element of_field;
      if (schema["properties"][key].get(of_field) != simdjson::SUCCESS) {
        faults.push_back(place + ": not in the document");
      } else {
        for (std::string& fault : faults_of(of_field, field, place)) faults.push_back(std::move(fault));
      }
    }
    return faults;
  }

  std::map<std::string, simdjson::dom::parser> parsers_;
  std::map<std::string, element> schemas_;
};

struct Asked {
  std::string_view schema;
  std::string path;
  std::string body = {};
};

// Guests enough for every section: thirty of one habit, thirty of another, some who stopped.
std::string fill(TestServer& server) {
  for (std::uint64_t guest = 1; guest <= 66; ++guest) {
    Profile profile;
    profile.name = "김단골";
    server.record({guest}, CustomerRegistered{profile});
  }
  server.record({}, HoldOutSet{HeldOut::suggestion, 300, 7, 64});
  server.record({}, SegmentDefined{"단골", "visits >= 5 or value > 1"});
  server.record({}, SegmentDefined{"빵", "favourite_category = \"빵\""});
  for (int day = 0; day < 70; ++day) {
    for (const bool often : {true, false}) {  // in the morning, and in the evening
      server.clock_forward(std::chrono::hours{often ? 14 : 10});
      for (std::uint64_t guest = often ? 2 : 1; guest <= 66; guest += 2) {
        const std::uint64_t turn = static_cast<std::uint64_t>(day) + guest / 2;
        if (turn % (often ? 2U : 9U) != 0 || (guest > 60 && day > 35)) continue;
        OrderPlaced order{{1}, {2}, true, {{{often ? 1U : 2U}, {}, 1000, often ? 4000 : 12'000}}};
        if (turn % 3 == 0) order.lines.push_back({{often ? 2U : 1U}, {}, 1000, 3500});
        const auto place = static_cast<std::uint32_t>(turn % 2);
        server.record({guest}, SuggestionShown{place, {{{1}, 900, 6'000}, {{2}, 500, 4'000}}});
        server.record({guest}, order);
      }
    }
  }
  server.record({}, ItemDefined{{2}, "b", "슈크림빵", "빵", 3500, {}});
  server.record({}, ItemDefined{{3}, "c", "새 쿠키", "빵", 3500, {}});
  for (std::uint64_t guest = 1; guest <= 5; ++guest)
    server.record({guest}, FeedbackGiven{.score = static_cast<std::uint8_t>(guest), .item = {1}, .text = "식었어요"});
  server.record({3}, ConsentChanged{Purpose::marketing, false, ConsentMethod::phone, "1", Channel::sms});
  server.record({2}, ConsentChanged{Purpose::sensitive, true, ConsentMethod::paper, "1"});
  const Instant at = server.shop().consent({2}).answers().front().at;
  server.record({2}, ConsentEvidenced{{{Purpose::sensitive, Channel::none, at}}, EvidenceMedia::jpeg, made_picture()});
  server.record({2}, ConsentChanged{Purpose::marketing, true, ConsentMethod::paper, "1", Channel::sms});
  server.record({2}, RightsAsked{RightsRequest::access, AskedBy::email, {2}});
  server.record({2}, RightsAnswered{RightsRequest::access, RightsOutcome::refused, RefusalReason::not_her, {2}});
  server.record({2}, RightsAsked{RightsRequest::explanation, AskedBy::paper, {2}});
  return "2";
}

}  // namespace

TEST_CASE("what the owner is told has the fields and types of the document, in an empty shop and in a full one") {
  SchemaCheck check;
  TestServer server;
  const auto hold = [&](const Asked& asked) {
    const auto answer = server.ask({.method = asked.body.empty() ? "GET" : "POST",
                                    .path = asked.path,
                                    .body = asked.body,
                                    .token = server.owner()});
    CAPTURE(asked.path);
    REQUIRE(answer.status == 200);
    for (const std::string& fault : check.faults(asked.schema, answer.body)) FAIL_CHECK(asked.schema << fault);
    return answer;
  };
  const auto hold_all = [&](const std::string& guest) {
    hold({"Value", "/api/v1/insights/value"});
    hold({"Changes", "/api/v1/insights/changes"});
    hold({"Arrivals", "/api/v1/insights/arrivals?item=2"});
    hold({"Groups", "/api/v1/insights/groups"});
    hold({"Baskets", "/api/v1/insights/baskets"});
    hold({"Proof", "/api/v1/insights/proof"});
    hold({"FeedbackLook", "/api/v1/insights/feedback"});
    hold({"SavedSegments", "/api/v1/segments"});
    hold({"SegmentFields", "/api/v1/segments/fields"});
    hold({"ConsentTexts", "/api/v1/consent-texts"});
    hold({"Sending", "/api/v1/sending"});
    hold({"Law", "/api/v1/law"});
    hold({"Retention", "/api/v1/retention?months=12"});
    hold({"OptOuts", "/api/v1/opt-outs"});
    hold({"OpenRequests", "/api/v1/requests"});
    hold({"Campaigns", "/api/v1/campaigns"});
    hold({"Messages", "/api/v1/messages"});
    hold(
        {"CampaignPreview", "/api/v1/campaigns/preview",
         R"({"name":"소식","rule":"visits >= 2","channel":"email","message":"advertising","subject":"소식","text":"{name+ 님}, 새 빵이 나왔어요."})"});
    for (const char* rule : {R"(visits >= 2)", R"(not bought \"아메리카노\" at least 2 times in 9 days or spent > 3)",
                             R"((visits >= 2 or visits < 9) and last_visit before 2024-03-01)",
                             R"(birthday_month = this month and bought category \"커피\" since 2024-03-01)"}) {
      hold({"Segment", "/api/v1/insights/segment", std::string(R"({"rule":")") + rule + R"("})"});
    }
    if (guest.empty()) return;
    hold({"Rhythm", "/api/v1/customers/" + guest + "/rhythm"});
    hold({"Tastes", "/api/v1/customers/" + guest + "/tastes"});
    hold({"Consents", "/api/v1/customers/" + guest + "/consents"});
    hold({"Pictures", "/api/v1/customers/" + guest + "/consents/evidence"});
    hold({"Requests", "/api/v1/customers/" + guest + "/requests"});
    hold({"Card", "/api/v1/customers/" + guest + "/card"});
    hold({"KnownProfile", "/api/v1/customers/" + guest + "/profile"});
  };
  hold_all("");
  const std::string guest = fill(server);
  hold_all(guest);
  // There is something in what was held: an empty list would fit any schema.
  const auto feedback = hold({"FeedbackLook", "/api/v1/insights/feedback"});
  CHECK(feedback.holds(R"("name":"온도","is_item":false,"guests":5,"answers":5,"mean":3.00,"scores":5)"));
  CHECK(feedback.holds(R"("waiting":[{)"));
  CHECK(hold({"Card", "/api/v1/customers/2/card"}).holds(R"("complaint":{"at":)"));
  CHECK(hold({"Value", "/api/v1/insights/value"}).holds(R"("best":[{)"));
  CHECK(hold({"OptOuts", "/api/v1/opt-outs"}).holds(R"("shown":[{)"));
  CHECK(hold({"OpenRequests", "/api/v1/requests"}).holds(R"("requests":[{"customer":{"id":)"));
  CHECK(hold({"Requests", "/api/v1/customers/" + guest + "/requests"}).holds(R"("outcome":"refused")"));
  const auto pictures = hold({"Pictures", "/api/v1/customers/" + guest + "/consents/evidence"});
  CHECK(pictures.holds(R"("pictures":[{)"));
  CHECK(pictures.holds(R"("without":[{)"));
  CHECK(hold({"Baskets", "/api/v1/insights/baskets"}).holds(R"("baskets":)"));
  CHECK(hold({"Groups", "/api/v1/insights/groups"}).holds(R"("groups":[{)"));
  CHECK(hold({"Proof", "/api/v1/insights/proof"}).holds(R"("measures":[{)"));
  CHECK(hold({"Rhythm", "/api/v1/customers/2/rhythm"}).holds(R"("segments":["단골"])"));
  CHECK(hold({"Rhythm", "/api/v1/customers/66/rhythm"}).holds(R"("changes":[{)"));
  for (const std::string channel : {"counter", "printed"}) {
    const auto queued = server.ask(
        {.method = "POST",
         .path = "/api/v1/customers/6/messages",
         .body = R"({"channel":")" + channel + R"(","message":"information","text":"우산을 두고 가셨어요."})",
         .token = server.owner(),
         .key = "umbrella-" + channel});
    REQUIRE(queued.status == 200);
  }
  const auto words = hold({"WordsToSay", "/api/v1/customers/6/words-to-say"});
  CHECK(words.holds(R"("words":{"id":")"));
  const auto cards = hold({"PrintedCards", "/api/v1/printed-cards/print", "{}"});
  CHECK(cards.holds(R"("cards":[{)"));
  CHECK(hold({"CardsToPrint", "/api/v1/printed-cards"}).holds(R"("unanswered":[{)"));
  hold({"Done", "/api/v1/printed-cards/outcome", R"({"cards":[")" + cards.text("id") + R"("],"came_out":true})"});
  hold({"Done", "/api/v1/customers/6/words-to-say/" + words.text("id"), R"({"outcome":"said"})"});
  CHECK(hold({"WordsToSay", "/api/v1/customers/6/words-to-say"}).holds(R"("words":null)"));
  CHECK(hold({"DisplayLink", "/api/v1/display-link"}).holds(R"({"link":null})"));
  server.ask({.method = "POST", .path = "/api/v1/display-link", .token = server.owner(), .key = "display-link-1"});
  CHECK(hold({"DisplayLink", "/api/v1/display-link"}).holds(R"("link":"/display#)"));
  hold({"Session", "/api/v1/session"});
  const auto called = server.ask(
      {.method = "POST", .path = "/api/v1/customers/6/call", .token = server.staff(), .key = "call-by-name-1"});
  CHECK(check.faults("NameCall", called.body).empty());
}

TEST_CASE("what a guest is told on her own page has the fields and types of the document") {
  SchemaCheck check;
  TestServer server;
  const std::string id = server.regular("own-page-guest");
  const CustomerId guest{std::stoull(id)};
  server.record(guest, NoteWritten{{2}, "창가 자리"});
  server.record(guest, FeedbackGiven{.score = 2, .item = {1}, .text = "식었어요", .staff = {2}});
  server.record(guest, ConsentChanged{Purpose::marketing, true, ConsentMethod::paper, "1", Channel::email, {2}});
  server.record(guest, MessageQueued{{77}, {}, Channel::email, MessageClass::information, "예약", "내일 뵙겠습니다"});
  server.record(guest, MessageMoved{{77}, MessageStep::handing_over, SuppressionReason::end, {}, {}});
  server.record(guest, MessageMoved{{77}, MessageStep::accepted, SuppressionReason::end, {}, {}});
  server.record(guest,
                MessageQueued{{78}, {}, Channel::display, MessageClass::information, "", "김단골 님, 음료 나왔습니다"});
  server.record(guest, MessageMoved{{78}, MessageStep::handing_over, SuppressionReason::end, {}, {}});
  server.record(guest, MessageMoved{{78}, MessageStep::accepted, SuppressionReason::end, {}, {}});
  const auto made =
      server.ask({.method = "POST", .path = "/api/v1/customers/" + id + "/page-link", .token = server.staff()});
  CHECK(check.faults("PageLink", made.body).empty());
  const std::string token = made.text("link").substr(std::string_view("/me#").size());
  const auto page = server.ask({.path = "/api/v1/me", .more_headers = "Authorization: Bearer " + token + "\r\n"});
  REQUIRE(page.status == 200);
  for (const char* list : {"notes", "given", "answers", "consents", "messages"})
    CHECK(page.holds(list + std::string("\":[{")));
  for (const std::string& fault : check.faults("OwnPage", page.body)) FAIL_CHECK("OwnPage" << fault);
}

TEST_CASE("a schema check finds what is missing, what is of another type and what is not in the document") {
  SchemaCheck check;
  CHECK(check.faults("Money", R"({"minor":1,"low":0,"high":2})").empty());
  CHECK(check.faults("Money", R"({"minor":1,"low":0})") == std::vector<std::string>{"/high: missing"});
  CHECK(check.faults("Money", R"({"minor":1,"low":0,"high":2.5})") == std::vector<std::string>{"/high: another type"});
  CHECK(check.faults("Money", R"({"minor":1,"low":0,"high":2,"more":1})") ==
        std::vector<std::string>{"/more: not in the document"});
  CHECK(check.faults("HabitChange", R"({"kind":"paused","text":"","since":"soon"})").size() == 2);
}

TEST_CASE(
    "segments: saved under a name, told with the place where a rule stops making sense, removed by an empty one") {
  TestServer server;
  server.regular("segment-guest");
  const auto put = [&](std::string body, std::string key) {
    return server.ask({.method = "PUT",
                       .path = "/api/v1/segments",
                       .body = std::move(body),
                       .token = server.owner(),
                       .key = std::move(key)});
  };
  CHECK(put(R"({"name":" 단골 ","rule":"visits>=5"})", "segment-key-1").status == 200);
  const auto list = [&] { return server.ask({.path = "/api/v1/segments", .token = server.owner()}); };
  CHECK(list().holds(R"({"name":"단골","rule":"visits >= 5","readable":true,"members":1,"text":""})"));
  const auto broken = put(R"({"name":"단골","rule":"bought \"없는 것\""})", "segment-key-2");
  CHECK(broken.status == 400);
  CHECK(broken.text("field") == "/rule");
  CHECK(broken.holds(R"("character":8)"));
  CHECK(broken.holds("이 가게의 메뉴 이름"));
  CHECK(put(R"({"name":"","rule":"visits >= 5"})", "segment-key-3").status == 400);
  CHECK(server
            .ask({.method = "PUT",
                  .path = "/api/v1/segments",
                  .body = R"({"name":"a","rule":""})",
                  .token = server.staff(),
                  .key = "segment-key-4"})
            .status == 403);
  CHECK(put(R"({"name":"단골","rule":""})", "segment-key-5").status == 200);
  CHECK(list().holds(R"("segments":[])"));
}
