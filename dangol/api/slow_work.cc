#include "api/slow_work.h"

namespace dangol {

SlowWork::SlowWork(unsigned threads, std::size_t most_waiting) : most_waiting_(most_waiting) {
  for (unsigned each = 0; each < threads; ++each) threads_.emplace_back([this] { serve(); });
}

SlowWork::~SlowWork() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  arrived_.notify_all();
  for (std::thread& each : threads_) each.join();
}

bool SlowWork::submit(std::function<void()> work) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || waiting_.size() >= most_waiting_) return false;
    waiting_.push_back(std::move(work));
  }
  arrived_.notify_one();
  return true;
}

void SlowWork::serve() {
  std::unique_lock lock(mutex_);
  for (;;) {
    arrived_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    auto work = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    work();
    work = nullptr;  // what it holds goes before the next one waits for it
    lock.lock();
  }
}

}  // namespace dangol
