#include "api/json_input.h"

#include <doctest/doctest.h>

#include <array>

using namespace dangol;

namespace {

constexpr std::array<std::string_view, 2> kinds{"cat", "dog"};

// A reader with one field of each type; the fault as "pointer: message".
std::string fault_in(std::string_view json) {
  JsonBody body(json);
  JsonObject in = body.object();
  if (in.has("name")) in.text("name", {.max_characters = 5});
  if (in.has("note")) in.text("note", {.max_characters = 5, .many_lines = true});
  if (in.has("count")) in.integer("count", -5, 5);
  if (in.has("weight")) in.thousandths("weight", 1, 1'000'000);
  if (in.has("who")) in.id("who");
  if (in.has("kind")) in.choice("kind", kinds);
  if (in.has("on")) in.boolean("on");
  if (in.has("ids")) in.ids("ids", 2);
  if (in.has("list")) {
    for (JsonObject& each : in.objects("list", 2)) {
      each.text("name", {});
      each.no_more();
    }
  }
  in.no_more();
  return body.fault() ? body.fault()->field + ": " + body.fault()->message : "none";
}

}  // namespace

TEST_CASE("what fits is read") {
  CHECK(fault_in(R"({})") == "none");
  CHECK(
      fault_in(
          R"({"name":"가나다라마","note":"a\nb","count":-5,"weight":0.333,"who":"9223372036854775807","kind":"dog"})") ==
      "none");
  CHECK(fault_in(R"({"on":true,"ids":["1","2"],"list":[{"name":"a"},{"name":"b"}],"name":null})") == "none");
  CHECK(fault_in("{\"name\":\"\\u00e9\\ud83d\\ude00\"}") == "none");
  CHECK(fault_in(R"({"count":-0})") == "none");
}

TEST_CASE("every fault has its place") {
  CHECK(fault_in(R"({"name":1})").starts_with("/name: a text"));
  CHECK(fault_in(R"({"name":["a"]})").starts_with("/name: a text"));
  CHECK(fault_in(R"({"name":"가나다라마바"})").starts_with("/name: this text is longer"));
  CHECK(fault_in(R"({"name":"  "})").starts_with("/name: this text is empty"));
  CHECK(fault_in(R"({"name":"a\u0000b"})").starts_with("/name: this text holds control"));
  CHECK(fault_in(R"({"name":"a\nb"})").starts_with("/name: this text holds control"));
  CHECK(fault_in("{\"name\":\"a\u202Eb\"}").starts_with("/name: this text holds control"));
  CHECK(fault_in("{\"name\":\"a\u0085b\"}").starts_with("/name: this text holds control"));
  CHECK(fault_in(R"({"count":6})").starts_with("/count: this number must"));
  CHECK(fault_in(R"({"count":1.0})").starts_with("/count: a whole number"));
  CHECK(fault_in(R"({"count":18446744073709551615})").starts_with("/count: a whole number"));
  CHECK(fault_in(R"({"weight":1e300})").starts_with("/weight: this number is outside"));
  CHECK(fault_in(R"({"weight":0.0001})").starts_with("/weight: this number is outside"));
  CHECK(fault_in(R"({"weight":1.0005})").starts_with("/weight: at most three"));
  for (const char* id : {"0", "-1", "+1", "01", " 1", "1 ", "9223372036854775808", "1e3", ""}) {
    CHECK(fault_in(R"({"who":")" + std::string(id) + "\"}").starts_with("/who: an id"));
  }
  CHECK(fault_in(R"({"who":7})").starts_with("/who: an id"));
  CHECK(fault_in(R"({"kind":"Cat"})") == "/kind: one of these is expected here: cat dog");
  CHECK(fault_in(R"({"on":"true"})").starts_with("/on: true or false"));
  CHECK(fault_in(R"({"ids":["1","x"]})").starts_with("/ids/1: an id"));
  CHECK(fault_in(R"({"ids":["1","2","3"]})").starts_with("/ids: the list is longer"));
  CHECK(fault_in(R"({"list":[{"name":"a"},{}]})").starts_with("/list/1/name: this field is missing"));
  CHECK(fault_in(R"({"list":[{"name":"a"},7]})").starts_with("/list/1: an object"));
  CHECK(fault_in(R"({"list":{"name":"a"}})").starts_with("/list: a list"));
  CHECK(fault_in(R"({"list":[{"name":"a","role":"owner"}]})").starts_with("/list/0/role: there is no such field"));
  CHECK(fault_in(R"({"name":"a","name":"b"})").starts_with("/name: two fields"));
  CHECK(fault_in(R"({"__proto__":{"admin":true}})").starts_with("/__proto__: there is no such field"));
  CHECK(fault_in(R"([])").starts_with(": an object"));
  CHECK(fault_in(R"("text")").starts_with(": an object"));
}

TEST_CASE("a field's name that could be somebody's is not repeated") {
  CHECK(fault_in(R"({"김단골":1})") == ": there is no such field here");
  CHECK(fault_in(R"({"010-1234-5678":1})") == ": there is no such field here");
}

TEST_CASE("what is not JSON is refused before anything is read") {
  for (const std::string_view json : {"",
                                      " ",
                                      "{",
                                      "{\"name\":}",
                                      "{\"name\":\"a\",}",
                                      "{'name':'a'}",
                                      "{\"name\":\"a\"} {}",
                                      "{\"name\":\"a\"}x",
                                      "{/**/}",
                                      "{\"weight\":NaN}",
                                      "{\"weight\":Infinity}",
                                      "{\"weight\":1e309}",
                                      "{\"weight\":-1e309}",
                                      "{\"weight\":01}",
                                      "{\"weight\":+1}",
                                      "{\"weight\":.5}",
                                      "{\"weight\":1.}",
                                      "{\"count\":99999999999999999999999}",
                                      "{\"name\":\"\\ud800\"}",
                                      "{\"name\":\"\\udc00a\"}",
                                      "{\"name\":\"\xC0\xAF\"}",
                                      "{\"name\":\"\xED\xA0\x80\"}",
                                      "{\"name\":\"\xFF\"}",
                                      "{\"name\":\"a\tb\"}",
                                      "\xEF\xBB\xBF{}",
                                      "{\"name\":\"\\x41\"}",
                                      "tru",
                                      "{\"on\":True}"}) {
    CAPTURE(json);
    const std::string fault = fault_in(json);
    CHECK(fault.starts_with(": "));
    CHECK(fault.find("expected here") == std::string::npos);
  }
  const std::string with_nul("{\"name\":\"a\0b\"}", 14);
  CHECK(fault_in(with_nul).starts_with(": "));
}

TEST_CASE("depth and breadth are bounded") {
  const std::string deep = "{\"name\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
  CHECK(fault_in(deep) == ": the JSON is nested too deeply");
  std::string broad = "{";
  for (int i = 0; i < 100'000; ++i) broad += "\"k" + std::to_string(i) + "\":0,";
  broad.back() = '}';
  CHECK(fault_in(broad) == ": the object has more fields than any that is known");
}
