// A shop's folder on disk: the journal, the key (or the path of it) and the erasure ledger. What `--shop DIR` names.
//
//   DIR/journal.db            events and snapshots (SQLite)
//   DIR/shop.key              the shop's key; elsewhere with --key-file
//   <key file>.statutory.*    what a law makes the shop keep of who was erased (statutory_file.h)
//   <key file>.trail/         who saw whom (trail_files.h); DIR/trail.end says where it ends
//   <key file>.erased         the erasure ledger: it travels with the key, so that whoever can open a backup knows
//                             who must not come back
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "events/journal.h"
#include "events/key_ring.h"
#include "events/statutory_store.h"
#include "trail/trail.h"

namespace dangol {

struct ShopPaths {
  std::filesystem::path folder;
  std::filesystem::path key_file;  // empty: folder / "shop.key"
};

class ShopFolder {
 public:
  // `conflict` when there is a shop already. The key file is created (mode 0600) unless it exists.
  static Result<std::unique_ptr<ShopFolder>> create(const ShopPaths& paths);
  // `not_found` when there is no shop; `unavailable` when another process holds it, when the key is another shop's, or
  // when the journal is from a newer version. Replays the erasure ledger before anything can be read.
  static Result<std::unique_ptr<ShopFolder>> open(const ShopPaths& paths);
  // The same for looking things up: also while another process has the shop open, on a full disk, and where nothing can
  // be written. Everything that would change something is `unavailable`.
  static Result<std::unique_ptr<ShopFolder>> open_to_read(const ShopPaths& paths);
  virtual ~ShopFolder() = default;

  virtual Journal& journal() = 0;
  virtual KeyRing& keys() = 0;
  virtual StatutoryStore& statutory() = 0;
  virtual Trail& trail() = 0;  // may be written, too, by who only reads the rest

  // Erases the customer from the journal and appends her id to the ledger (ledger first, durable).
  virtual Result<std::uint64_t> erase(Bucket bucket, CustomerId customer) = 0;
  // True when the ledger holds her: an import must not bring her back.
  virtual bool was_erased(CustomerId customer) const = 0;

  // Writes one file that holds the whole journal as of now, then reads it back and verifies it. Works while serving.
  virtual Result<void> backup(const std::filesystem::path& file) = 0;
};

// Like ShopFolder::backup, also while another process has the shop open: it only reads.
Result<void> backup_shop(const ShopPaths& paths, const std::filesystem::path& file);

// Verifies `file`, puts it in place of an absent journal in `paths.folder` and replays the ledger. Never overwrites;
// what was made for a backup that is refused goes again, the folder too.
Result<void> restore_backup(const std::filesystem::path& file, const ShopPaths& paths);

struct Verification {
  std::uint64_t entries = 0;
  std::uint64_t customers = 0;
  std::vector<std::string> problems;  // one sentence each, without personal data; empty: all is well
};

// Works while another process has the shop open. Reads everything: the database's own integrity, each entry's checksum
// and decoding, the index of entries, the snapshot's checksums, the trail's hashes. What the snapshot says:
// shop/snapshot_check.h.
Result<Verification> verify_shop(const ShopPaths& paths);

}  // namespace dangol
