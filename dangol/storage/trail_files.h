// The Trail on disk: a text file for each day in a folder of its own, lines chained to one another (trail_chain.h).
// Several processes may write: a server, and commands beside it. Each keeps its turn until sync(), which it calls soon.
//
//   FOLDER/2026-11-23.tsv   "# 11 <hash>" begins each stretch with the line that it follows, then rows
//   FOLDER/last             locked by who writes, for a second at most; the link that the next row follows
//   END FILE                trail_end.h: in another place
//
// A clock may be set back: then a later stretch stands in an earlier day's file. Numbers tell the order, not names.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "events/seal.h"
#include "storage/descriptor.h"
#include "storage/trail_end.h"
#include "trail/trail.h"

namespace dangol {

class TrailFiles final : public Trail {
 public:
  // Nothing is made before the first row is written.
  TrailFiles(std::filesystem::path folder, std::filesystem::path end_file, const SecretKey& key)
      : folder_(std::move(folder)), end_file_(std::move(end_file)), key_(key) {}
  ~TrailFiles() override;

  // Of a shop that is new or restored: it ends where the files end now. From then on a missing end file is a fault.
  Result<void> begin_end();

  Result<std::uint64_t> write(TrailRow row) override;
  Result<void> sync() override;
  // Nothing goes while there are rows of fewer than seven days of the last month: then the clock may be wrong.
  Result<void> forget_old(Instant now) override;
  std::vector<std::int32_t> days() const override;
  Result<void> walk(std::int32_t day, const See& see) const override;
  TrailLink last() const override;
  Result<std::vector<std::string>> faults() const override;

 private:
  Result<void> take_turn();  // until end_turn() no other process writes
  void end_turn();
  TrailLink highest() const;  // in the files
  Result<void> catch_up();    // with what others wrote
  Result<void> open_day(std::int32_t day);
  Result<std::uint64_t> append(TrailRow& row);
  Result<void> raise_end(const TrailLink& last, std::uint64_t first);
  std::filesystem::path file_of(std::int32_t day) const;

  std::filesystem::path folder_;
  std::filesystem::path end_file_;
  SecretKey key_;

  mutable std::mutex mutex_;
  std::unique_ptr<Descriptor> lock_;
  bool has_turn_ = false;
  bool is_caught_up_ = false;
  bool end_was_missing_ = false;
  TrailLink link_;    // the next row follows it
  TrailLink synced_;  // is on the disk, and the end file says so
  std::int32_t day_ = 0;
  std::shared_ptr<Descriptor> file_;                   // of day_
  std::vector<std::shared_ptr<Descriptor>> unsynced_;  // written to since the last sync
};

}  // namespace dangol
