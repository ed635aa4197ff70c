#include "storage/folder_watch.h"

#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

namespace dangol {

FolderWatch::FolderWatch(const std::filesystem::path& folder) : descriptor_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
  constexpr std::uint32_t moves = IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE_SELF | IN_MOVE_SELF;
  if (descriptor_ < 0 || ::inotify_add_watch(descriptor_, folder.c_str(), moves) >= 0) return;
  ::close(descriptor_);
  descriptor_ = -1;
}

FolderWatch& FolderWatch::operator=(FolderWatch&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

FolderWatch::~FolderWatch() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

bool FolderWatch::something_moved() {
  if (descriptor_ < 0) return true;
  bool moved = false;
  std::array<char, 4096> events;
  while (true) {
    const ssize_t size = ::read(descriptor_, events.data(), events.size());
    if (size > 0) {
      moved = true;
    } else if (size == 0 || errno != EINTR) {
      return moved || size == 0 || errno != EAGAIN;
    }
  }
}

}  // namespace dangol
