// Pictures of papers over HTTP: who may, what is taken, how it is given back.
#include <doctest/doctest.h>
#include <simdjson.h>

#include <cstdlib>

#include "api/served_cafe_test.h"
#include "base/sha256.h"
#include "consent/consent_names.h"
#include "consent/made_picture.h"
#include "consent/picture_check.h"
#include "consent/text_hash.h"

using namespace dangol;

namespace {

// A guest who said yes on paper to text messages and to keeping health data.
struct PaperGuest {
  TestServer server;
  std::string at = "/api/v1/customers/" + server.regular("paper-guest-1");

  PaperGuest() {
    says(R"({"purpose":"marketing","given":true,"method":"paper","channel":"sms","text_version":"1"})", "paper-yes-1");
    says(R"({"purpose":"sensitive","given":true,"method":"paper","text_version":"1"})", "paper-yes-2");
    says(R"({"purpose":"personalisation","given":true,"method":"counter_screen","text_version":"1"})", "paper-yes-3");
  }
  void says(std::string body, std::string key) {
    CHECK(server
              .ask({.method = "POST",
                    .path = at + "/consents",
                    .body = std::move(body),
                    .token = server.staff(),
                    .key = std::move(key)})
              .status == 200);
  }
  TestAnswer keep(std::string of, std::string bytes, std::string key, std::string type = "image/jpeg") {
    return server.ask({.method = "POST",
                       .path = at + "/consents/evidence?of=" + of,
                       .body = std::move(bytes),
                       .token = server.staff(),
                       .key = std::move(key),
                       .more_headers = "Content-Type: " + type + "\r\n"});
  }
  TestAnswer look(std::string path, std::string token) { return server.ask({.path = at + path, .token = token}); }
};

}  // namespace

TEST_CASE("a picture of a paper is kept for what it answers, listed for staff and given to the owner as a file") {
  PaperGuest guest;
  const std::string bytes = made_picture("signed by her");
  const std::string list = "/consents/evidence";
  CHECK(guest.look(list, guest.server.staff()).holds(R"("pictures":[],"without":[{"purpose":"marketing")"));
  const auto kept = guest.keep("marketing.sms", bytes, "picture-key-1");
  CHECK(kept.status == 200);
  CHECK(kept.holds(R"("already_known":false)"));
  CHECK(guest.keep("marketing.sms", bytes, "picture-key-1").holds(R"("already_known":true)"));
  CHECK(guest.keep("marketing.sms", made_picture("another"), "picture-key-1").status == 409);
  const auto listed = guest.look(list, guest.server.staff());
  CHECK(listed.holds(R"({"pictures":[{"picture":"1","at":")"));
  CHECK(listed.holds(R"("media_type":"image/jpeg","bytes":)" + std::to_string(bytes.size()) + R"(,"sha256":")" +
                     hex(sha256(bytes)) + R"(","staff":"2","answers":[{"purpose":"marketing","channel":"sms","at":")"));
  CHECK(listed.holds(R"("without":[{"purpose":"sensitive","channel":null)"));

  CHECK(guest.look(list + "/1?reason=audit", guest.server.staff()).status == 403);
  const auto picture = guest.server.take_file(guest.at + list + "/1");
  CHECK(picture.status == 200);
  CHECK(picture.body == bytes);
  CHECK(picture.headers.at("content-type") == "image/jpeg");
  const std::string row = std::to_string(guest.server.trail().last().number);
  CHECK(picture.headers.at("content-disposition") == "attachment; filename=\"consent-1-trail-" + row + ".jpg\"");
  CHECK(picture.headers.at("x-content-type-options") == "nosniff");
  CHECK(picture.headers.at("cache-control") == "no-store");
  CHECK(picture.headers.at("content-security-policy") == "default-src 'none'; sandbox");
  for (const char* none : {"/0", "/2", "/x", "/18446744073709551615"})
    CHECK(guest.server.take_file(guest.at + list + none).status == 404);

  CHECK(guest.look("/consents", guest.server.staff()).holds("종이, 서면 사진 1장, 문구 1"));
  CHECK(guest.look("/consents", guest.server.staff()).holds("종이, 서면 사진 없음, 문구 1"));
  const auto audit = guest.server.take_file("/api/v1/consents/export");
  CHECK(audit.holds(",kept," + hex(sha256(bytes)) + ",herself\r\n"));
  CHECK(audit.holds(",missing,,herself\r\n"));
}

TEST_CASE("what is no picture of her paper is refused, and nothing is kept") {
  PaperGuest guest;
  const std::string good = made_picture();
  auto refused = [&, number = 0](std::string of, std::string bytes, std::string type) mutable {
    return guest.keep(of, std::move(bytes), "refused-key-" + std::to_string(++number), std::move(type)).status;
  };
  CHECK(refused("sensitive", "<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml") == 415);
  CHECK(refused("sensitive", good, "application/octet-stream") == 415);
  CHECK(refused("sensitive", good, "application/json") == 415);
  CHECK(refused("sensitive", good, "audio/mpeg") == 415);
  CHECK(refused("sensitive", "<html><script>1</script>", "image/jpeg") == 400);
  CHECK(refused("sensitive", good, "image/png") == 400);
  CHECK(refused("sensitive", good + "<script>", "image/jpeg") == 400);
  CHECK(refused("sensitive", "", "image/jpeg") == 400);
  CHECK(refused("sensitive", made_picture(std::string(largest_picture_bytes, 'x')), "image/jpeg") == 400);
  CHECK(refused("sensitive", made_picture(std::string(300'000, 'x')), "image/jpeg") == 413);
  CHECK(refused("", good, "image/jpeg") == 400);
  CHECK(refused("sensitive,nothing", good, "image/jpeg") == 400);
  CHECK(refused("marketing.fax", good, "image/jpeg") == 400);
  CHECK(refused("sensitive,sensitive", good, "image/jpeg") == 400);
  CHECK(refused("marketing.kakao", good, "image/jpeg") == 409);  // not answered
  CHECK(refused("personalisation", good, "image/jpeg") == 409);  // not on paper
  CHECK(guest.look("/consents/evidence", guest.server.staff()).holds(R"({"pictures":[],)"));
  CHECK(refused("sensitive,marketing.sms", good, "image/jpeg") == 200);
}

TEST_CASE("she takes the pictures with her, and they go with her") {
  PaperGuest guest;
  CHECK(guest.keep("sensitive", made_picture("hers"), "picture-key-2").status == 200);
  const auto exported = guest.server.take_file(guest.at + "/export");
  CHECK(exported.holds(R"("kind":"consent_picture","media_type":"image/jpeg","sha256":")" +
                       hex(sha256(made_picture("hers")))));
  CHECK(exported.holds(R"("base64":"/9j/4AAESkb/2gACaGVyc//Z")"));  // base64 -d | sha256sum
  const auto erased = guest.server.ask({.method = "DELETE", .path = guest.at, .token = guest.server.owner()});
  CHECK(erased.status == 200);
  CHECK(guest.look("/consents/evidence", guest.server.staff()).status == 404);
  CHECK(guest.server.take_file(guest.at + "/consents/evidence/1").status == 404);
}

// What somebody agreed to under version 1 can be shown only while these words stay as they are.
TEST_CASE("the words that the screens came with are those whose hashes the program knows") {
  const char* source = std::getenv("DANGOL_SOURCE_DIR");
  REQUIRE(source != nullptr);
  simdjson::dom::parser parser;
  simdjson::dom::array texts;
  REQUIRE(parser.load(std::string(source) + "/web/src/words/screen_texts.json").get(texts) == simdjson::SUCCESS);
  CHECK(texts.size() == 8);
  for (const simdjson::dom::element each : texts) {
    const auto field = [&](const char* name) { return std::string(each[name].get_string().value()); };
    CHECK(field("version") == version_of_screens);
    const Purpose purpose = *purpose_named(field("purpose"));
    const ConsentTextPublished text{
        purpose, "", "", field("purpose_text"), field("items"), field("retention"), field("refusal"), false};
    CHECK(text_hash(text) == text_hash(ConsentTexts{}, purpose, version_of_screens, field("language")));
  }
}
