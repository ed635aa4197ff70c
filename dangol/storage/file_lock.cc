#include "storage/file_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

namespace dangol {
namespace {

bool lock(int descriptor, int operation) {
  while (::flock(descriptor, operation | LOCK_NB) != 0) {
    if (errno != EINTR) return false;
  }
  return true;
}

// Commands that only look something up share the lock for a moment: who wants to write waits for them.
constexpr int tries = 100;
constexpr std::chrono::milliseconds between_tries{20};

bool lock_soon(int descriptor) {
  for (int i = 0; i < tries; ++i) {
    if (lock(descriptor, LOCK_EX)) return true;
    if (errno != EWOULDBLOCK) return false;
    std::this_thread::sleep_for(between_tries);
  }
  return false;
}

}  // namespace

Result<FileLock> FileLock::take(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) {
    return Error{ErrorCode::unavailable,
                 fmt::format("cannot open the shop's lock file: check that the folder exists and is "
                             "writable ({})",
                             std::strerror(errno))};
  }
  FileLock taken(descriptor);
  if (lock_soon(descriptor)) return taken;
  if (errno == EWOULDBLOCK) {
    return Error{ErrorCode::unavailable, "another Dangol has this shop open: stop it, or ask it through its address"};
  }
  return Error{ErrorCode::unavailable,
               fmt::format("cannot lock the shop's folder: keep it on a local disk ({})", std::strerror(errno))};
}

std::optional<FileLock> FileLock::share(const std::filesystem::path& file) {
  int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0 && errno == ENOENT) descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  FileLock shared(descriptor);
  if (descriptor < 0 || lock(descriptor, LOCK_SH)) return shared;
  return std::nullopt;
}

FileLock::~FileLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace dangol
