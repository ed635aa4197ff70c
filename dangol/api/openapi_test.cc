#include "api/openapi.h"

#include <doctest/doctest.h>
#include <simdjson.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "api/routes.h"

using namespace dangol;

namespace {

std::string lower(std::string_view word) {
  std::string text(word);
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

void collect_references(simdjson::dom::element element, std::set<std::string>& names) {
  constexpr std::string_view prefix = "#/components/schemas/";
  if (element.is_array()) {
    for (const auto each : element.get_array()) collect_references(each, names);
  } else if (element.is_object()) {
    for (const auto [key, value] : element.get_object()) {
      if (key == "$ref") {
        const std::string_view target = value.get_string();
        REQUIRE(target.starts_with(prefix));
        names.emplace(target.substr(prefix.size()));
      }
      collect_references(value, names);
    }
  }
}

}  // namespace

TEST_CASE("the document is JSON and holds every route, and no other") {
  simdjson::dom::parser parser;
  simdjson::dom::element document;
  REQUIRE(parser.parse(openapi_json(routes(), "1.2.3")).get(document) == simdjson::SUCCESS);
  CHECK(std::string_view(document["openapi"].get_string()) == "3.1.0");
  std::size_t operations = 0;
  for (const auto path : document["paths"].get_object()) operations += path.value.get_object().value().size();
  CHECK(operations == routes().size());
  std::set<std::string_view> names;
  for (const Route& route : routes()) {
    CAPTURE(route.pattern);
    simdjson::dom::element operation;
    REQUIRE(document["paths"][route.pattern][lower(word_of(route.method))].get(operation) == simdjson::SUCCESS);
    CHECK(names.insert(route.name).second);
    const bool is_of_house = route.access == Access::owner || route.access == Access::staff;
    const bool by_path = route.access == Access::anyone || route.access == Access::reporter;
    const std::size_t ways_in = by_path ? 0 : is_of_house ? 2 : 1;
    CHECK(operation["security"].get_array().value().size() == ways_in);
    CHECK((operation["requestBody"].error() == simdjson::SUCCESS) == !route.body.empty());
    CHECK_FALSE(route.summary.empty());
  }
}

TEST_CASE("every schema that is named exists, and every one that exists is used") {
  simdjson::dom::parser parser;
  simdjson::dom::element document;
  REQUIRE(parser.parse(openapi_json(routes(), "1.2.3")).get(document) == simdjson::SUCCESS);
  std::set<std::string> referenced;
  collect_references(document, referenced);
  std::set<std::string> defined;
  for (const NamedSchema& schema : openapi_schemas()) CHECK(defined.emplace(schema.name).second);
  CHECK(referenced == defined);
}

TEST_CASE("docs/http-api.md names every route") {
  const char* source = std::getenv("DANGOL_SOURCE_DIR");
  if (source == nullptr) {
    MESSAGE("skipped: DANGOL_SOURCE_DIR is not set");
    return;
  }
  std::ifstream file(std::string(source) + "/docs/http-api.md");
  std::stringstream text;
  text << file.rdbuf();
  for (const Route& route : routes()) {
    const std::string named = std::string(word_of(route.method)) + " " + std::string(route.pattern);
    CAPTURE(named);
    CHECK(text.str().find(named) != std::string::npos);
  }
}
