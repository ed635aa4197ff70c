#include "storage/backup_file.h"

#include <fmt/format.h>
#include <sodium.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

#include "storage/durable_file.h"
#include "storage/journal_check.h"
#include "storage/scrubbing_vfs.h"
#include "storage/sqlite_error.h"

namespace dangol {
namespace {

constexpr std::string_view magic = "dangol backup 1\n";
constexpr std::size_t hash_bytes = 32;
constexpr std::size_t trailer_bytes = 16 + 8 + hash_bytes;

const Error not_a_backup{ErrorCode::unavailable, "the file is not a whole Dangol backup: take another one"};

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

Error disk_error(std::string_view doing) {
  return {ErrorCode::unavailable,
          fmt::format("cannot {}: check the disk and the folder's permissions ({})", doing, std::strerror(errno))};
}

// A file under a name that nobody takes for whole; that name goes in any case.
class Unfinished {
 public:
  explicit Unfinished(std::filesystem::path file) : file_(std::move(file)) {}
  ~Unfinished() {
    std::error_code ignored;
    std::filesystem::remove(file_, ignored);
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  const std::filesystem::path& path() const { return file_; }
  // Gives the file its name, unless that is taken.
  Result<void> finish(const std::filesystem::path& name) {
    const bool linked = ::link(file_.c_str(), name.c_str()) == 0;
    if ((!linked && errno == EEXIST) || (!linked && ::access(name.c_str(), F_OK) == 0)) {
      return Error{ErrorCode::conflict, "the file exists already and is not overwritten: name another"};
    }
    // A memory stick's file system knows no links.
    if (!linked && ::rename(file_.c_str(), name.c_str()) != 0) return disk_error("name the new file");
    return sync_folder(name.has_parent_path() ? name.parent_path() : std::filesystem::path("."));
  }

 private:
  std::filesystem::path file_;
};

Result<void> copy_database(JournalReader& reader, const std::filesystem::path& file) {
  auto copy = Database::open(file.string(), Database::Mode::create, scrubbing_vfs(""));
  if (!copy) return copy.error();
  if (auto set = copy->execute("PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF", "write the backup"); !set)
    return set;
  sqlite3_backup* copying = sqlite3_backup_init(copy->get(), "main", reader.database().get(), "main");
  if (copying == nullptr) return copy->error(sqlite3_errcode(copy->get()), "start the backup");
  const int stepped = sqlite3_backup_step(copying, -1);  // one view of the journal; in WAL mode the writer goes on
  const int finished = sqlite3_backup_finish(copying);
  if (stepped != SQLITE_DONE || finished != SQLITE_OK) {
    return copy->error(finished != SQLITE_OK ? finished : stepped, "write the backup");
  }
  return copy->execute("PRAGMA journal_mode = DELETE", "finish the backup");  // one file, without a log beside it
}

// Hashes `size` bytes of `from` (all, when negative), also copying them when `to` is given.
Result<std::array<unsigned char, hash_bytes>> hash_bytes_of(std::FILE* from, std::int64_t size, std::FILE* to) {
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, hash_bytes);
  std::vector<unsigned char> chunk(1 << 20);
  while (size != 0) {
    const std::size_t wanted = size < 0 ? chunk.size() : std::min(chunk.size(), static_cast<std::size_t>(size));
    const std::size_t got = std::fread(chunk.data(), 1, wanted, from);
    if (got == 0 && std::ferror(from) != 0) return disk_error("read the backup");
    if (got == 0 && size > 0) return not_a_backup;
    if (got == 0) break;
    crypto_generichash_update(&state, chunk.data(), got);
    if (to != nullptr && std::fwrite(chunk.data(), 1, got, to) != got) return disk_error("write the journal");
    if (size > 0) size -= static_cast<std::int64_t>(got);
  }
  std::array<unsigned char, hash_bytes> hash;
  crypto_generichash_final(&state, hash.data(), hash.size());
  return hash;
}

std::string trailer_of(std::uint64_t size, const std::array<unsigned char, hash_bytes>& hash) {
  std::string trailer(magic);
  for (int i = 0; i < 8; ++i) trailer += static_cast<char>(size >> (8 * i));
  trailer.append(reinterpret_cast<const char*>(hash.data()), hash.size());
  return trailer;
}

Result<void> add_trailer(const std::filesystem::path& file) {
  const File opened(std::fopen(file.c_str(), "rb"));
  if (!opened) return disk_error("read the backup");
  auto hash = hash_bytes_of(opened.get(), -1, nullptr);
  if (!hash) return hash.error();
  const std::uint64_t size = std::filesystem::file_size(file);
  return append_to_file(file, size, trailer_of(size, *hash), "backup");
}

// Checks the trailer, and copies what it speaks of to `to` when that is given.
Result<void> read_back(const std::filesystem::path& file, std::FILE* to) {
  const File opened(std::fopen(file.c_str(), "rb"));
  if (!opened && errno == ENOENT) return Error{ErrorCode::not_found, "there is no such backup file: check its name"};
  if (!opened) return disk_error("open the backup");
  std::error_code failed;
  const std::uint64_t whole = std::filesystem::file_size(file, failed);
  if (failed || whole < trailer_bytes) return not_a_backup;
  auto hash = hash_bytes_of(opened.get(), static_cast<std::int64_t>(whole - trailer_bytes), to);
  if (!hash) return hash.error();
  std::string trailer(trailer_bytes, '\0');
  if (std::fread(trailer.data(), 1, trailer.size(), opened.get()) != trailer.size()) return not_a_backup;
  if (trailer == trailer_of(whole - trailer_bytes, *hash)) return {};
  return not_a_backup;
}

Result<void> check_copy(const std::filesystem::path& database_file,
                        const std::function<Result<void>(JournalReader&)>& accept) {
  auto reader = JournalReader::open(database_file.string(), scrubbing_vfs(""));
  if (!reader) return reader.error();
  auto report = check_journal(**reader, nullptr);
  if (!report) return report.error();
  if (report->problems.empty()) return accept ? accept(**reader) : Result<void>();
  return Error{ErrorCode::unavailable, "the copy of the journal is damaged: " + report->problems.front()};
}

}  // namespace

Result<void> write_backup(JournalReader& reader, const std::filesystem::path& file) {
  std::error_code ignored;
  if (std::filesystem::exists(file, ignored)) {
    return Error{ErrorCode::conflict, "the backup file exists already and is not overwritten: name another"};
  }
  Unfinished unfinished(file.string() + ".unfinished");
  if (auto made = write_new_file(unfinished.path(), "", "unfinished backup"); !made) return made;
  if (auto copied = copy_database(reader, unfinished.path()); !copied) return copied;
  if (auto checked = check_copy(unfinished.path(), nullptr); !checked) return checked;
  if (auto added = add_trailer(unfinished.path()); !added) return added;
  if (auto whole = read_back(unfinished.path(), nullptr); !whole) return whole;
  return unfinished.finish(file);
}

Result<void> unpack_backup(const std::filesystem::path& file, const std::filesystem::path& database_file,
                           const std::function<Result<void>(JournalReader&)>& accept) {
  Unfinished unfinished(database_file.string() + ".unfinished");
  std::error_code ignored;
  std::filesystem::remove(unfinished.path(), ignored);
  if (auto made = write_new_file(unfinished.path(), "", "restored journal"); !made) return made;
  {
    const File to(std::fopen(unfinished.path().c_str(), "wb"));
    if (!to) return disk_error("write the journal");
    if (auto copied = read_back(file, to.get()); !copied) return copied;
    if (std::fflush(to.get()) != 0) return disk_error("write the journal");
  }
  if (auto synced = sync_file(unfinished.path(), "restored journal"); !synced) return synced;
  if (auto checked = check_copy(unfinished.path(), accept); !checked) return checked;
  return unfinished.finish(database_file);
}

}  // namespace dangol
