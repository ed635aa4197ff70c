// A disk that fails on demand: an SQLite VFS above the operating system's for tests and for measuring a slow disk.
//
//   FaultyDisk disk("faulty");
//   disk.fail_at(17, Fault::power_cut);
//   auto journal = SqliteJournal::create(file, {.vfs = "faulty"});
//   ... use it until it reports the failure, close it ...
//   disk.lose_unsynced(seed);   // the files now hold what a power cut could have left
//   disk.repair();
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

namespace dangol {

enum class Fault : std::uint8_t {
  none,
  io_error,     // the call fails and changes nothing
  short_write,  // half of the bytes are written, then it fails
  full,         // there is no space left, now and from then on
  sync_error,   // like io_error at an fsync; writes pass
  kill,         // this call and all after it do nothing: the process ends here, what was written stays
  power_cut,    // the same, and what was not synced can be lost
};

// At most one may exist of a name. Safe to use from many threads. Counts writes, truncations and fsyncs of databases
// and their logs, from 1.
class FaultyDisk {
 public:
  // `name`: of the VFS. Without `remembers` it keeps no copy of what is written, and lose_unsynced() must not be
  // called.
  explicit FaultyDisk(std::string name, bool remembers = true);
  ~FaultyDisk();
  FaultyDisk(const FaultyDisk&) = delete;
  FaultyDisk& operator=(const FaultyDisk&) = delete;

  // Counting begins anew.
  void fail_at(std::uint64_t operation, Fault fault);
  std::uint64_t operations() const;
  bool has_failed() const;  // since fail_at()
  void delay_syncs(std::chrono::microseconds delay);

  // After all files were closed: of the writes that no fsync has covered, each is now on the disk, or not, or some of
  // its 512-byte sectors are, as `seed` decides.
  void lose_unsynced(std::uint64_t seed);
  // Works again, and takes what is on the disk now for synced.
  void repair();

  struct State;

 private:
  std::unique_ptr<State> state_;
};

}  // namespace dangol
