#include "api/openapi.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "api/json_output.h"

namespace dangol {
namespace {

std::string reference(std::string_view schema) {
  return "{\"$ref\":\"#/components/schemas/" + std::string(schema) + "\"}";
}

std::string lower_case_method(Method method) {
  std::string word(word_of(method));
  std::ranges::transform(word, word.begin(), [](char c) { return static_cast<char>(c + ('a' - 'A')); });
  return word;
}

void parameter(JsonAnswer& out, std::string_view name, std::string_view in, bool required, std::string_view schema) {
  out.open().field("name", name).field("in", in).field("required", required).raw("schema", schema).close();
}

void parameters(JsonAnswer& out, const Route& route) {
  out.open_list("parameters");
  for (std::size_t at = route.pattern.find('{'); at != std::string_view::npos; at = route.pattern.find('{', at + 1)) {
    parameter(out, route.pattern.substr(at + 1, route.pattern.find('}', at) - at - 1), "path", true,
              R"({"type":"string"})");
  }
  for (std::string_view rest = route.query; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    parameter(out, rest.substr(0, end), "query", false, R"({"type":"string"})");
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (route.keyed)
    parameter(out, "Idempotency-Key", "header", true, R"({"type":"string","pattern":"^[A-Za-z0-9_-]{8,64}$"})");
  out.close_list();
}

void content(JsonAnswer& out, std::string_view media, std::string_view schema) {
  out.open("content").open(media).raw("schema", reference(schema)).close().close();
}

constexpr std::array<std::string_view, 8> who_may{"owner",    "staff",    "guest",   "asked guest",
                                                  "provider", "reporter", "display", "anyone"};

std::vector<const char*> schemes(Access access) {
  if (access == Access::anyone || access == Access::reporter) return {};  // a reporter's token is in the path
  if (access == Access::guest || access == Access::asked_guest || access == Access::display) return {"link"};
  if (access == Access::provider) return {"signature"};
  return {"session", "token"};
}

void operation(JsonAnswer& out, const Route& route) {
  out.open(lower_case_method(route.method)).field("operationId", route.name).field("summary", route.summary);
  parameters(out, route);
  if (!route.body.empty()) {
    out.open("requestBody").field("required", true);
    content(out, route.body_media, route.body);
    out.close();
  }
  out.open("responses").open(route.answer.empty() ? "204" : "200").field("description", route.summary);
  if (!route.answer.empty()) content(out, route.media, route.answer);
  out.close().open("default").field("description", "What went wrong.");
  content(out, "application/json", "Error");
  out.close().close();
  out.open_list("security");
  for (const char* scheme : schemes(route.access)) out.open().open_list(scheme).close_list().close();
  out.close_list().field("x-who-may", who_may[static_cast<std::size_t>(route.access)]);
  out.close();
}

}  // namespace

std::string openapi_json(std::span<const Route> routes, std::string_view version) {
  JsonAnswer out;
  out.open()
      .field("openapi", "3.1.0")
      .open("info")
      .field("title", "Dangol")
      .field("version", version)
      .close()
      .open("paths");
  std::vector<std::string_view> done;
  for (const Route& first : routes) {
    if (std::ranges::find(done, first.pattern) != done.end()) continue;
    done.push_back(first.pattern);
    out.open(first.pattern);
    for (const Route& route : routes) {
      if (route.pattern == first.pattern) operation(out, route);
    }
    out.close();
  }
  out.close().open("components").open("schemas");
  for (const NamedSchema& schema : openapi_schemas()) out.raw(schema.name, schema.json);
  out.close().open("securitySchemes");
  out.raw("session", R"({"type":"apiKey","in":"cookie","name":"dangol_session"})");
  out.raw("token", R"({"type":"http","scheme":"bearer","description":"the same token as in the cookie"})");
  out.raw(
      "signature",
      R"({"type":"apiKey","in":"header","name":"webhook-signature","description":"Standard Webhooks 1.0, with webhook-id and webhook-timestamp"})");
  out.raw(
      "link",
      R"({"type":"http","scheme":"bearer","description":"what stands behind # in the link to her own page, or in the link for customer displays"})");
  out.close().close().close();
  return out.take();
}

}  // namespace dangol
