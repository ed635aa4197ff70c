// Who was erased: one line each, "bucket customer milliseconds checksum". It holds nothing else about them and lies
// beside the key, so that whoever can open an old backup also knows who must not come back (docs/backup.md).
#pragma once

#include <filesystem>
#include <set>
#include <unordered_set>
#include <utility>

#include "base/result.h"
#include "base/time.h"
#include "events/journal.h"

namespace dangol {

class ErasureLedger {
 public:
  // Without a file the ledger is empty. A last line that a power cut left incomplete was never acknowledged and is
  // dropped; any other damage is `unavailable`: someone could come back.
  static Result<ErasureLedger> open(std::filesystem::path file);

  // Durable on return. Nothing is written when she is there already.
  Result<void> add(Bucket bucket, CustomerId customer, Instant at);

  using Customers = std::set<std::pair<Bucket, CustomerId>>;
  const Customers& customers() const { return customers_; }
  bool has(CustomerId customer) const { return ids_.contains(customer); }  // in whatever bucket

 private:
  explicit ErasureLedger(std::filesystem::path file) : file_(std::move(file)) {}

  std::filesystem::path file_;
  std::size_t size_ = 0;  // of the whole lines, in bytes
  Customers customers_;
  std::unordered_set<CustomerId> ids_;
};

}  // namespace dangol
