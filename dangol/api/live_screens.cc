#include "api/live_screens.h"

#include <fmt/format.h>

#include <atomic>
#include <utility>

namespace dangol {

namespace {

// Of nobody: it stands for all.
std::string change_event(CustomerId customer, Position position) {
  const std::string whose = customer ? fmt::format("\"{}\"", customer.value) : "null";
  return server_sent("change", fmt::format("{{\"customer\":{},\"position\":\"{}\"}}", whose, position));
}

}  // namespace

std::string server_sent(std::string_view name, std::string_view json) {
  return fmt::format("event: {}\ndata: {}\n\n", name, json);
}

class LiveScreens::Screen final : public EventStream {
 public:
  Screen(const Fingerprint& session, std::string first) : session_(session) {
    if (!first.empty()) waiting_.push_back(std::move(first));
  }

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
  void add(const std::string& event, const std::string& instead) {
    with_wake([&] {
      if (waiting_.size() < most_waiting) {
        waiting_.push_back(event);
      } else {
        waiting_.assign(1, instead);
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
    for (const std::string& event : waiting_) ready_ += event;
    waiting_.clear();
  }

  const Fingerprint session_;
  mutable std::mutex mutex_;
  std::shared_ptr<Wake> wake_;
  std::vector<std::string> waiting_;
  std::string ready_;
  bool heartbeat_ = true;  // the first bytes tell the browser that it is connected
  bool gone_ = false;
  std::uint32_t waited_seconds_ = 0;
};

std::shared_ptr<EventStream> LiveScreens::open(const Fingerprint& session, std::string first) {
  const std::lock_guard lock(mutex_);
  std::erase_if(screens_, [](const auto& each) { return each->is_gone(); });
  if (screens_.size() >= most_screens) return nullptr;
  return screens_.emplace_back(std::make_shared<Screen>(session, std::move(first)));
}

std::size_t LiveScreens::publish(const std::string& event, const std::string& instead) {
  const std::lock_guard lock(mutex_);
  std::size_t open = 0;
  for (const auto& each : screens_) {
    each->add(event, instead);
    open += each->is_gone() ? 0U : 1U;
  }
  return open;
}

void LiveScreens::publish(const Change& change) {
  if (size() == 0) return;
  publish(change_event(change.customer, change.position), change_event({}, change.position));
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
