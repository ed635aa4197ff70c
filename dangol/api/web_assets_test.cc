#include "api/web_assets.h"

#include <doctest/doctest.h>

#include <array>

using namespace dangol;

namespace {

constexpr std::array<WebAsset, 2> app{{
    {"/index.html", "text/html; charset=utf-8", "\"1\"", "<html>", {}, false},
    {"/assets/index-a1.js", "text/javascript; charset=utf-8", "\"2\"", "let x;", "packed", true},
}};

std::string header(const Response& response, std::string_view name) {
  for (const Header& each : response.headers) {
    if (each.name == name) return each.value;
  }
  return {};
}

}  // namespace

TEST_CASE("files by their path, the page for every other path, nothing for a missing file") {
  CHECK(web_answer({.path = "/"}, app).lasting_body == "<html>");
  CHECK(web_answer({.path = "/guests/7"}, app).lasting_body == "<html>");
  CHECK(web_answer({.path = "/guests/7"}, app).is_page);
  CHECK(web_answer({.path = "/assets/gone-b2.js"}, app).status == 404);
  CHECK(web_answer({.path = "/../../secret.txt"}, app).status == 404);
  CHECK(web_answer({.path = "/assets/index-a1.js"}, app).lasting_body == "let x;");
}

TEST_CASE("hashed files are kept for good, the page is asked for again; compressed for who takes it") {
  CHECK(header(web_answer({.path = "/assets/index-a1.js"}, app), "Cache-Control") ==
        "public, max-age=31536000, immutable");
  CHECK(header(web_answer({.path = "/"}, app), "Cache-Control") == "no-cache");
  const Response packed = web_answer({.path = "/assets/index-a1.js", .accept_encoding = "gzip, br"}, app);
  CHECK(packed.lasting_body == "packed");
  CHECK(header(packed, "Content-Encoding") == "gzip");
  const Response known = web_answer({.path = "/assets/index-a1.js", .if_none_match = "\"2\""}, app);
  CHECK(known.status == 304);
  CHECK(known.lasting_body.empty());
}

TEST_CASE("without the app there is a page that says so") {
  const Response page = web_answer({.path = "/"}, {});
  CHECK(page.status == 200);
  CHECK(page.lasting_body.find("without its web app") != std::string_view::npos);
}
