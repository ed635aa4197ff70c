// Is the file at this path still the one that was opened? What is written to a deleted file is lost with the process.
#pragma once

#include <sys/stat.h>

#include <string>

namespace dangol {

class FileIdentity {
 public:
  FileIdentity() = default;
  explicit FileIdentity(std::string path) : path_(std::move(path)) { known_ = look(first_); }

  bool is_still_there() const {
    struct stat now {};
    return known_ && look(now) && now.st_ino == first_.st_ino && now.st_dev == first_.st_dev;
  }

 private:
  bool look(struct stat& facts) const { return ::stat(path_.c_str(), &facts) == 0; }

  std::string path_;
  struct stat first_ {};
  bool known_ = false;
};

}  // namespace dangol
