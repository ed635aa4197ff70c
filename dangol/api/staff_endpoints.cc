// Who serves: the owner's list of staff.
#include <array>
#include <cstring>

#include "api/call.h"
#include "api/endpoints.h"
#include "api/shop_json.h"
#include "base/korean.h"

namespace dangol {
namespace {

constexpr std::size_t longest_staff_name = 60;

struct StaffInput {
  std::optional<std::string> name;
  std::optional<std::string> pin;
  std::optional<Role> role;
  std::optional<bool> active;
};

constexpr std::array<std::string_view, 2> role_words{"owner", "staff"};

std::optional<std::string> read_pin(JsonObject& in) {
  const std::string pin(in.text("pin", {.max_characters = 12}));
  if (pin.size() < 4 || pin.find_first_not_of("0123456789") != std::string::npos)
    in.blame("pin", "a PIN is 4 to 12 digits");
  return pin;
}

std::optional<std::string> read_name(JsonObject& in) {
  const std::string name = normalized(in.text("name", {.max_characters = longest_staff_name}));
  if (name.empty()) in.blame("name", "this text is empty");
  return name;
}

bool other_owner_stays(const Staff& staff, StaffId but) {
  for (const StaffDefined& each : staff.all()) {
    if (each.staff != but && each.role == Role::owner && each.active && !each.pin_hash.empty()) return true;
  }
  return false;
}

bool name_is_taken(const Staff& staff, std::string_view name, StaffId by_other_than) {
  for (const StaffDefined& each : staff.all()) {
    if (each.staff != by_other_than && each.active && folded(each.name) == folded(name)) return true;
  }
  return false;
}

// Merges what was asked into what is and records it; one at a time, so that ids and the last owner are safe.
Result<StaffDefined> store_staff(Service& service, std::optional<StaffId> whom, const StaffInput& input) {
  std::string pin_hash;
  if (input.pin) {
    auto hashed = hash_pin(*input.pin);  // before the lock: it takes long
    if (!hashed) return hashed.error();
    pin_hash = std::move(*hashed);
  }
  const std::lock_guard lock(service.staff_changes());
  const Staff staff = service.shop().staff();
  StaffDefined person;
  if (whom) {
    const StaffDefined* known = staff.find(*whom);
    if (known == nullptr || !known->staff) return Error{ErrorCode::not_found, "there is no such member of staff"};
    person = *known;
  } else {
    person.staff = staff.next();
  }
  if (input.name) person.name = *input.name;
  if (input.pin) person.pin_hash = pin_hash;
  if (input.role) person.role = *input.role;
  if (input.active) person.active = *input.active;
  if (person.active && name_is_taken(staff, person.name, person.staff)) {
    return Error{ErrorCode::conflict, "somebody else signs in with this name; add a letter to tell them apart"};
  }
  const bool stays_owner = person.role == Role::owner && person.active;
  if (!stays_owner && whom && staff.find(*whom)->role == Role::owner && !other_owner_stays(staff, *whom)) {
    return Error{ErrorCode::conflict, "this is the last owner who can sign in; make somebody else an owner first"};
  }
  Fingerprint key;
  const SecretKey random = random_key();
  std::memcpy(key.bytes.data(), random.data(), key.bytes.size());
  const auto recorded =
      service.shop().record({service.shop().settings().bucket, CustomerId{}, service.clock().now(), key, person});
  if (!recorded) return recorded.error();
  if (whom && (input.pin || !person.active)) service.sessions().close_all_of(*whom);
  return person;
}

void answer_with_staff(Call& call, std::optional<StaffId> whom, StaffInput input) {
  call.later(call.service().hashing(),
             [&service = call.service(), whom, input = std::move(input)](LaterAnswer& answer) {
               const auto stored = store_staff(service, whom, input);
               if (!stored) return answer.fail(stored.error());
               Staff one;
               one.apply(*stored);
               answer.reply(json_answer(staff_json(one)));
             });
}

}  // namespace

void list_staff(Call& call) { call.reply(staff_json(call.view().staff)); }

void add_staff(Call& call) {
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  StaffInput input;
  input.name = read_name(in);
  input.pin = read_pin(in);
  input.role = in.choice("role", role_words) == 0 ? Role::owner : Role::staff;
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  answer_with_staff(call, std::nullopt, std::move(input));
}

void change_staff(Call& call) {
  const auto id = parse_id(call.parameter(0));
  if (!id || *id > UINT32_MAX) return call.fail({ErrorCode::not_found, "there is no such member of staff"});
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  StaffInput input;
  if (in.has("name")) input.name = read_name(in);
  if (in.has("pin")) input.pin = read_pin(in);
  if (in.has("role")) input.role = in.choice("role", role_words) == 0 ? Role::owner : Role::staff;
  if (in.has("active")) input.active = in.boolean("active");
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  answer_with_staff(call, StaffId{static_cast<std::uint32_t>(*id)}, std::move(input));
}

}  // namespace dangol
