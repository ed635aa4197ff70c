#include "storage/scrubbing_vfs.h"

#include <sqlite3.h>

#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "storage/forwarding_file.h"

namespace dangol {
namespace {

struct ScrubbingFile {
  sqlite3_file base;
  sqlite3_file* real;
};

unsigned be16(const std::uint8_t* at) { return static_cast<unsigned>(at[0]) << 8 | at[1]; }

// Pages of the first four billion bytes times 32 only: an overflow or free page begins with a page number, and one of
// 2^25 or more could begin with a byte that looks like a b-tree page's type.
constexpr sqlite3_int64 largest_page_number = 1 << 25;

bool is_b_tree(std::uint8_t type) { return type == 2 || type == 5 || type == 10 || type == 13; }

// Where the unused middle of the page begins and how long it is; 0 long when the page is not a b-tree's
// (https://www.sqlite.org/fileformat2.html, section 1.6).
struct Gap {
  std::size_t begin = 0;
  std::size_t size = 0;
};

Gap gap_of(const std::uint8_t* page, std::size_t size, sqlite3_int64 at) {
  if (size < 512 || (size & (size - 1)) != 0 || at % static_cast<sqlite3_int64>(size) != 0) return {};
  if (at / static_cast<sqlite3_int64>(size) >= largest_page_number) return {};
  const std::size_t header = at == 0 ? 100 : 0;
  const std::uint8_t type = page[header];
  if (!is_b_tree(type)) return {};
  const std::size_t cells = be16(page + header + 3);
  const std::size_t content = be16(page + header + 5) == 0 ? 65536 : be16(page + header + 5);
  const std::size_t begin = header + (type < 10 ? 12 : 8) + 2 * cells;
  if (content > size || begin > content) return {};
  return {begin, content - begin};
}

int write_scrubbed(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
  using Forward = ForwardingFile<ScrubbingFile>;
  const auto* page = static_cast<const std::uint8_t*>(from);
  const auto bytes = static_cast<std::size_t>(size);
  const Gap gap = gap_of(page, bytes, at);
  if (gap.size == 0) return Forward::write(file, from, size, at);
  thread_local std::vector<std::uint8_t> copy;
  copy.assign(page, page + bytes);
  std::memset(copy.data() + gap.begin, 0, gap.size);
  return Forward::write(file, copy.data(), size, at);
}

const sqlite3_io_methods plain_methods = ForwardingFile<ScrubbingFile>::methods();
const sqlite3_io_methods scrubbing_methods = [] {
  sqlite3_io_methods methods = ForwardingFile<ScrubbingFile>::methods();
  methods.xWrite = write_scrubbed;
  return methods;
}();

sqlite3_vfs* below(sqlite3_vfs* vfs) { return static_cast<sqlite3_vfs*>(vfs->pAppData); }

int open_scrubbing(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  auto& self = *reinterpret_cast<ScrubbingFile*>(file);
  self.base.pMethods = nullptr;
  self.real = reinterpret_cast<sqlite3_file*>(&self + 1);
  std::memset(static_cast<void*>(self.real), 0, static_cast<std::size_t>(below(vfs)->szOsFile));
  const int code = below(vfs)->xOpen(below(vfs), name, self.real, flags, out_flags);
  if (self.real->pMethods != nullptr) {
    self.base.pMethods = (flags & SQLITE_OPEN_MAIN_DB) != 0 ? &scrubbing_methods : &plain_methods;
  }
  return code;
}

int delete_scrubbed(sqlite3_vfs* vfs, const char* name, int sync_folder) {
  return below(vfs)->xDelete(below(vfs), name, sync_folder);
}
int access_file(sqlite3_vfs* vfs, const char* name, int flags, int* out) {
  return below(vfs)->xAccess(below(vfs), name, flags, out);
}
int full_path(sqlite3_vfs* vfs, const char* name, int size, char* out) {
  return below(vfs)->xFullPathname(below(vfs), name, size, out);
}

struct Shim {
  std::string name;
  sqlite3_vfs vfs{};
};

}  // namespace

std::string scrubbing_vfs(const std::string& below_name) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<Shim>> shims;
  const std::lock_guard lock(mutex);
  auto& shim = shims[below_name];
  sqlite3_vfs* base = sqlite3_vfs_find(below_name.empty() ? nullptr : below_name.c_str());
  if (base == nullptr) return below_name;  // opening will say so
  if (shim) {
    shim->vfs.pAppData = base;  // a test's VFS may have been registered anew
    return shim->name;
  }
  shim = std::make_unique<Shim>();
  shim->name = "dangol-scrubbing" + (below_name.empty() ? "" : "-" + below_name);
  shim->vfs = *base;  // the calls that are about no file need nothing of ours
  shim->vfs.zName = shim->name.c_str();
  shim->vfs.pNext = nullptr;
  shim->vfs.pAppData = base;
  shim->vfs.szOsFile = static_cast<int>(sizeof(ScrubbingFile)) + base->szOsFile;
  shim->vfs.xOpen = open_scrubbing;
  shim->vfs.xDelete = delete_scrubbed;
  shim->vfs.xAccess = access_file;
  shim->vfs.xFullPathname = full_path;
  sqlite3_vfs_register(&shim->vfs, 0);
  return shim->name;
}

}  // namespace dangol
