// Who serves: the people who may sign in, each with a PIN of their own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "events/event.h"

namespace dangol {

class Staff {
 public:
  void apply(const EventBody& body);  // folds StaffDefined

  const StaffDefined* find(StaffId id) const;
  // By name as typed at sign-in (normalized, case-blind), active people only; null when nobody or several.
  const StaffDefined* named(std::string_view name) const;
  StaffId coded(std::string_view code) const;  // 0 when unknown
  const std::vector<StaffDefined>& all() const { return all_; }
  StaffId next() const { return {static_cast<std::uint32_t>(all_.size() + 1)}; }
  bool has_owner() const;

 private:
  std::vector<StaffDefined> all_;  // all_[id - 1]
};

// A PIN is 4 to 12 digits. Hashing takes tens of milliseconds on purpose (Argon2id, libsodium "interactive").
Result<std::string> hash_pin(std::string_view pin);
bool pin_matches(std::string_view pin, const std::string& pin_hash);

}  // namespace dangol
