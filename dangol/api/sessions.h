// Who is signed in. A session is a random token that only the browser knows: kept here is a keyed hash of it, in memory
// only. A restart signs everybody out.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/fingerprint.h"
#include "base/ids.h"

namespace dangol {

struct SessionLimits {
  std::uint64_t idle_seconds = 600;            // without a request: locked
  std::uint64_t lifetime_seconds = 16 * 3600;  // from signing in, however busy: one long working day
  std::uint64_t proof_seconds = 300;           // for which a PIN that was given once more counts
  std::size_t each = 20;                       // open sessions of one person; the oldest goes
};

class Sessions {
 public:
  explicit Sessions(SessionLimits limits);

  // The token: 256 random bits in 43 letters. `now`: seconds of any clock that never goes back.
  std::string open(StaffId staff, std::uint64_t now);
  // Whose token it is; counts as use.
  std::optional<StaffId> use(std::string_view token, std::uint64_t now);
  // Whoever has the session gave her PIN once more; it counts for five minutes.
  void prove(std::string_view token, std::uint64_t now);
  bool is_proven(std::string_view token, std::uint64_t now) const;
  // As use(), but nobody has done anything: for streams that are held open.
  bool is_open(const Fingerprint& session, std::uint64_t now) const;
  Fingerprint hashed(std::string_view token) const;

  void close(std::string_view token);
  void close_all_of(StaffId staff);
  void sweep(std::uint64_t now);  // forgets what has expired
  std::size_t size() const;

 private:
  struct Session {
    Session(StaffId whose, std::uint64_t now) : staff(whose), opened(now), used(now) {}
    StaffId staff;
    std::uint64_t opened;
    std::atomic<std::uint64_t> used;
    std::atomic<std::uint64_t> proven_until{0};
  };
  bool has_expired(const Session& session, std::uint64_t now) const;
  void drop_oldest_of(StaffId staff);  // when there are too many; the lock is held

  SessionLimits limits_;
  std::array<std::uint8_t, 16> key_{};
  mutable std::shared_mutex mutex_;
  std::unordered_map<Fingerprint, Session> open_;
};

}  // namespace dangol
