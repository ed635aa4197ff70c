// Any bytes as a request's body: every reader of bodies either reads it or names one fault, and never more.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "api/call.h"
#include "api/json_input.h"
#include "api/profile_input.h"
#include "api/query.h"
#include "base/assert.h"
#include "consent/own_consent.h"
#include "consent/refused_text.h"

namespace {

using namespace dangol;

void read_order(std::string_view bytes) {
  JsonBody body(bytes);
  JsonObject in = body.object();
  if (in.has("customer")) in.id("customer");
  in.id("store");
  if (in.has("in_store")) in.boolean("in_store");
  for (JsonObject& line : in.objects("lines", 100)) {
    line.id("item");
    if (line.has("modifiers")) line.ids("modifiers", 20);
    if (line.has("quantity")) {
      const auto thousandths = line.thousandths("quantity", 1, 1'000'000);
      DANGOL_ASSERT(thousandths >= 1 && thousandths <= 1'000'000);
    }
    if (line.has("paid_minor")) line.integer("paid_minor", 0, 1'000'000'000'000);
    line.no_more();
  }
  in.no_more();
  if (body.fault()) {
    DANGOL_ASSERT(!error_answer({ErrorCode::invalid_input, body.fault()->message}, body.fault()->field).body.empty());
  }
}

void read_person(std::string_view bytes) {
  JsonBody body(bytes);
  JsonObject in = body.object();
  const auto today = date::year{2024} / 7 / 1;
  const auto guardian = read_guardian(in, {});
  const Profile profile = read_profile(in, {}, today);
  if (!body.fault()) (void)check_age(profile.birth_date, today, guardian.has_value());
  holds_health_words(profile.name);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  read_order(bytes);
  read_person(bytes);
  (void)Query::parse(bytes);
  (void)find_route(Method::get, bytes);
  return 0;
}
