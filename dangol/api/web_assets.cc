#include "api/web_assets.h"

#include <algorithm>

namespace dangol {
namespace {

constexpr std::string_view plain_page =
    "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Dangol</title>"
    "<p>This Dangol was built without its web app. Build with -DDANGOL_WEB=ON, or use the API: see "
    "docs/http-api.md.</p>";

const WebAsset* asset_at(std::span<const WebAsset> assets, std::string_view path) {
  const auto at = std::ranges::find(assets, path, &WebAsset::path);
  return at == assets.end() ? nullptr : &*at;
}

// A path whose last part has a dot names a file; the app's own routes have none.
bool names_file(std::string_view path) { return path.substr(path.rfind('/') + 1).find('.') != std::string_view::npos; }

}  // namespace

Response web_answer(const Request& request) { return web_answer(request, web_assets()); }

Response web_answer(const Request& request, std::span<const WebAsset> assets) {
  const WebAsset* asset = asset_at(assets, request.path);
  const bool is_page = asset == nullptr || asset->path == "/index.html";
  if (asset == nullptr && (names_file(request.path) || request.path.starts_with("/assets/"))) {
    return {.status = 404, .content_type = "text/plain", .lasting_body = "not found\n"};
  }
  if (asset == nullptr) asset = asset_at(assets, "/index.html");
  if (asset == nullptr) {
    return {.content_type = "text/html; charset=utf-8", .lasting_body = plain_page, .is_page = true};
  }
  Response response{.content_type = asset->content_type, .is_page = is_page};
  response.headers = {{"Cache-Control", asset->lasting ? "public, max-age=31536000, immutable" : "no-cache"},
                      {"ETag", std::string(asset->etag)},
                      {"Vary", "Accept-Encoding"}};
  if (request.if_none_match == asset->etag) {
    response.status = 304;
    return response;
  }
  const bool compressed = !asset->gzip.empty() && request.accept_encoding.find("gzip") != std::string_view::npos;
  response.lasting_body = compressed ? asset->gzip : asset->body;
  if (compressed) response.headers.push_back({"Content-Encoding", "gzip"});
  return response;
}

}  // namespace dangol
