// One process that writes, or several that read: an advisory lock (flock) on a file of its own, given up when the
// process ends however it ends.
#pragma once

#include <filesystem>
#include <optional>

#include "base/result.h"

namespace dangol {

class FileLock {
 public:
  // `unavailable` when another process, or another opening in this one, holds it for longer than two seconds.
  static Result<FileLock> take(const std::filesystem::path& file);

  // For reading: many may share it, and no writer gets it meanwhile. Nothing while somebody writes. Where the lock file
  // is missing and cannot be made, nobody can write: then it stands for itself.
  static std::optional<FileLock> share(const std::filesystem::path& file);

  FileLock(FileLock&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
  FileLock& operator=(FileLock&&) = delete;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace dangol
