// The entries of a ZIP archive, for reading only, none of them trusted.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

#include "base/result.h"

struct zip;

namespace dangol {

class ZipArchive {
 public:
  class Entry {
   public:
    virtual ~Entry() = default;
    // 0 at the end, which is only reached when the checksum is right.
    virtual Result<std::size_t> read(std::span<char> into) = 0;
    // Of the archive's bytes, those that are not still to be read of this entry: as its declared sizes tell.
    virtual std::uint64_t consumed() const = 0;
  };

  // `invalid_input` for a damaged or encrypted archive, names that repeat or lead out of it, or more than 10,000
  // entries.
  static Result<std::unique_ptr<ZipArchive>> open(const std::filesystem::path& file);
  ~ZipArchive();
  ZipArchive(const ZipArchive&) = delete;
  ZipArchive& operator=(const ZipArchive&) = delete;

  bool has(const std::string& name) const;
  // Refuses to unpack more than the larger of 64 MiB and 300 times the archive's size: the rest is a bomb.
  Result<std::unique_ptr<Entry>> entry(const std::string& name) const;
  std::uint64_t size() const { return size_; }  // of the archive, in bytes

 private:
  ZipArchive(zip* archive, std::uint64_t size) : archive_(archive), size_(size) {}
  Result<void> check_entries() const;

  zip* archive_;
  std::uint64_t size_;
};

}  // namespace dangol
