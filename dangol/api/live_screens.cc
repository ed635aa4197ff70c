#include "api/live_screens.h"

#include <fmt/format.h>

#include <atomic>
#include <utility>

namespace dangol {

class LiveScreens::Screen final : public EventStream {
 public:
  explicit Screen(const Fingerprint& session) : session_(session) {}

  // ---- the connection's side
  void connected(std::shared_ptr<Wake> wake) override {
    const std::lock_guard lock(mutex_);
    wake_ = std::move(wake);
  }
  void disconnected() override {
    const std::lock_guard lock(mutex_);
    gone_ = true;
    wake_.reset();
  }
  bool ended() const override {
    const std::lock_guard lock(mutex_);
    return gone_;
  }
  std::string take(std::size_t room) override {
    const std::lock_guard lock(mutex_);
    waited_seconds_ = 0;
    if (ready_.empty()) write_waiting();
    std::string piece = ready_.substr(0, room);
    ready_.erase(0, piece.size());
    return piece;
  }

  // ---- the shop's side
  void add(const Change& change) {
    with_wake([&] {
      if (waiting_.size() < most_waiting_changes) {
        waiting_.push_back(change);
      } else {
        waiting_.assign(1, Change{CustomerId{}, change.position, true});
      }
    });
  }
  void beat() {
    with_wake([&] { heartbeat_ = true; });
  }
  void end() {
    const auto wake = [&] {
      const std::lock_guard lock(mutex_);
      gone_ = true;
      return wake_;
    }();
    if (wake) wake->disconnect();
  }
  // True when it has taken nothing for too long although something waits.
  bool tried_patience() {
    const std::lock_guard lock(mutex_);
    const bool waits = !ready_.empty() || !waiting_.empty() || heartbeat_;
    waited_seconds_ = waits ? waited_seconds_ + 1 : 0;
    return waited_seconds_ > patience_seconds;
  }
  bool is_gone() const { return ended(); }
  const Fingerprint& session() const { return session_; }

 private:
  template <class Work>
  void with_wake(const Work& work) {
    const auto wake = [&] {
      const std::lock_guard lock(mutex_);
      work();
      return wake_;
    }();
    if (wake) wake->wake();  // outside the lock: the connection may be asking for more at this moment
  }

  void write_waiting() {
    if (std::exchange(heartbeat_, false)) ready_ += ":\n\n";
    for (const Change& change : waiting_) {
      const std::string customer = change.customer ? fmt::format("\"{}\"", change.customer.value) : "null";
      ready_ +=
          fmt::format("event: change\ndata: {{\"customer\":{},\"position\":\"{}\"}}\n\n", customer, change.position);
    }
    waiting_.clear();
  }

  const Fingerprint session_;
  mutable std::mutex mutex_;
  std::shared_ptr<Wake> wake_;
  std::vector<Change> waiting_;
  std::string ready_;
  bool heartbeat_ = true;  // the first bytes tell the browser that it is connected
  bool gone_ = false;
  std::uint32_t waited_seconds_ = 0;
};

std::shared_ptr<EventStream> LiveScreens::open(const Fingerprint& session) {
  const std::lock_guard lock(mutex_);
  std::erase_if(screens_, [](const auto& each) { return each->is_gone(); });
  if (screens_.size() >= most_screens) return nullptr;
  return screens_.emplace_back(std::make_shared<Screen>(session));
}

void LiveScreens::publish(const Change& change) {
  const std::lock_guard lock(mutex_);
  for (const auto& each : screens_) each->add(change);
}

void LiveScreens::tick(const std::function<bool(const Fingerprint&)>& is_open) {
  const std::lock_guard lock(mutex_);
  const bool beats = ++seconds_ % heartbeat_seconds == 0;
  for (const auto& each : screens_) {
    if (beats) each->beat();
    if (each->tried_patience() || !is_open(each->session())) each->end();
  }
  std::erase_if(screens_, [](const auto& each) { return each->is_gone(); });
}

std::size_t LiveScreens::size() const {
  const std::lock_guard lock(mutex_);
  std::size_t open = 0;
  for (const auto& each : screens_) open += each->is_gone() ? 0U : 1U;
  return open;
}

}  // namespace dangol
