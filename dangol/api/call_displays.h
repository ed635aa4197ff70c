// The shop's customer displays: each shows, and says aloud, who is called. A call is taken when a display has said that
// it shows it; what is being called lives in the process and is forgotten with it.
//
//   displays.send(permission, message)       shop/calling.cc: waits for a display's answer
//   displays.note_shown(id)                  that answer
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "api/live_screens.h"
#include "channels/checked_gateway.h"
#include "shop/settings.h"

namespace dangol {

// Of any thread.
class CallDisplays final : public CheckedGateway {
 public:
  static constexpr std::chrono::minutes shown_for{5};  // older ones have been heard, or she has gone
  static constexpr std::size_t most_shown = 5;
  static constexpr std::chrono::seconds patience{2};

  explicit CallDisplays(const Clock& clock) : CheckedGateway(Channel::display, clock) {}

  std::optional<Handed> what_became_of(MessageId message) override;

  // Of who is not known, by the number of an order: nothing personal, so nobody is asked and nothing is written down.
  Handed call_number(std::string called, std::string text);

  // A stream for a display; null when there are too many. `link`: by which it was opened.
  std::shared_ptr<EventStream> open(const Fingerprint& link, const ShopSettings& settings);
  void note_shown(MessageId call);
  bool is_any_on() const { return screens_.size() > 0; }
  // Once a second: heartbeats, and the end of displays whose link is over.
  void tick(const std::function<bool(const Fingerprint& link)>& is_open) { screens_.tick(is_open); }

 private:
  struct Call {
    MessageId id;
    std::string called;
    std::string text;
    Instant at;
    bool is_shown = false;
  };

  HandOver hand_over(const OutgoingMessage& message) override;
  Handed show(Call call);
  bool is_shown(MessageId call) const;  // with the mutex
  std::string greeting(const ShopSettings& settings) const;

  mutable std::mutex mutex_;
  std::condition_variable shown_;
  std::vector<Call> calls_;  // the latest first
  LiveScreens screens_;
};

}  // namespace dangol
