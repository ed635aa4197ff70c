// Open screens: each learns of everything at once (server-sent events): the counter of every change, a customer display
// of every call. A screen that does not take what is sent is disconnected; it comes back by itself and reads afresh.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "api/http.h"
#include "base/fingerprint.h"
#include "shop/shop.h"

namespace dangol {

class LiveScreens {
 public:
  static constexpr std::size_t most_screens = 256;
  static constexpr std::size_t most_waiting = 256;  // events
  static constexpr std::uint32_t heartbeat_seconds = 15;
  static constexpr std::uint32_t patience_seconds = 30;  // for a screen that takes nothing

  // A stream to hand to the connection; null when there are too many screens. `session`: whose screen it is; `first`:
  // an event that it begins with.
  std::shared_ptr<EventStream> open(const Fingerprint& session, std::string first = {});
  // An event to every screen; to one for which too many wait, `instead` of all of them. How many screens are open.
  std::size_t publish(const std::string& event, const std::string& instead);
  void publish(const Change& change);
  // Once a second: heartbeats, impatience, and the end of screens whose session is over.
  void tick(const std::function<bool(const Fingerprint& session)>& is_open);
  std::size_t size() const;

 private:
  class Screen;
  mutable std::mutex mutex_;
  std::vector<std::shared_ptr<Screen>> screens_;
  std::uint32_t seconds_ = 0;
};

// As a stream carries it.
std::string server_sent(std::string_view name, std::string_view json);

}  // namespace dangol
