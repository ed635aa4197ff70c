#include "staff/staff.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "base/korean.h"
#include "base/sodium.h"

namespace dangol {

void Staff::apply(const EventBody& body) {
  const auto* defined = std::get_if<StaffDefined>(&body);
  if (defined == nullptr || !defined->staff) return;
  if (all_.size() < defined->staff.value) all_.resize(defined->staff.value);
  all_[defined->staff.value - 1] = *defined;
}

const StaffDefined* Staff::find(StaffId id) const {
  return id.value >= 1 && id.value <= all_.size() ? &all_[id.value - 1] : nullptr;
}

const StaffDefined* Staff::named(std::string_view name) const {
  const std::string wanted = folded(normalized(name));
  const auto is_meant = [&](const StaffDefined& person) {
    return person.active && !person.pin_hash.empty() && folded(person.name) == wanted;
  };
  const auto at = std::ranges::find_if(all_, is_meant);
  return at == all_.end() || std::ranges::count_if(all_, is_meant) > 1 ? nullptr : &*at;
}

StaffId Staff::coded(std::string_view code) const {
  if (code.empty()) return {};
  const auto at = std::ranges::find(all_, code, &StaffDefined::code);
  return at == all_.end() ? StaffId{} : at->staff;
}

bool Staff::has_owner() const {
  return std::ranges::any_of(all_, [](const StaffDefined& person) {
    return person.role == Role::owner && person.active && !person.pin_hash.empty();
  });
}

Result<std::string> hash_pin(std::string_view pin) {
  const bool all_digits = std::ranges::all_of(pin, [](char c) { return c >= '0' && c <= '9'; });
  if (pin.size() < 4 || pin.size() > 12 || !all_digits) {
    return Error{ErrorCode::invalid_input, "a PIN is 4 to 12 digits"};
  }
  ensure_sodium();
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  const int failed = crypto_pwhash_str(hash.data(), pin.data(), pin.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                       crypto_pwhash_MEMLIMIT_INTERACTIVE);
  if (failed != 0) return Error{ErrorCode::unavailable, "not enough memory to hash a PIN; it needs 64 MB"};
  return std::string(hash.data());
}

bool pin_matches(std::string_view pin, const std::string& pin_hash) {
  ensure_sodium();
  return !pin_hash.empty() && crypto_pwhash_str_verify(pin_hash.c_str(), pin.data(), pin.size()) == 0;
}

}  // namespace dangol
