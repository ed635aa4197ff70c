// A folder that goes when a benchmark is over, and a shop put into it at once instead of event by event.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "shop/shop_memory.h"
#include "storage/shop_folder.h"

namespace dangol {

inline constexpr Bucket bench_bucket{1};

class BenchFolder {
 public:
  BenchFolder();
  ~BenchFolder();
  BenchFolder(const BenchFolder&) = delete;
  BenchFolder& operator=(const BenchFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// As a snapshot of what was folded; the keys of its customers are the folder's.
Result<void> store_shop(const ShopMemory& memory, ShopFolder& folder);

}  // namespace dangol
