#include "shop/snapshot_loader.h"

#include <algorithm>
#include <utility>

#include "shop/snapshot.h"

namespace dangol {
namespace {

constexpr std::size_t parts_a_batch = 512;
constexpr std::size_t batches_waiting = 16;

}  // namespace

SnapshotLoader::~SnapshotLoader() { join(); }

Result<void> SnapshotLoader::add(CustomerId customer, std::string_view body) {
  filling_.bodies += body;
  filling_.parts.push_back({customer, filling_.bodies.size()});
  if (filling_.parts.size() < parts_a_batch) return {};
  hand_over();
  return outcome();
}

Result<void> SnapshotLoader::finish() {
  if (!filling_.parts.empty()) hand_over();
  join();
  return outcome();
}

void SnapshotLoader::hand_over() {
  if (threads_.size() < std::max(1U, std::thread::hardware_concurrency())) {
    threads_.emplace_back([this] { work(); });
  }
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return waiting_.size() < batches_waiting; });
  waiting_.push_back(std::exchange(filling_, {}));
  changed_.notify_all();
}

void SnapshotLoader::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    const Batch batch = std::move(waiting_.front());
    waiting_.pop_front();
    changed_.notify_all();
    if (!result_) continue;  // what is left of a damaged snapshot is not worth reading
    lock.unlock();
    auto decoded = decode(batch);
    lock.lock();
    if (!decoded && result_) result_ = std::move(decoded);
  }
}

Result<void> SnapshotLoader::decode(const Batch& batch) {
  std::vector<RestoredCustomer> restored;
  restored.reserve(batch.parts.size());
  std::size_t begin = 0;
  for (const Part& part : batch.parts) {
    auto one =
        decode_customer_snapshot(part.customer, std::string_view(batch.bodies).substr(begin, part.end - begin), keys_);
    if (!one) return one.error();
    restored.push_back(std::move(*one));
    begin = part.end;
  }
  const std::scoped_lock lock(memory_mutex_);
  for (RestoredCustomer& each : restored) {
    keys_.keep(each.customer, KeyUse::personal, each.personal_key);
    if (each.sensitive_key) keys_.keep(each.customer, KeyUse::sensitive, *each.sensitive_key);
    if (!memory_.restore(each.customer, std::move(each.memory), each.find_line, each.messages))
      return Error{ErrorCode::unavailable, "a snapshot is damaged; run: dangol verify"};
  }
  return {};
}

Result<void> SnapshotLoader::outcome() {
  const std::scoped_lock lock(mutex_);
  return result_;
}

void SnapshotLoader::join() {
  {
    const std::scoped_lock lock(mutex_);
    closing_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

}  // namespace dangol
