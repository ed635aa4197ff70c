#include "storage/faulty_disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <map>
#include <mutex>
#include <random>
#include <sstream>
#include <thread>
#include <vector>

#include "base/assert.h"
#include "storage/forwarding_file.h"

namespace dangol {
namespace {

constexpr std::size_t sector_bytes = 512;

struct Unsynced {
  std::size_t offset = 0;
  std::string bytes;
  bool truncates = false;  // to `offset`
};

struct Image {
  std::string synced;
  std::vector<Unsynced> unsynced;
};

void overwrite(std::string& image, std::size_t offset, std::string_view bytes) {
  if (image.size() < offset + bytes.size()) image.resize(offset + bytes.size());
  image.replace(offset, bytes.size(), bytes);
}

void apply(std::string& image, const Unsynced& change) {
  if (change.truncates) {
    image.resize(change.offset);
  } else {
    overwrite(image, change.offset, change.bytes);
  }
}

// Some of its sectors reach the disk.
void tear(std::string& image, const Unsynced& change, std::mt19937_64& random) {
  for (std::size_t at = 0; at < change.bytes.size(); at += sector_bytes) {
    if (random() % 2 == 0)
      overwrite(image, change.offset + at, std::string_view(change.bytes).substr(at, sector_bytes));
  }
}

std::string contents(const std::string& file) {
  std::ostringstream out;
  out << std::ifstream(file, std::ios::binary).rdbuf();
  return out.str();
}

}  // namespace

struct FaultyDisk::State {
  std::string name;
  sqlite3_vfs vfs{};
  bool remembers = true;

  mutable std::mutex mutex;
  std::map<std::string, Image> images;
  std::uint64_t operations = 0;
  std::uint64_t fail_at = 0;
  Fault fault = Fault::none;
  bool failed = false;
  bool off = false;
  std::chrono::microseconds sync_delay{0};

  // Counts the operation; what goes wrong with it.
  Fault next() {
    ++operations;
    if (off) return Fault::kill;
    if (failed && fault == Fault::full) return Fault::full;
    if (fault == Fault::none || operations != fail_at) return Fault::none;
    failed = true;
    off = fault == Fault::kill || fault == Fault::power_cut;
    return fault;
  }
};

namespace {

using Disk = FaultyDisk::State;

struct FaultyFile {
  sqlite3_file base;
  sqlite3_file* real;
  Disk* disk;
  const char* path;  // null: a temporary file, which is left alone
};

using ToRealFile = ForwardingFile<FaultyFile>;

Disk& disk_of(sqlite3_vfs* vfs) { return *static_cast<Disk*>(vfs->pAppData); }
sqlite3_vfs* system_vfs() { return sqlite3_vfs_find("unix"); }

void remember(FaultyFile& file, Unsynced change) {
  if (file.disk->remembers) file.disk->images[file.path].unsynced.push_back(std::move(change));
}

int read_file(sqlite3_file* base, void* to, int size, sqlite3_int64 at) {
  auto& file = ToRealFile::self(base);
  {
    const std::lock_guard lock(file.disk->mutex);
    if (file.disk->off) return SQLITE_IOERR_READ;
  }
  return ToRealFile::read(base, to, size, at);
}

int write_file(sqlite3_file* base, const void* from, int size, sqlite3_int64 at) {
  auto& file = ToRealFile::self(base);
  if (file.path == nullptr) return ToRealFile::write(base, from, size, at);
  const std::lock_guard lock(file.disk->mutex);
  const Fault fault = file.disk->next();
  const std::string_view bytes(static_cast<const char*>(from), static_cast<std::size_t>(size));
  const auto offset = static_cast<std::size_t>(at);
  switch (fault) {
    case Fault::io_error:
    case Fault::kill: return SQLITE_IOERR_WRITE;
    case Fault::full: return SQLITE_FULL;
    case Fault::short_write:
      remember(file, {offset, std::string(bytes.substr(0, bytes.size() / 2)), false});
      ToRealFile::write(base, from, size / 2, at);
      return SQLITE_IOERR_WRITE;
    case Fault::power_cut: remember(file, {offset, std::string(bytes), false}); return SQLITE_IOERR_WRITE;
    default: break;
  }
  remember(file, {offset, std::string(bytes), false});
  return ToRealFile::write(base, from, size, at);
}

int truncate_file(sqlite3_file* base, sqlite3_int64 size) {
  auto& file = ToRealFile::self(base);
  if (file.path == nullptr) return ToRealFile::truncate(base, size);
  const std::lock_guard lock(file.disk->mutex);
  const Fault fault = file.disk->next();
  if (fault != Fault::none && fault != Fault::full && fault != Fault::sync_error) return SQLITE_IOERR_TRUNCATE;
  remember(file, {static_cast<std::size_t>(size), {}, true});
  return ToRealFile::truncate(base, size);
}

int sync_file(sqlite3_file* base, int flags) {
  auto& file = ToRealFile::self(base);
  if (file.path == nullptr) return ToRealFile::sync(base, flags);
  std::chrono::microseconds delay;
  {
    const std::lock_guard lock(file.disk->mutex);
    const Fault fault = file.disk->next();
    if (fault != Fault::none && fault != Fault::full) return SQLITE_IOERR_FSYNC;
    delay = file.disk->sync_delay;
    if (file.disk->remembers) {
      Image& image = file.disk->images[file.path];
      for (const Unsynced& change : image.unsynced) apply(image.synced, change);
      image.unsynced.clear();
    }
  }
  if (delay.count() > 0) std::this_thread::sleep_for(delay);
  // What is simulated needs no real one; a measured disk does.
  return file.disk->remembers ? SQLITE_OK : ToRealFile::sync(base, flags);
}

const sqlite3_io_methods faulty_methods = [] {
  sqlite3_io_methods methods = ToRealFile::methods();
  methods.xRead = read_file;
  methods.xWrite = write_file;
  methods.xTruncate = truncate_file;
  methods.xSync = sync_file;
  return methods;
}();

int open_faulty(sqlite3_vfs* vfs, const char* name, sqlite3_file* base, int flags, int* out_flags) {
  Disk& disk = disk_of(vfs);
  auto& file = *reinterpret_cast<FaultyFile*>(base);
  file = {};
  file.real = reinterpret_cast<sqlite3_file*>(&file + 1);
  file.disk = &disk;
  std::memset(static_cast<void*>(file.real), 0, static_cast<std::size_t>(system_vfs()->szOsFile));
  const std::lock_guard lock(disk.mutex);
  if (disk.off) return SQLITE_CANTOPEN;
  const int code = system_vfs()->xOpen(system_vfs(), name, file.real, flags, out_flags);
  if (file.real->pMethods != nullptr) file.base.pMethods = &faulty_methods;
  const int followed = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL;
  if (code == SQLITE_OK && name != nullptr && (flags & followed) != 0) {
    const auto [image, is_new] = disk.images.try_emplace(name);
    if (is_new && disk.remembers) image->second.synced = contents(name);
    file.path = image->first.c_str();  // a map's keys stay where they are
  }
  return code;
}

int delete_faulty(sqlite3_vfs* vfs, const char* name, int sync_folder) {
  Disk& disk = disk_of(vfs);
  const std::lock_guard lock(disk.mutex);
  if (disk.off) return SQLITE_IOERR_DELETE;
  if (const auto at = disk.images.find(name); at != disk.images.end()) at->second = {};
  return system_vfs()->xDelete(system_vfs(), name, disk.remembers ? 0 : sync_folder);
}

}  // namespace

FaultyDisk::FaultyDisk(std::string name, bool remembers) : state_(std::make_unique<State>()) {
  DANGOL_ASSERT(sqlite3_vfs_find(name.c_str()) == nullptr);
  state_->name = std::move(name);
  state_->remembers = remembers;
  state_->vfs = *system_vfs();
  state_->vfs.zName = state_->name.c_str();
  state_->vfs.pNext = nullptr;
  state_->vfs.pAppData = state_.get();
  state_->vfs.szOsFile = static_cast<int>(sizeof(FaultyFile)) + system_vfs()->szOsFile;
  state_->vfs.xOpen = open_faulty;
  state_->vfs.xDelete = delete_faulty;
  sqlite3_vfs_register(&state_->vfs, 0);
}

FaultyDisk::~FaultyDisk() { sqlite3_vfs_unregister(&state_->vfs); }

void FaultyDisk::fail_at(std::uint64_t operation, Fault fault) {
  const std::lock_guard lock(state_->mutex);
  state_->operations = 0;
  state_->fail_at = operation;
  state_->fault = fault;
  state_->failed = false;
}

std::uint64_t FaultyDisk::operations() const {
  const std::lock_guard lock(state_->mutex);
  return state_->operations;
}

bool FaultyDisk::has_failed() const {
  const std::lock_guard lock(state_->mutex);
  return state_->failed;
}

void FaultyDisk::delay_syncs(std::chrono::microseconds delay) {
  const std::lock_guard lock(state_->mutex);
  state_->sync_delay = delay;
}

void FaultyDisk::lose_unsynced(std::uint64_t seed) {
  const std::lock_guard lock(state_->mutex);
  DANGOL_ASSERT(state_->remembers);
  std::mt19937_64 random(seed);
  for (auto& [path, image] : state_->images) {
    if (!std::ifstream(path)) continue;
    for (const Unsynced& change : image.unsynced) {
      const auto choice = random() % 3;
      if (choice == 0) apply(image.synced, change);
      if (choice == 1) tear(image.synced, change, random);
    }
    std::ofstream(path, std::ios::binary | std::ios::trunc) << image.synced;
  }
}

void FaultyDisk::repair() {
  const std::lock_guard lock(state_->mutex);
  // Open files point at the paths: they stay, what is remembered of them begins anew.
  for (auto& [path, image] : state_->images) {
    image = {};
    if (state_->remembers) image.synced = contents(path);
  }
  state_->fault = Fault::none;
  state_->failed = state_->off = false;
}

}  // namespace dangol
