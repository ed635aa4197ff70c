// The one table of what the API offers: method, path, who may, and the function that answers. The router, the OpenAPI
// document, the metrics and the test of authorisation all walk it; what is not in it does not exist.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "api/http.h"
#include "api/witness.h"

namespace dangol {

class Call;

// The strictest first: what is left out is the owner's. A guest has no account but a signed link (shop/guest_link.h);
// one who was asked how it was may do nothing else by it; a provider signs each of its requests
// (channels/webhook_signature.h); a reporter knows an address that the shop gave out for one gateway
// (shop/report_address.h); a display was opened by the link for displays (shop/display_link.h).
enum class Access : std::uint8_t { owner, staff, guest, asked_guest, provider, reporter, display, anyone };

struct Route {
  Method method = Method::other;
  std::string_view pattern;  // "/api/v1/customers/{id}/card"
  Access access = Access::owner;
  void (*run)(Call&) = nullptr;
  std::string_view name;         // operationId
  std::string_view summary;      // one sentence for the OpenAPI document
  std::string_view query = {};   // names of query parameters, separated by a space
  std::string_view body = {};    // schema of the request's body; empty: none
  std::string_view answer = {};  // schema of the answer's body; empty: none, status 204
  bool keyed = false;            // needs an Idempotency-Key
  std::string_view media = "application/json";
  std::string_view body_media = "application/json";
  Shows shows = Shows::nobody;  // to staff, or of whom something is changed
  bool is_export = false;       // it leaves as a file: wants reason=, and the PIN once more (api/sessions.h)
  bool is_form = false;         // from wherever it comes: a link in an e-mail is all that it goes by
};

std::span<const Route> routes();

struct RouteMatch {
  std::size_t route = 0;                         // in routes()
  std::array<std::string_view, 2> parameters{};  // what stands for {…}, in order
};

enum class NoRoute : std::uint8_t { unknown_path, wrong_method };

struct RouteSearch {
  std::optional<RouteMatch> match;
  NoRoute why = NoRoute::unknown_path;
};

// HEAD finds what GET finds. A path with anything escaped, empty or "..", fits nothing.
RouteSearch find_route(Method method, std::string_view path);

std::string_view word_of(Method method);  // "GET"

}  // namespace dangol
