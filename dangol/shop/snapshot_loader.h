// Reads the customers' parts of a snapshot on every core: unsealing them is most of what a start costs.
//
//   SnapshotLoader loader(keys, memory);   loader.add(customer, body); ...   loader.finish();
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "events/key_ring.h"
#include "shop/shop_memory.h"

namespace dangol {

class SnapshotLoader {
 public:
  // Until finish() returns, nobody else may touch `memory`.
  SnapshotLoader(KeyRing& keys, ShopMemory& memory) : keys_(keys), memory_(memory) {}
  ~SnapshotLoader();

  // Waits while the threads are far behind. The first part that cannot be read fails this or a later call.
  Result<void> add(CustomerId customer, std::string_view body);
  // Waits until all of them are in `memory`.
  Result<void> finish();

 private:
  struct Part {
    CustomerId customer;
    std::size_t end;  // in Batch::bodies, where the next one begins
  };
  struct Batch {
    std::string bodies;
    std::vector<Part> parts;
  };

  void hand_over();
  void work();
  Result<void> decode(const Batch& batch);
  Result<void> outcome();
  void join();

  KeyRing& keys_;
  ShopMemory& memory_;
  Batch filling_;
  std::vector<std::thread> threads_;

  std::mutex mutex_;  // guards the three below
  std::deque<Batch> waiting_;
  bool closing_ = false;
  Result<void> result_;
  std::condition_variable changed_;
  std::mutex memory_mutex_;
};

}  // namespace dangol
