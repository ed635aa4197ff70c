// Signing in and out, and giving the PIN once more for what leaves as a file.
#include "api/call.h"
#include "api/endpoints.h"
#include "api/shop_json.h"
#include "base/korean.h"

namespace dangol {
namespace {

constexpr std::size_t longest_sign_in_name = 60;
constexpr TextRule a_pin{.max_characters = 12};

std::string cookie(std::string_view token, const ServiceOptions& options, bool clear) {
  std::string text = "dangol_session=" + std::string(token) + "; Path=/; HttpOnly; SameSite=Strict";
  if (options.secure_cookies) text += "; Secure";
  if (clear) text += "; Max-Age=0";
  return text;
}

Response locked_for(std::uint64_t seconds) {
  Response response =
      error_answer({ErrorCode::too_much, "too many wrong PINs for this name; wait before the next try"});
  response.headers.push_back({"Retry-After", std::to_string(seconds)});
  return response;
}

// A hash that no PIN fits, so that an unknown name takes as long as a known one.
const std::string& nobodys_hash() {
  static const std::string hash = [] {
    auto made = hash_pin("000000000000");
    return made ? *made : std::string{};
  }();
  return hash;
}

struct PinAttempt {
  std::string pin;
  std::optional<StaffDefined> person;  // nobody: the name is unknown
  Fingerprint name;
  TrailRow row;  // what of it is written down
};

PinAttempt attempt_of(Call& call, std::string_view pin, std::string_view name, const StaffDefined* person) {
  PinAttempt attempt{.pin = std::string(pin), .person = {}, .name = call.service().keyed("sign-in", name), .row = {}};
  attempt.row = {.at = call.service().clock().now(),
                 .source = std::string(call.request().source),
                 .action = std::string(call.route().name)};
  if (person == nullptr) return attempt;
  attempt.person = *person;
  attempt.row.account = person->staff;
  return attempt;
}

// Of names that nobody has no line is left: they are typed by mistake, and could be anything.
Result<void> leave_trail(Service& service, const PinAttempt& attempt, int status) {
  if (!attempt.person) return {};
  TrailRow row = attempt.row;
  row.status = status;
  const auto written = service.trail().write(std::move(row));
  return written ? Result<void>() : Result<void>(written.error());
}

// The person whose PIN it is, who may come in.
Result<StaffDefined> checked(Service& service, const PinAttempt& attempt, const Error& wrong) {
  const std::string& hash = attempt.person ? attempt.person->pin_hash : nobodys_hash();
  const bool right = pin_matches(attempt.pin, hash) && attempt.person.has_value();
  // She may have been disabled while we were hashing.
  const auto view = service.view();
  const StaffDefined* person = right ? view->staff.find(attempt.person->staff) : nullptr;
  const bool may_come = person != nullptr && person->active && person->pin_hash == hash;
  if (auto left = leave_trail(service, attempt, may_come ? 200 : status_of(wrong.code)); !left) return left.error();
  if (!may_come) return wrong;
  service.guard().succeeded(attempt.name);
  return *person;
}

// Argon2id on a thread of its own; guessing is held up by name.
void check_pin(Call& call, PinAttempt attempt, const Error& wrong,
               std::function<Response(const StaffDefined&)> welcome) {
  Service& service = call.service();
  const std::uint64_t now = service.options().uptime();
  if (const auto wait = service.guard().begin(attempt.name, attempt.person.has_value(), now); wait > 0)
    return call.reply(locked_for(wait));
  const auto answer = call.defer();
  if (answer == nullptr) return;
  const Fingerprint name = attempt.name;
  const auto work = [&service, answer, attempt = std::move(attempt), wrong, welcome = std::move(welcome)] {
    const auto person = checked(service, attempt, wrong);
    person ? answer->reply(welcome(*person)) : answer->fail(person.error());
  };
  if (service.hashing().submit(work)) return;
  service.guard().withdraw(name, now);
  answer->fail({ErrorCode::too_much, "too many people are signing in at once; try again in a second"});
}

}  // namespace

void sign_in(Call& call) {
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  const std::string name = folded(normalized(in.text("name", {.max_characters = longest_sign_in_name})));
  const std::string pin(in.text("pin", a_pin));
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  check_pin(call, attempt_of(call, pin, name, call.view().staff.named(name)),
            {ErrorCode::unauthenticated, "name or PIN is wrong"},
            [&service = call.service()](const StaffDefined& person) {
              const std::string token = service.sessions().open(person.staff, service.options().uptime());
              Response response =
                  json_answer(session_json(person, service.view()->settings, service.options().sessions.idle_seconds));
              response.headers.push_back({"Set-Cookie", cookie(token, service.options(), false)});
              return response;
            });
}

// Whoever is signed in says that it is still she.
void confirm_pin(Call& call) {
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  const std::string pin(in.text("pin", a_pin));
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  const StaffDefined* person = call.view().staff.find(call.who()->staff);
  // The session stays open: it is not she who failed to sign in.
  check_pin(call, attempt_of(call, pin, folded(person->name), person), {ErrorCode::forbidden, "the PIN is wrong"},
            [&service = call.service(), token = std::string(call.token())](const StaffDefined&) {
              service.sessions().prove(token, service.options().uptime());
              return Response{.status = 204};
            });
}

void sign_out(Call& call) {
  call.service().sessions().close(call.token());
  call.reply(Response{.status = 204, .headers = {{"Set-Cookie", cookie("", call.service().options(), true)}}});
}

void read_session(Call& call) {
  const StaffDefined* person = call.view().staff.find(call.who()->staff);
  call.reply(session_json(*person, call.view().settings, call.service().options().sessions.idle_seconds));
}

}  // namespace dangol
