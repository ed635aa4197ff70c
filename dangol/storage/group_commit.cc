#include "storage/group_commit.h"

#include <atomic>
#include <condition_variable>
#include <iterator>
#include <mutex>
#include <optional>
#include <thread>

namespace dangol {
namespace {

// What is committed together: entries of many callers, each of whom remembers where its own begin.
struct Batch {
  std::vector<Entry> entries;
  struct Callback {
    std::size_t index;
    std::function<void(Result<Appended>)> done;
  };
  std::vector<Callback> callbacks;

  // Written by the leader before `done`, read by the others after it.
  std::vector<Appended> answers;
  std::optional<Error> error;
  std::atomic<int> done = 0;  // an int: waits on its own futex
};

}  // namespace

// The first caller of a batch is its leader: it waits until the batch before is durable, closes its own, commits it and
// wakes the others with one call. So one thread in a batch does the work, and the rest sleep once.
struct GroupCommit::State {
  State(Journal& j, OnDurable callback) : journal(j), on_durable(std::move(callback)) {}

  Journal& journal;
  OnDurable on_durable;

  std::mutex committing;             // held by the leader whose batch is on its way to the disk; taken before `mutex`
  std::mutex mutex;                  // of what follows
  std::shared_ptr<Batch> open;       // takes new entries; null: the next caller makes one and leads it
  std::shared_ptr<Batch> submitted;  // a batch whose leader must be the committer thread
  bool ending = false;
  std::condition_variable wake_committer;
  std::thread committer;  // started by the first submit()

  void lead(const std::shared_ptr<Batch>& batch);
  void commit(Batch& batch);
  void run_committer();
};

void GroupCommit::State::lead(const std::shared_ptr<Batch>& batch) {
  {
    const std::lock_guard turn(committing);
    {
      const std::lock_guard lock(mutex);
      open = nullptr;
    }
    commit(*batch);
  }
  batch->done.store(1, std::memory_order_release);
  batch->done.notify_all();
}

void GroupCommit::State::commit(Batch& batch) {
  auto appended = journal.append(batch.entries);
  if (appended) {
    batch.answers = std::move(*appended);
    if (on_durable) on_durable(batch.entries, batch.answers);
  } else {
    batch.error = appended.error();
  }
  for (const Batch::Callback& each : batch.callbacks) {
    each.done(batch.error ? Result<Appended>(*batch.error) : Result<Appended>(batch.answers[each.index]));
  }
}

void GroupCommit::State::run_committer() {
  std::unique_lock lock(mutex);
  while (true) {
    wake_committer.wait(lock, [&] { return submitted || ending; });
    if (!submitted) return;
    const auto batch = std::exchange(submitted, nullptr);
    lock.unlock();
    lead(batch);
    lock.lock();
  }
}

GroupCommit::GroupCommit(Journal& journal, OnDurable on_durable)
    : state_(std::make_unique<State>(journal, std::move(on_durable))) {}

GroupCommit::~GroupCommit() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->ending = true;
  }
  state_->wake_committer.notify_one();
  if (state_->committer.joinable()) state_->committer.join();
}

Result<std::vector<Appended>> GroupCommit::append(std::vector<Entry> entries) {
  if (entries.empty()) return std::vector<Appended>();
  const std::size_t count = entries.size();
  std::size_t first = 0;
  std::shared_ptr<Batch> batch;
  bool leads = false;
  {
    const std::lock_guard lock(state_->mutex);
    leads = !state_->open;
    if (leads) state_->open = std::make_shared<Batch>();
    batch = state_->open;
    first = batch->entries.size();
    if (first == 0) {
      batch->entries = std::move(entries);
    } else {
      batch->entries.insert(batch->entries.end(), std::make_move_iterator(entries.begin()),
                            std::make_move_iterator(entries.end()));
    }
  }
  if (leads) state_->lead(batch);
  batch->done.wait(0, std::memory_order_acquire);
  if (batch->error) return *batch->error;
  if (count == batch->answers.size()) return std::move(batch->answers);
  const auto begin = batch->answers.begin() + static_cast<std::ptrdiff_t>(first);
  return std::vector<Appended>(begin, begin + static_cast<std::ptrdiff_t>(count));
}

void GroupCommit::submit(Entry entry, std::function<void(Result<Appended>)> done) {
  bool leads = false;
  {
    const std::lock_guard lock(state_->mutex);
    leads = !state_->open;
    if (leads) {
      state_->open = std::make_shared<Batch>();
      state_->submitted = state_->open;
      if (!state_->committer.joinable())
        state_->committer = std::thread([state = state_.get()] { state->run_committer(); });
    }
    state_->open->callbacks.push_back({state_->open->entries.size(), std::move(done)});
    state_->open->entries.push_back(std::move(entry));
  }
  if (leads) state_->wake_committer.notify_one();
}

Result<void> GroupCommit::exclusively(const std::function<Result<void>()>& work) {
  const std::lock_guard turn(state_->committing);
  return work();
}

}  // namespace dangol
