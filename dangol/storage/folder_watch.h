// Tells whether files of a folder may have been removed, renamed or replaced (inotify). Asking costs one system call
// and touches no file: looking at a file's times between two writes makes ext4 write them out with each fsync.
#pragma once

#include <filesystem>

namespace dangol {

class FolderWatch {
 public:
  FolderWatch() = default;  // watches nothing: always says yes
  explicit FolderWatch(const std::filesystem::path& folder);
  FolderWatch(FolderWatch&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
  FolderWatch& operator=(FolderWatch&& other) noexcept;
  ~FolderWatch();

  // Since the watch began, or since the last call. True also where a folder cannot be watched.
  bool something_moved();

 private:
  int descriptor_ = -1;
};

}  // namespace dangol
