#include <vector>

#include "api/routes.h"

namespace dangol {
namespace {

constexpr std::size_t most_segments = 7;

struct Segments {
  std::array<std::string_view, most_segments> at{};
  std::size_t count = 0;  // 0: not a path that any route could have
};

bool is_path_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == '.' || c == '{' || c == '}';
}

Segments split(std::string_view path) {
  Segments segments;
  if (path.size() < 2 || path.front() != '/') return {};
  path.remove_prefix(1);
  while (segments.count < most_segments) {
    const std::size_t slash = path.find('/');
    const std::string_view segment = path.substr(0, slash);
    if (segment.empty() || segment == "." || segment == "..") return {};
    for (const char c : segment) {
      if (!is_path_character(c)) return {};
    }
    segments.at[segments.count++] = segment;
    if (slash == std::string_view::npos) return segments;
    path.remove_prefix(slash + 1);
  }
  return {};
}

// The patterns, split once.
const std::vector<Segments>& patterns() {
  static const std::vector<Segments> all = [] {
    std::vector<Segments> split_ones;
    for (const Route& route : routes()) split_ones.push_back(split(route.pattern));
    return split_ones;
  }();
  return all;
}

bool fits(const Segments& pattern, const Segments& path, RouteMatch& match) {
  if (pattern.count != path.count) return false;
  std::size_t parameters = 0;
  for (std::size_t i = pattern.count; i-- > 0;) {  // from the end: the beginnings are all alike
    if (pattern.at[i].front() != '{' && pattern.at[i] != path.at[i]) return false;
  }
  for (std::size_t i = 0; i < pattern.count; ++i) {
    if (pattern.at[i].front() == '{') match.parameters[parameters++] = path.at[i];
  }
  return true;
}

}  // namespace

RouteSearch find_route(Method method, std::string_view path) {
  RouteSearch search;
  if (method == Method::head) method = Method::get;
  const Segments segments = split(path);
  if (segments.count == 0) return search;
  const auto& all = patterns();
  for (std::size_t i = 0; i < all.size(); ++i) {
    RouteMatch match{.route = i};
    if (!fits(all[i], segments, match)) continue;
    search.why = NoRoute::wrong_method;
    if (routes()[i].method != method) continue;
    search.match = match;
    return search;
  }
  return search;
}

std::string_view word_of(Method method) {
  switch (method) {
    case Method::get: return "GET";
    case Method::head: return "HEAD";
    case Method::post: return "POST";
    case Method::put: return "PUT";
    case Method::delete_: return "DELETE";
    case Method::other: break;
  }
  return "other";
}

}  // namespace dangol
