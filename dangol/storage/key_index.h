// Finds an event by its idempotency key, at the speed of appending.
//
// A b-tree on (bucket, customer, key) gets its keys in random order, so that each event of a bulk import dirties a page
// of its own: measured, that is 7 us an event at 500,000 events and 18 us at two million, against 2 us for the event
// itself. So keys are first held in memory (RecentKeys) and merged into the table event_key behind the appends, in key
// order and a slice with each commit, so that one page takes many keys. meta.indexed_upto says up to which position
// event_key is whole; opening reads the events after it into memory again. Merging a slice twice changes nothing.
#pragma once

#include <shared_mutex>
#include <vector>

#include "storage/database.h"
#include "storage/recent_keys.h"

namespace dangol {

class KeyIndex {
 public:
  // How many keys are merged together, at least. 65,536: 4 MB of memory and 30 ms at opening.
  static constexpr std::size_t default_merge = 65'536;

  // Reads meta.indexed_upto and the keys of the events after it. `database` must outlive the index.
  Result<void> open(Database& database, std::size_t smallest_merge);

  // The position of the event of the same bucket, customer and key; 0 when there is none.
  Result<Position> find(const Entry& entry);
  void add(const Entry& entry, Position position);

  // To be called within each appending transaction: merges some keys for each of the `appended` ones.
  Result<void> merge_some(std::size_t appended);
  void committed();
  void rolled_back();

  // Positions of the customer's events among the recent ones, ascending, appended to `positions`; any thread.
  void find_recent(Bucket bucket, CustomerId customer, std::vector<Position>& positions) const;
  // The events at `positions` (ascending) are gone; also from what is being merged.
  void forget(Bucket bucket, CustomerId customer, const std::vector<Position>& positions);

 private:
  void start_merge();
  std::size_t merge_threshold() const;

  Database* database_ = nullptr;
  std::size_t smallest_merge_ = default_merge;
  Statement find_, insert_, note_;

  mutable std::shared_mutex mutex_;  // the writer changes recent_ under it; other threads read it under it
  RecentKeys recent_;
  std::size_t committed_size_ = 0;  // of recent_

  Position indexed_upto_ = 0;
  std::vector<EventKey> merging_;  // sorted; empty: no merge is under way
  std::size_t merged_ = 0;
  std::size_t committed_merged_ = 0;
  Position merging_upto_ = 0;
};

}  // namespace dangol
