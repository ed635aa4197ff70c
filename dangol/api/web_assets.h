// The web app inside the program: every file of web/dist, put there by the build (cmake/EmbedWeb.cmake).
#pragma once

#include <span>
#include <string_view>

#include "api/http.h"

namespace dangol {

struct WebAsset {
  std::string_view path;  // "/assets/index-Bx1.js"
  const char* content_type;
  std::string_view etag;  // in quotes
  std::string_view body;
  std::string_view gzip;  // the same, compressed; empty: not worth it
  bool lasting;           // its name changes with its content: browsers may keep it for good
};

// Empty when the program was built without the web app.
std::span<const WebAsset> web_assets();

// A file for its path; index.html for every other, since the app has routes of its own.
Response web_answer(const Request& request);
// The same over a list of one's own.
Response web_answer(const Request& request, std::span<const WebAsset> assets);

}  // namespace dangol
