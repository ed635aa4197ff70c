// Guests who are not seen any more are erased when the shop's time for keeping them is over (PIPA 21(1)).
//
//   RetentionKeeper keeper(shop);
//   keeper.start();         in the background, each hour        (dangol serve)
#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

#include "shop/shop.h"

namespace dangol {

// A shop may be closed for a month; a clock that is further off than that is more likely wrong.
inline constexpr date::days longest_silence_of_all{45};

// By the shop's own setting; how many went. Nobody when it keeps guests until they ask.
Result<std::size_t> erase_whose_time_is_over(Shop& shop, const std::stop_token& stop = {});

class RetentionKeeper {
 public:
  explicit RetentionKeeper(Shop& shop) : shop_(shop) {}  // which must outlive it
  ~RetentionKeeper();                                    // waits for the guest in hand

  void start();

 private:
  void run();

  Shop& shop_;
  std::stop_source stopping_;
  std::mutex mutex_;
  std::condition_variable_any due_;
  std::thread thread_;
};

}  // namespace dangol
