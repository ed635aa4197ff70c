#include "storage/key_index.h"

#include <algorithm>
#include <cstring>
#include <mutex>

#include "storage/entry_row.h"

namespace dangol {
namespace {

// A merge touches most pages of a large table once, so the larger the table, the more keys must share the cost:
// a quarter of it, within what memory (60 bytes a key) and the time to open (0.3 us a key) allow.
constexpr std::size_t largest_merge = 524'288;
// Two old keys for each new one: a merge of n keys is done before n / 2 new ones have come.
constexpr std::size_t merged_per_append = 2;

}  // namespace

Result<void> KeyIndex::open(Database& database, std::size_t smallest_merge) {
  database_ = &database;
  smallest_merge_ = smallest_merge;
  auto find = database.prepare("SELECT position FROM event_key WHERE bucket = ?1 AND customer_id = ?2 AND dedup = ?3");
  auto insert = database.prepare(
      "INSERT INTO event_key (bucket, customer_id, dedup, position) VALUES (?1, ?2, ?3, ?4) "
      "ON CONFLICT (bucket, customer_id, dedup) DO NOTHING");
  auto note = database.prepare(
      "INSERT INTO meta (name, number, bytes) VALUES ('indexed_upto', ?1, ?2) "
      "ON CONFLICT (name) DO UPDATE SET number = excluded.number");
  auto upto = database.prepare("SELECT number FROM meta WHERE name = 'indexed_upto'");
  auto rest =
      database.prepare("SELECT position, bucket, customer_id, dedup FROM event WHERE position > ?1 ORDER BY position");
  for (auto* each : {&find, &insert, &note, &upto, &rest}) {
    if (!*each) return each->error();
  }
  find_ = std::move(*find);
  insert_ = std::move(*insert);
  note_ = std::move(*note);
  if (upto->step() == SQLITE_ROW) indexed_upto_ = upto->natural(0);
  rest->bind(1, indexed_upto_);
  int code = SQLITE_OK;
  while ((code = rest->step()) == SQLITE_ROW) {
    EventKey key{{rest->natural(1)}, {rest->natural(2)}, {}, rest->natural(0)};
    const std::string_view dedup = rest->blob(3);
    if (dedup.size() == key.key.bytes.size()) std::memcpy(key.key.bytes.data(), dedup.data(), dedup.size());
    recent_.add(key);
  }
  if (code != SQLITE_DONE) return database.error(code, "read the journal's last events");
  committed_size_ = recent_.size();
  return {};
}

Result<Position> KeyIndex::find(const Entry& entry) {
  if (const auto position = recent_.find(entry)) return *position;
  if (indexed_upto_ == 0) return Position{0};
  find_.bind(1, entry.bucket.value);
  find_.bind(2, entry.customer.value);
  find_.bind_blob(3, bytes_of(entry.key));
  const int code = find_.step();
  const Position position = code == SQLITE_ROW ? find_.natural(0) : 0;
  find_.reset();
  if (code != SQLITE_ROW && code != SQLITE_DONE) return database_->error(code, "look an event up");
  return position;
}

void KeyIndex::add(const Entry& entry, Position position) {
  const std::unique_lock lock(mutex_);
  recent_.add({entry.bucket, entry.customer, entry.key, position});
}

std::size_t KeyIndex::merge_threshold() const {
  return std::clamp<std::size_t>(indexed_upto_ / 4, smallest_merge_, largest_merge);
}

void KeyIndex::start_merge() {
  merging_.assign(recent_.keys().begin(), recent_.keys().begin() + static_cast<std::ptrdiff_t>(committed_size_));
  merging_upto_ = merging_.back().position;
  std::sort(merging_.begin(), merging_.end());
  merged_ = committed_merged_ = 0;
}

Result<void> KeyIndex::merge_some(std::size_t appended) {
  if (merging_.empty() && committed_size_ >= merge_threshold()) start_merge();
  if (merging_.empty()) return {};
  const std::size_t end = std::min(merging_.size(), merged_ + appended * merged_per_append);
  for (; merged_ < end; ++merged_) {
    const EventKey& key = merging_[merged_];
    insert_.bind(1, key.bucket.value);
    insert_.bind(2, key.customer.value);
    insert_.bind_blob(3, bytes_of(key.key));
    insert_.bind(4, key.position);
    if (const int code = insert_.run(); code != SQLITE_DONE) return database_->error(code, "index an event");
  }
  if (merged_ < merging_.size()) return {};
  note_.bind(1, merging_upto_);
  note_.bind_blob(2, "");
  if (const int code = note_.run(); code != SQLITE_DONE) return database_->error(code, "index the events");
  return {};
}

void KeyIndex::committed() {
  committed_merged_ = merged_;
  if (!merging_.empty() && merged_ == merging_.size()) {
    const std::unique_lock lock(mutex_);
    recent_.remove_upto(merging_upto_);
    indexed_upto_ = merging_upto_;
    merging_ = {};
    merged_ = committed_merged_ = 0;
  }
  committed_size_ = recent_.size();
}

void KeyIndex::rolled_back() {
  merged_ = committed_merged_;
  const std::unique_lock lock(mutex_);
  recent_.shrink(committed_size_);
}

void KeyIndex::find_recent(Bucket bucket, CustomerId customer, std::vector<Position>& positions) const {
  const std::shared_lock lock(mutex_);
  for (const EventKey& each : recent_.keys()) {
    if (each.customer == customer && each.bucket == bucket) positions.push_back(each.position);
  }
}

void KeyIndex::forget(Bucket bucket, CustomerId customer, const std::vector<Position>& positions) {
  const std::unique_lock lock(mutex_);
  recent_.remove(bucket, customer, positions);
  committed_size_ = recent_.size();
  const auto is_gone = [&](const EventKey& each) {
    return each.customer == customer && each.bucket == bucket &&
           std::binary_search(positions.begin(), positions.end(), each.position);
  };
  const auto merged_end = merging_.begin() + static_cast<std::ptrdiff_t>(merged_);
  merged_ -= static_cast<std::size_t>(std::count_if(merging_.begin(), merged_end, is_gone));
  committed_merged_ = merged_;
  std::erase_if(merging_, is_gone);
  if (merging_.empty()) merged_ = committed_merged_ = 0;
}

}  // namespace dangol
