// A few threads for what takes long (hashing a PIN, reading a whole history), so that it never holds up the screens.
// What waits is bounded: beyond that the caller is told to come back.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace dangol {

class SlowWork {
 public:
  SlowWork(unsigned threads, std::size_t most_waiting);
  ~SlowWork();  // finishes what was accepted
  SlowWork(const SlowWork&) = delete;
  SlowWork& operator=(const SlowWork&) = delete;

  // False when too much waits already: `work` will not be done.
  bool submit(std::function<void()> work);

 private:
  void serve();

  std::size_t most_waiting_;
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<std::function<void()>> waiting_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace dangol
