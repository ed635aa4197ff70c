// Sends what a shop has to send: looks through the guests of its campaigns when it is time, and hands over what is due.
//
//   Sender sender(shop, open_gateway_with_this_clock);
//   sender.work();          once, until nothing is due          (dangol send)
//   sender.start();         in the background, each second      (dangol serve)
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

#include "outbox/hand_over.h"
#include "shop/shop.h"

namespace dangol {

class Sender {
 public:
  using OpenGateway = std::function<Result<std::unique_ptr<Gateway>>(const GatewayArranged&)>;

  // The shop must outlive it. Only one sender may work for a shop.
  Sender(Shop& shop, OpenGateway open);
  ~Sender();  // stop()

  // How many messages were looked at. An error is the first that came up; what it is not about was done all the same.
  Result<std::size_t> work();
  void start();
  void stop();  // waits for the message in hand

 private:
  struct Opened {
    GatewayArranged arranged;
    std::unique_ptr<Gateway> gateway;
  };

  Result<void> note_what_a_stop_left();
  Result<void> select();
  Result<Gateway*> gateway_of(const GatewayArranged& arranged);
  Result<std::size_t> hand_over(const GatewayArranged& arranged);
  void run();

  Shop& shop_;
  OpenGateway open_;
  std::unique_ptr<House> house_;
  std::map<Channel, Opened> opened_;
  bool has_begun_ = false;

  std::stop_source stopping_;
  std::mutex mutex_;
  std::condition_variable_any due_;
  std::thread thread_;
};

}  // namespace dangol
