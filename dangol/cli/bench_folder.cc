#include "cli/bench_folder.h"

#include <fmt/format.h>
#include <unistd.h>

#include "shop/snapshot.h"

namespace dangol {

BenchFolder::BenchFolder() : path_(std::filesystem::temp_directory_path() / fmt::format("dangol-bench-{}", getpid())) {}

BenchFolder::~BenchFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Result<void> store_shop(const ShopMemory& memory, ShopFolder& folder) {
  Codec codec(folder.keys());
  std::vector<CustomerSnapshot> all;
  all.reserve(memory.customers().size());
  for (const auto& [id, each] : memory.customers()) {
    all.push_back({bench_bucket, id, encode_customer_snapshot(id, each, memory.outbox(), folder.keys())});
  }
  // One real event carries the position up to which the snapshot reaches.
  const auto entry = codec.encode({bench_bucket, {}, {}, {}, memory.settings().founded});
  if (!entry) return entry.error();
  const auto appended = folder.journal().append({&*entry, 1});
  if (!appended) return appended.error();
  return folder.journal().save_snapshot(appended->front().position, encode_shop_snapshot(memory, codec), all);
}

}  // namespace dangol
