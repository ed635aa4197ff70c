#include "api/call.h"

#include <algorithm>
#include <charconv>

#include "api/json_output.h"
#include "base/error_name.h"
#include "channels/webhook_signature.h"
#include "consent/consent_names.h"
#include "shop/display_link.h"

namespace dangol {
namespace {

constexpr std::string_view cookie_name = "dangol_session";

std::string_view cookie_value(std::string_view cookies, std::string_view name) {
  while (!cookies.empty()) {
    const std::size_t end = std::min(cookies.find(';'), cookies.size());
    std::string_view one = cookies.substr(0, end);
    cookies.remove_prefix(std::min(end + 1, cookies.size()));
    while (!one.empty() && one.front() == ' ') one.remove_prefix(1);
    if (one.starts_with(name) && one.size() > name.size() && one[name.size()] == '=')
      return one.substr(name.size() + 1);
  }
  return {};
}

Language asked_language(std::string_view accept, const std::string& of_shop) {
  // The first of the two that we speak wins; weights are not worth their parsing here. Bounded: it may be several KB.
  accept = accept.substr(0, 256);
  const std::size_t korean = accept.find("ko");
  const std::size_t english = accept.find("en");
  if (korean == english) return of_shop == "en" ? Language::english : Language::korean;  // neither
  return korean < english ? Language::korean : Language::english;
}

bool is_json(std::string_view content_type) {
  constexpr std::string_view json = "application/json";
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + ('a' - 'A') : a) == b; };
  if (content_type.size() < json.size() || !std::ranges::equal(content_type.substr(0, json.size()), json, same))
    return false;
  const std::string_view rest = content_type.substr(json.size());
  return rest.empty() || rest.front() == ';' || rest.front() == ' ';
}

bool is_this_server(std::string_view origin, std::string_view host) {
  for (const std::string_view scheme : {std::string_view("http://"), std::string_view("https://")}) {
    if (origin.starts_with(scheme) && !host.empty() && origin.substr(scheme.size()) == host) return true;
  }
  return false;
}

// An unsafe request from another site's page: SameSite keeps the cookie away from it, this keeps it away from us.
Result<void> check_sender(const Request& request) {
  if (request.method == Method::get || request.method == Method::head) return {};
  if (!request.origin.empty() && !is_this_server(request.origin, request.host)) {
    return Error{ErrorCode::forbidden, "the Origin of this request is another site"};
  }
  const bool same_site =
      request.fetch_site.empty() || request.fetch_site == "same-origin" || request.fetch_site == "none";
  if (!same_site) return Error{ErrorCode::forbidden, "this request comes from another site"};
  return {};
}

bool names(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const std::size_t space = std::min(words.find(' '), words.size());
    if (words.substr(0, space) == word) return true;
    words.remove_prefix(std::min(space + 1, words.size()));
  }
  return false;
}

bool is_key_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

Response seen_off(Witness& witness, Response response) {
  const auto seen = witness.sees_off(response.status);
  return seen ? std::move(response) : error_answer(seen.error());
}

}  // namespace

int status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::internal: return 500;
    case ErrorCode::invalid_input: return 400;
    case ErrorCode::unauthenticated: return 401;
    case ErrorCode::forbidden: return 403;
    case ErrorCode::not_found: return 404;
    case ErrorCode::conflict: return 409;
    case ErrorCode::too_much: return 429;
    case ErrorCode::unavailable: return 503;
  }
  return 500;
}

Response json_answer(std::string json) { return {.body = std::move(json)}; }

Response error_answer(int status, ErrorCode code, std::string_view message, std::string_view field) {
  JsonAnswer out;
  out.open().open("error").field("code", name_of(code)).field("message", message);
  if (!field.empty()) out.field("field", field);
  out.close().close();
  return {.status = status, .body = out.take()};
}

Response error_answer(const Error& error, std::string_view field) {
  return error_answer(status_of(error.code), error.code, error.message, field);
}

std::string receipt_json(const Receipt& receipt, std::string_view more) {
  JsonAnswer out;
  out.open().id("position", receipt.position).field("already_known", receipt.already_known).close();
  std::string json = out.take();
  if (!more.empty()) json.insert(json.size() - 1, more);
  return json;
}

void Timing::count(int status) const {
  const auto spent = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
  metrics->count(route, status, static_cast<std::uint64_t>(spent.count()));
}

void LaterAnswer::reply(Response response) {
  response = seen_off(witness_, std::move(response));
  timing_.count(response.status);
  answer_->respond(std::move(response));
}

void LaterAnswer::reply(GuestsJson answer) {
  witness_.shows(std::move(answer.shown));
  reply(json_answer(std::move(answer.json)));
}

Call::Call(Service& service, Exchange& exchange, const RouteMatch& match, std::shared_ptr<const ShopView> view)
    : service_(service),
      exchange_(exchange),
      match_(match),
      view_(std::move(view)),
      timing_{&service.metrics(), match.route, std::chrono::steady_clock::now()},
      language_(asked_language(exchange.request().accept_language, view_->settings.founded.language)) {}

std::string_view Call::bearer() const {
  constexpr std::string_view scheme = "Bearer ";
  const std::string_view shown = request().authorization;
  return shown.starts_with(scheme) ? shown.substr(scheme.size()) : std::string_view();
}

std::string_view Call::token() const {
  const std::string_view shown = bearer();
  return shown.empty() ? cookie_value(request().cookie, cookie_name) : shown;
}

std::optional<Response> Call::refusal() {
  const bool wants_json = route().body_media == "application/json";
  if (!request().body.empty() && wants_json && !is_json(request().content_type)) {
    return error_answer(415, ErrorCode::invalid_input, "the Content-Type of the body must be application/json");
  }
  const auto admitted = admit();
  call_witness();  // also of what staff tried and may not
  return admitted ? std::nullopt : std::optional(error_answer(admitted.error()));
}

// Whatever is wrong with the link, and whether she is known here at all, the answer is the same.
Result<void> Call::admit_guest(LinkUse use) {
  const auto guest = service_.guest_of(bearer(), use);
  if (!guest) return Error{ErrorCode::unauthenticated, "this link does not hold; ask for another one at the shop"};
  guest_ = *guest;
  return {};
}

Result<void> Call::admit_provider() const {
  const Request& asked = request();
  const auto genuine = verify_webhook(service_.options().opt_out_secret, asked.webhook_id, asked.webhook_timestamp,
                                      asked.body, asked.webhook_signature, service_.clock().now());
  if (!genuine) return Error{ErrorCode::unauthenticated, "this request is not signed as the shop expects"};
  return {};
}

// Whatever is wrong with the address, and whether the channel has a gateway at all, the answer is the same.
Result<void> Call::admit_reporter() const {
  const auto channel = channel_named(parameter(0));
  const bool is_ours = channel && service_.is_report_token(*channel, parameter(1));
  if (is_ours && view_->settings.gateway(*channel) != nullptr) return {};
  return Error{ErrorCode::unauthenticated, "the shop has given out no such address"};
}

Result<void> Call::admit_display() const {
  if (opens_displays(view_->settings, bearer())) return {};
  return Error{ErrorCode::unauthenticated, "this link does not hold; the owner can make another one"};
}

Result<void> Call::admit_by_access() {
  switch (route().access) {
    case Access::guest: return admit_guest(LinkUse::own_page);
    case Access::asked_guest: return admit_guest(LinkUse::feedback);
    case Access::provider: return admit_provider();
    case Access::reporter: return admit_reporter();
    case Access::display: return admit_display();
    default: return admit_staff();
  }
}

Result<void> Call::admit_staff() {
  if (const std::string_view shown = token(); !shown.empty()) {
    const auto staff = service_.sessions().use(shown, service_.options().uptime());
    const StaffDefined* person = staff ? view_->staff.find(*staff) : nullptr;
    if (person != nullptr && person->active) who_ = SignedIn{*staff, person->role};
  }
  if (route().access != Access::anyone) {
    if (!who_) return Error{ErrorCode::unauthenticated, "sign in first: POST /api/v1/sign-in"};
    if (route().access == Access::owner && who_->role != Role::owner) {
      return Error{ErrorCode::forbidden, "only the owner may do this"};
    }
  }
  return {};
}

Result<void> Call::admit() {
  if (!route().is_form) {
    if (auto checked = check_sender(request()); !checked) return checked;
    auto admitted = admit_by_access();
    if (!admitted) return admitted;
  }
  if (route().body.empty() && !request().body.empty()) {
    return Error{ErrorCode::invalid_input, "this request takes no body"};
  }
  if (auto read = read_query(); !read) return read;
  return route().is_export ? admit_export() : Result<void>();
}

// An export wants a reason that the law knows, and the PIN once more: a tablet that was left open is not enough.
Result<void> Call::admit_export() const {
  const auto reason = export_reason_named(query("reason"));
  if (!reason || *reason == ExportReason::none)
    return Error{ErrorCode::invalid_input, "reason: her_request, audit, authority, dispute or moving"};
  if (service_.sessions().is_proven(token(), service_.options().uptime())) return {};
  return Error{ErrorCode::forbidden, "what leaves as a file wants the PIN once more: POST /api/v1/session/pin"};
}

void Call::call_witness() {
  if (!who_ || route().shows == Shows::nobody) return;
  TrailRow asked{.at = service_.clock().now(),
                 .account = who_->staff,
                 .source = std::string(request().source),
                 .action = std::string(route().name)};
  if (route().is_export) asked.reason = export_reason_named(query("reason")).value_or(ExportReason::none);
  witness_ = Witness(service_.trail(), route().shows, std::move(asked));
  if (route().shows != Shows::in_path) return;
  if (const auto guest = customer_in_path()) witness_.shows(*guest);
}

Result<void> Call::read_query() {
  if (request().query.empty()) return {};
  auto query = Query::parse(request().query);
  if (!query) return query.error();
  for (std::size_t i = 0; i < query->size(); ++i) {
    if (!names(route().query, query->name(i))) {
      return Error{ErrorCode::invalid_input, "there is no such query parameter here"};
    }
  }
  query_ = std::move(*query);
  return {};
}

Result<CustomerId> Call::customer_in_path() const {
  const auto id = parse_id(parameter(0));
  if (!id) return Error{ErrorCode::not_found, "there is no such customer"};
  return CustomerId{*id};
}

Result<Moment> Call::moment_in_query() const {
  Moment moment{service_.clock().now(), StoreId{}};
  if (request().query.empty()) return moment;
  if (const std::string_view at = query("at"); !at.empty()) {
    const auto parsed = parse_instant(at, view_->settings.zone);
    if (!parsed) return Error{ErrorCode::invalid_input, "at: " + parsed.error().message};
    moment.at = *parsed;
  }
  if (const std::string_view store = query("store"); !store.empty()) {
    const auto id = parse_id(store);
    if (!id || *id > UINT32_MAX) return Error{ErrorCode::invalid_input, "store: an id is a number"};
    moment.store = StoreId{static_cast<std::uint32_t>(*id)};
    if (view_->catalog.store(moment.store) == nullptr) return Error{ErrorCode::not_found, "there is no such branch"};
  }
  return moment;
}

Result<IdempotencyKey> Call::idempotency_key(std::string_view subject) const {
  const std::string_view key = request().idempotency_key;
  if (key.size() < 8 || key.size() > 64 || !std::ranges::all_of(key, is_key_character)) {
    return Error{ErrorCode::invalid_input,
                 "Idempotency-Key: 8 to 64 letters, digits, - or _ are needed in this header"};
  }
  std::string domain = "api:";
  domain.append(route().name).append(":").append(subject);
  return service_.keyed(domain, key);
}

Event Call::event(CustomerId customer, const IdempotencyKey& key, EventBody body) const {
  return {view_->settings.bucket, customer, service_.clock().now(), key, std::move(body)};
}

void Call::reply(Response response) {
  response = seen_off(witness_, std::move(response));
  timing_.count(response.status);
  exchange_.respond(std::move(response));
}

void Call::reply(GuestsJson answer) {
  witness_.shows(std::move(answer.shown));
  reply(json_answer(std::move(answer.json)));
}

void Call::stream(std::shared_ptr<EventStream> stream) {
  timing_.count(200);
  exchange_.stream(std::move(stream));
}

std::shared_ptr<LaterAnswer> Call::defer() {
  auto answer = exchange_.defer();
  return answer == nullptr ? nullptr : std::make_shared<LaterAnswer>(std::move(answer), timing_, witness_);
}

void Call::later(SlowWork& pool, std::function<void(LaterAnswer&)> work) {
  const auto answer = defer();
  if (answer == nullptr) return;
  if (!pool.submit([answer, work = std::move(work)] { work(*answer); })) {
    Response busy = error_answer({ErrorCode::too_much, "the server is busy; try again in a second"});
    busy.headers.push_back({"Retry-After", "1"});
    answer->reply(std::move(busy));
  }
}

void Call::record(const Event& event, std::string more) {
  const auto answer = defer();
  if (answer == nullptr) return;
  shop().record_later(event, [answer, more = std::move(more)](const Result<Receipt>& receipt) {
    if (!receipt) return answer->fail(receipt.error());
    answer->reply(json_answer(receipt_json(*receipt, more)));
  });
}

void Call::record_together(std::vector<Event> events, std::string more) {
  later(service().reading(), [&shop = shop(), events = std::move(events), more = std::move(more)](LaterAnswer& answer) {
    const auto receipt = shop.record_together(events);
    if (!receipt) return answer.fail(receipt.error());
    answer.reply(json_answer(receipt_json(*receipt, more)));
  });
}

}  // namespace dangol
