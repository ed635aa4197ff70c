// Guessing PINs: five wrong ones lock a name, longer each time, and nobody else. Names are kept as fingerprints.
#pragma once

#include <cstdint>
#include <mutex>
#include <unordered_map>

#include "base/fingerprint.h"

namespace dangol {

class SignInGuard {
 public:
  static constexpr int free_attempts = 5;
  static constexpr std::uint64_t first_lock_seconds = 30;  // doubled by every further failure
  static constexpr std::uint64_t longest_lock_seconds = 3600;
  static constexpr std::uint64_t forget_seconds = 24 * 3600;
  static constexpr std::size_t most_unknown = 10'000;  // names of nobody are remembered too, so that they look the same

  // 0: try it; the attempt counts as failed until succeeded(), so that many at once gain nothing.
  // Otherwise the seconds to wait. `is_known`: somebody has this name.
  std::uint64_t begin(const Fingerprint& name, bool is_known, std::uint64_t now);
  void succeeded(const Fingerprint& name);
  // The attempt was not made after all (the server was too busy to look).
  void withdraw(const Fingerprint& name, std::uint64_t now);

 private:
  struct Attempts {
    int failed = 0;
    std::uint64_t last = 0;
    std::uint64_t locked_until = 0;
  };
  using Names = std::unordered_map<Fingerprint, Attempts>;
  void make_room(std::uint64_t now);

  std::mutex mutex_;
  Names known_;    // no more than there are staff
  Names unknown_;  // bounded
};

}  // namespace dangol
