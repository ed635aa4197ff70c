#include "api/sign_in_guard.h"

#include <algorithm>

#include "api/seconds_since.h"

namespace dangol {

std::uint64_t SignInGuard::begin(const Fingerprint& name, bool is_known, std::uint64_t now) {
  const std::lock_guard lock(mutex_);
  if (!is_known) make_room(now);
  Attempts& attempts = (is_known ? known_ : unknown_)[name];
  if (attempts.locked_until > now) return attempts.locked_until - now;
  if (attempts.failed > 0 && seconds_since(attempts.last, now) >= forget_seconds) attempts = {};
  attempts.last = now;
  ++attempts.failed;
  if (attempts.failed >= free_attempts) {
    const int doublings = std::min(attempts.failed - free_attempts, 10);
    attempts.locked_until = now + std::min(first_lock_seconds << doublings, longest_lock_seconds);
  }
  return 0;
}

void SignInGuard::succeeded(const Fingerprint& name) {
  const std::lock_guard lock(mutex_);
  known_.erase(name);
}

void SignInGuard::withdraw(const Fingerprint& name, std::uint64_t now) {
  const std::lock_guard lock(mutex_);
  for (Names* names : {&known_, &unknown_}) {
    const auto at = names->find(name);
    if (at == names->end() || at->second.failed == 0) continue;
    --at->second.failed;
    if (at->second.failed < free_attempts) at->second.locked_until = now;
  }
}

void SignInGuard::make_room(std::uint64_t now) {
  if (unknown_.size() < most_unknown) return;
  std::erase_if(unknown_, [&](const auto& each) { return seconds_since(each.second.last, now) >= forget_seconds; });
  if (unknown_.size() < most_unknown) return;
  unknown_.erase(std::ranges::min_element(unknown_, {}, [](const auto& each) { return each.second.last; }));
}

}  // namespace dangol
