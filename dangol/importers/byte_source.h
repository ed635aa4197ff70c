// The bytes of one file as an import reads them: a regular file, plain or gzip. Nothing else is ever opened for
// reading: a pipe, a device or a folder is refused before its first byte.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

#include "base/result.h"

namespace dangol {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Fills the front of `into`; 0 only at the end. `invalid_input` for damaged gzip, `unavailable` when the disk fails
  // or the file changed since it was opened.
  virtual Result<std::size_t> read(std::span<char> into) = 0;
  // How much of the file on disk has been read, in bytes.
  virtual std::uint64_t consumed() const = 0;
};

// Opens a regular file (a link to one counts); gzip is recognised by its first two bytes, not by its name.
Result<std::unique_ptr<ByteSource>> open_bytes(const std::filesystem::path& file);

// Up to `limit` bytes from the front, decompressed; fewer when the file is shorter.
Result<std::string> read_front(const std::filesystem::path& file, std::size_t limit);

// A file's name without its folders, for messages and the report.
std::string file_name(const std::filesystem::path& file);

}  // namespace dangol
