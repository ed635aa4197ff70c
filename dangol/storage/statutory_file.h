// The StatutoryStore on disk: sealed records in FILE.db, each with the key of its last day, and in FILE.key the secret
// from which those keys come (events/key_chain.h). Both lie beside the shop's key, not in the journal: neither backups
// nor the counter's program read them, and a journal that is restored does not lose them.
#pragma once

#include <filesystem>
#include <mutex>

#include "events/statutory_store.h"

namespace dangol {

class StatutoryFile final : public StatutoryStore {
 public:
  enum class Use : std::uint8_t { read, write };

  // `file` without an ending. Nothing is made before something is kept; for Use::read nothing ever is: `unavailable`.
  StatutoryFile(std::filesystem::path file, Use use) : file_(std::move(file)), use_(use) {}

  Result<void> keep(std::span<const StatutoryRecord> records, std::int32_t today) override;
  // `unavailable` when a file is damaged, or one of the two is missing.
  Result<std::vector<StatutoryRecord>> read() const override;
  Result<StatutorySummary> summary() const override;
  Result<void> destroy_before(std::int32_t today) override;

 private:
  std::filesystem::path database() const { return file_.string() + ".db"; }
  std::filesystem::path secret() const { return file_.string() + ".key"; }

  std::filesystem::path file_;
  Use use_;
  mutable std::mutex mutex_;  // of this process; only one has the shop open to write
};

}  // namespace dangol
