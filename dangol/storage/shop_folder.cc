#include "storage/shop_folder.h"

#include <mutex>
#include <shared_mutex>

#include "base/time.h"
#include "storage/backup_file.h"
#include "storage/durable_file.h"
#include "storage/erasure_ledger.h"
#include "storage/journal_check.h"
#include "storage/key_file.h"
#include "storage/read_only_journal.h"
#include "storage/sqlite_journal.h"
#include "storage/statutory_file.h"
#include "storage/trail_files.h"

namespace dangol {
namespace {

// Kept in the journal sealed with the shop's key: it opens only with the right one.
constexpr std::string_view probe_name = "key_probe";
constexpr std::string_view probe_text = "this journal's key";
constexpr std::uint64_t probe_binding = 0;

const Error other_key{ErrorCode::unavailable, "the key is another shop's: name the right one with --key-file"};
const Error no_shop{ErrorCode::not_found,
                    "there is no shop in this folder: make one with dangol new, or name another folder"};

std::filesystem::path journal_file(const ShopPaths& paths) { return paths.folder / "journal.db"; }
std::filesystem::path key_file(const ShopPaths& paths) {
  return paths.key_file.empty() ? paths.folder / "shop.key" : paths.key_file;
}
std::filesystem::path ledger_file(const ShopPaths& paths) { return key_file(paths).string() + ".erased"; }
std::filesystem::path statutory_file(const ShopPaths& paths) { return key_file(paths).string() + ".statutory"; }

// Beside the key, so that a journal that is restored elsewhere goes on with it.
TrailFiles trail_of(const ShopPaths& paths, const KeyRing& keys) {
  return {key_file(paths).string() + ".trail", paths.folder / "trail.end", keys.fingerprint_key()};
}

Result<void> check_probe(const std::string& probe, const SecretKey& key) {
  auto opened = open_sealed(probe, probe_binding, key);
  return opened && *opened == probe_text ? Result<void>() : Result<void>(other_key);
}

class SqliteShopFolder final : public ShopFolder {
 public:
  SqliteShopFolder(std::unique_ptr<SqliteJournal> journal, const SecretKey& key, ErasureLedger ledger, ShopPaths paths)
      : journal_(std::move(journal)),
        keys_(key),
        ledger_(std::move(ledger)),
        statutory_(statutory_file(paths), StatutoryFile::Use::write),
        trail_(trail_of(paths, keys_)),
        paths_(std::move(paths)) {}

  // A journal without events gets the probe; every other must have the right one.
  Result<void> bind_to_key() {
    auto probe = journal_->meta(probe_name);
    auto last = journal_->last();
    if (!probe || !last) return !probe ? probe.error() : last.error();
    if (!probe->empty() || *last != 0) return check_probe(*probe, keys_.shop_key());
    return journal_->set_meta(probe_name, seal(probe_text, probe_binding, keys_.shop_key()));
  }

  Result<void> replay_ledger() {
    for (const auto& [bucket, customer] : ledger_.customers()) {
      auto held = journal_->holds(bucket, customer);
      if (!held) return held.error();
      if (!*held) continue;
      if (auto erased = journal_->erase(bucket, customer, {}); !erased) return erased.error();
    }
    return {};
  }

  Journal& journal() override { return *journal_; }
  KeyRing& keys() override { return keys_; }
  StatutoryStore& statutory() override { return statutory_; }
  Trail& trail() override { return trail_; }

  Result<std::uint64_t> erase(Bucket bucket, CustomerId customer) override {
    {
      const std::unique_lock lock(ledger_mutex_);
      if (auto added = ledger_.add(bucket, customer, SystemClock().now()); !added) return added.error();
    }
    keys_.forget(customer);
    return journal_->erase(bucket, customer, {});
  }

  bool was_erased(CustomerId customer) const override {
    const std::shared_lock lock(ledger_mutex_);
    return ledger_.has(customer);
  }

  Result<void> backup(const std::filesystem::path& file) override { return backup_shop(paths_, file); }

 private:
  std::unique_ptr<SqliteJournal> journal_;
  KeyRing keys_;
  mutable std::shared_mutex ledger_mutex_;
  ErasureLedger ledger_;
  StatutoryFile statutory_;
  TrailFiles trail_;
  ShopPaths paths_;
};

class ReadOnlyShopFolder final : public ShopFolder {
 public:
  ReadOnlyShopFolder(std::unique_ptr<JournalReader> reader, const SecretKey& key, ErasureLedger ledger, ShopPaths paths)
      : journal_(std::move(reader), ledger.customers()),
        keys_(key),
        ledger_(std::move(ledger)),
        statutory_(statutory_file(paths), StatutoryFile::Use::read),
        trail_(trail_of(paths, keys_)),
        paths_(std::move(paths)) {}

  Journal& journal() override { return journal_; }
  KeyRing& keys() override { return keys_; }
  StatutoryStore& statutory() override { return statutory_; }
  Trail& trail() override { return trail_; }
  Result<std::uint64_t> erase(Bucket bucket, CustomerId customer) override {
    return journal_.erase(bucket, customer, {});
  }
  bool was_erased(CustomerId customer) const override { return ledger_.has(customer); }
  Result<void> backup(const std::filesystem::path& file) override { return backup_shop(paths_, file); }

 private:
  ReadOnlyJournal journal_;
  KeyRing keys_;
  ErasureLedger ledger_;
  StatutoryFile statutory_;
  TrailFiles trail_;
  ShopPaths paths_;
};

// The folder of a shop that is about to be: what was made of it goes again unless it is kept.
class NewFolder {
 public:
  Result<void> make(const std::filesystem::path& folder) {
    std::error_code failed;
    for (auto each = folder; !each.empty() && !std::filesystem::exists(each, failed); each = each.parent_path()) {
      made_.push_back(each);
    }
    std::filesystem::create_directories(folder, failed);
    if (!failed) return {};
    return Error{ErrorCode::unavailable, "cannot make the shop's folder: check the place (" + failed.message() + ")"};
  }
  void keep() { made_.clear(); }
  NewFolder() = default;
  ~NewFolder() {
    std::error_code in_use;
    for (const auto& each : made_) std::filesystem::remove(each, in_use);
  }
  NewFolder(const NewFolder&) = delete;
  NewFolder& operator=(const NewFolder&) = delete;

 private:
  std::vector<std::filesystem::path> made_;  // the innermost first
};

Result<std::unique_ptr<ShopFolder>> start(Result<std::unique_ptr<SqliteJournal>> journal, const ShopPaths& paths,
                                          const SecretKey& key) {
  if (!journal) return journal.error();
  auto ledger = ErasureLedger::open(ledger_file(paths));
  if (!ledger) return ledger.error();
  auto folder = std::make_unique<SqliteShopFolder>(std::move(*journal), key, std::move(*ledger), paths);
  if (auto bound = folder->bind_to_key(); !bound) return bound.error();
  if (auto replayed = folder->replay_ledger(); !replayed) return replayed.error();
  return std::unique_ptr<ShopFolder>(std::move(folder));
}

Result<std::unique_ptr<JournalReader>> open_reader(const ShopPaths& paths) {
  if (!is_there(journal_file(paths))) return no_shop;
  return JournalReader::open_anywhere(journal_file(paths).string());
}

// The key of a shop that is there.
Result<SecretKey> key_of(const ShopPaths& paths) {
  if (!is_there(journal_file(paths))) return no_shop;
  std::error_code unreadable;
  if (std::filesystem::file_size(journal_file(paths), unreadable) == 0 && !unreadable) {
    // SQLite would take it for a new database, and a shop that lost everything would look like an empty one.
    return Error{ErrorCode::unavailable,
                 "the journal is empty: restore a backup, or if the shop is new, empty the folder and make it again"};
  }
  auto key = read_key_file(key_file(paths));
  if (!key) return Error{ErrorCode::unavailable, key.error().message};
  return key;
}

Result<void> check_probe_of(JournalReader& reader, const SecretKey& key) {
  const auto probe = reader.meta(probe_name);
  const auto last = reader.last();
  if (!probe || !last) return !probe ? probe.error() : last.error();
  return probe->empty() && *last == 0 ? Result<void>() : check_probe(*probe, key);
}

}  // namespace

Result<std::unique_ptr<ShopFolder>> ShopFolder::create(const ShopPaths& paths) {
  if (is_there(journal_file(paths))) {
    return Error{ErrorCode::conflict, "there is a shop in this folder already: open it, or name another folder"};
  }
  NewFolder folder;
  if (auto made = folder.make(paths.folder); !made) return made.error();
  auto key = read_or_make_key_file(key_file(paths));
  if (!key) return key.error();
  auto shop = start(SqliteJournal::create(journal_file(paths)), paths, *key);
  if (!shop) return shop.error();
  if (auto synced = sync_folder(paths.folder); !synced) return synced.error();
  if (auto begun = trail_of(paths, (*shop)->keys()).begin_end(); !begun) return begun.error();
  folder.keep();
  return shop;
}

Result<std::unique_ptr<ShopFolder>> ShopFolder::open(const ShopPaths& paths) {
  const auto key = key_of(paths);
  if (!key) return key.error();
  return start(SqliteJournal::open(journal_file(paths)), paths, *key);
}

Result<std::unique_ptr<ShopFolder>> ShopFolder::open_to_read(const ShopPaths& paths) {
  const auto key = key_of(paths);
  if (!key) return key.error();
  auto reader = open_reader(paths);
  if (!reader) return reader.error();
  if (auto right = check_probe_of(**reader, *key); !right) return right.error();
  auto ledger = ErasureLedger::open(ledger_file(paths));
  if (!ledger) return ledger.error();
  return std::unique_ptr<ShopFolder>(
      std::make_unique<ReadOnlyShopFolder>(std::move(*reader), *key, std::move(*ledger), paths));
}

Result<void> backup_shop(const ShopPaths& paths, const std::filesystem::path& file) {
  auto reader = open_reader(paths);
  if (!reader) return reader.error();
  return write_backup(**reader, file);
}

Result<void> restore_backup(const std::filesystem::path& file, const ShopPaths& paths) {
  if (is_there(journal_file(paths))) {
    return Error{ErrorCode::conflict,
                 "there is a shop in this folder already and it is not overwritten: name an empty folder"};
  }
  auto key = read_key_file(key_file(paths));
  if (!key) return key.error();
  // A ledger that cannot be read would stop the restored shop from opening, and a second try from restoring.
  if (auto ledger = ErasureLedger::open(ledger_file(paths)); !ledger) return ledger.error();
  NewFolder folder;
  if (auto made = folder.make(paths.folder); !made) return made;
  const auto check_key = [&](JournalReader& copy) -> Result<void> {
    auto probe = copy.meta(probe_name);
    return probe ? check_probe(*probe, *key) : Result<void>(probe.error());
  };
  if (auto unpacked = unpack_backup(file, journal_file(paths), check_key); !unpacked) return unpacked;
  folder.keep();
  auto shop = ShopFolder::open(paths);
  return shop ? trail_of(paths, (*shop)->keys()).begin_end() : Result<void>(shop.error());
}

Result<Verification> verify_shop(const ShopPaths& paths) {
  const auto key = key_of(paths);
  if (!key) return key.error();
  auto reader = open_reader(paths);
  if (!reader) return reader.error();
  auto probe = (*reader)->meta(probe_name);
  if (!probe) return probe.error();
  if (auto right = check_probe(*probe, *key); !right) return right.error();
  KeyRing keys(*key);
  auto verified = check_journal(**reader, &keys);
  if (!verified) return verified;
  auto faults = trail_of(paths, keys).faults();
  if (!faults) return faults.error();
  for (std::string& fault : *faults) verified->problems.push_back("the trail of who saw whom: " + std::move(fault));
  return verified;
}

}  // namespace dangol
