// Sorts more records than fit into memory: what exceeds the budget goes to one temporary file in sorted runs, which are
// merged when read. The file has no name and its bytes are encrypted with a key that only this process knows: records
// may hold names and phone numbers, and nothing of them may be left on the disk.
//
//   SpillSorter sorter(folder, 64 << 20);
//   sorter.add(key, body) ...;  sorter.finish();  while (sorter.next(record)) ...
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dangol {

class SpillSorter {
 public:
  struct Record {
    std::string_view key;  // valid until the next call
    std::string_view body;
  };

  // `folder`: where the temporary file is made when one is needed. `budget`: bytes of records kept in memory, while
  // they are added and while they are merged.
  SpillSorter(std::filesystem::path folder, std::size_t budget);
  ~SpillSorter();
  SpillSorter(const SpillSorter&) = delete;
  SpillSorter& operator=(const SpillSorter&) = delete;

  // Keys compare as bytes; equal keys come out in any order. `unavailable` when the disk is full.
  Result<void> add(std::string_view key, std::string_view body);
  Result<void> finish();
  Result<bool> next(Record& record);  // false: there are no more

  std::uint64_t records() const { return records_; }
  std::size_t runs() const { return runs_.size(); }

 private:
  struct Place {
    std::uint64_t front;  // the key's first eight bytes, big-endian
    std::uint64_t at;     // of the record in arena_
  };
  struct Run;
  class File;

  Record record_at(std::uint64_t at) const;
  void sort_arena();
  Result<void> spill();
  Result<bool> next_merged(Record& record);

  std::filesystem::path folder_;
  std::size_t budget_;
  std::vector<char> arena_;
  std::vector<Place> places_;
  std::size_t next_place_ = 0;
  std::uint64_t records_ = 0;
  std::unique_ptr<File> file_;
  std::vector<std::unique_ptr<Run>> runs_;
  std::vector<Run*> heap_;
  Run* delivered_ = nullptr;  // its record is in the caller's hands
};

}  // namespace dangol
