#include "storage/durable_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "storage/descriptor.h"

namespace dangol {
namespace {

Error failed(std::string_view doing, std::string_view what) {
  return {ErrorCode::unavailable, fmt::format("cannot {} the {}: check the disk and the folder's permissions ({})",
                                              doing, what, std::strerror(errno))};
}

std::filesystem::path folder_of(const std::filesystem::path& file) {
  return file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
}

Result<void> write_durably(const Descriptor& file, std::string_view bytes, std::string_view what) {
  if (!file.write_all(bytes) || ::fsync(file.get()) != 0) return failed("write", what);
  return {};
}

}  // namespace

bool is_there(const std::filesystem::path& file) {
  std::error_code ignored;
  return std::filesystem::exists(file, ignored);
}

Result<std::string> read_small_file(const std::filesystem::path& path, std::size_t limit, std::string_view what) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.is_open() && errno == ENOENT) {
    return Error{ErrorCode::not_found, fmt::format("the {} is missing: put the file back", what)};
  }
  if (!file.is_open()) return failed("open", what);
  std::string bytes;
  char chunk[4096];
  while (true) {
    const auto got = ::read(file.get(), chunk, sizeof chunk);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failed("read", what);
    if (got == 0) return bytes;
    bytes.append(chunk, static_cast<std::size_t>(got));
    if (bytes.size() > limit)
      return Error{ErrorCode::too_much, fmt::format("the {} is too large: it is another file", what)};
  }
}

Result<void> write_new_file(const std::filesystem::path& path, std::string_view bytes, std::string_view what) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  if (!file.is_open() && errno == EEXIST) {
    return Error{ErrorCode::conflict, fmt::format("the {} exists already: it is never overwritten", what)};
  }
  if (!file.is_open()) return failed("create", what);
  if (auto written = write_durably(file, bytes, what); !written) return written;
  return sync_folder(folder_of(path));
}

Result<void> replace_file(const std::filesystem::path& path, std::string_view bytes, std::string_view what) {
  const std::filesystem::path fresh = path.string() + ".new";
  ::unlink(fresh.c_str());  // of a try that a power cut ended
  if (auto written = write_new_file(fresh, bytes, what); !written) return written;
  if (::rename(fresh.c_str(), path.c_str()) != 0) return failed("replace", what);
  return sync_folder(folder_of(path));
}

Result<void> replace_secret_file(const std::filesystem::path& path, std::string_view bytes, std::string_view what) {
  const Descriptor old(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (!old.is_open()) return failed("open", what);
  struct stat before;
  if (::fstat(old.get(), &before) != 0) return failed("open", what);
  if (auto replaced = replace_file(path, bytes, what); !replaced) return replaced;
  return write_durably(old, std::string(static_cast<std::size_t>(before.st_size), '\0'), what);
}

Result<void> append_to_file(const std::filesystem::path& path, std::size_t size, std::string_view bytes,
                            std::string_view what) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
  if (!file.is_open()) return failed("open", what);
  const auto end = static_cast<off_t>(size);
  if (::ftruncate(file.get(), end) != 0 || ::lseek(file.get(), end, SEEK_SET) != end) return failed("write", what);
  if (auto written = write_durably(file, bytes, what); !written) return written;
  return sync_folder(folder_of(path));
}

Result<void> sync_folder(const std::filesystem::path& folder) {
  const Descriptor file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!file.is_open() || ::fsync(file.get()) != 0) return failed("write", "folder");
  return {};
}

Result<void> sync_file(const std::filesystem::path& path, std::string_view what) {
  const Descriptor file(::open(path.c_str(), O_RDWR | O_CLOEXEC));
  if (!file.is_open() || ::fsync(file.get()) != 0) return failed("write", what);
  return {};
}

}  // namespace dangol
