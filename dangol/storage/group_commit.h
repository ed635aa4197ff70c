// Many writers, one fsync: entries that arrive while a commit is under way wait and go together in the next one.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "base/result.h"
#include "events/journal.h"

namespace dangol {

class GroupCommit {
 public:
  // Called by the committing thread with each batch that has become durable, in journal order, before its writers are
  // told: this is where memories are folded.
  using OnDurable = std::function<void(std::span<const Entry>, std::span<const Appended>)>;

  GroupCommit(Journal& journal, OnDurable on_durable);
  ~GroupCommit();  // waits for what was submitted

  // Waits until all of `entries` are durable; the calling thread commits for all that wait when nobody else does.
  Result<std::vector<Appended>> append(std::vector<Entry> entries);
  // Returns at once; `done` runs on the committing thread.
  void submit(Entry entry, std::function<void(Result<Appended>)> done);
  // Runs `work` while no commit is under way and none can start (snapshots, erasure, backup).
  Result<void> exclusively(const std::function<Result<void>()>& work);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dangol
