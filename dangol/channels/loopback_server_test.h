// For tests: a server on a loopback port that does with each connection what the test says, however ill-mannered.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "consent/gate.h"

namespace dangol {

class TestConnection {
 public:
  explicit TestConnection(int socket) : socket_(socket) {}
  std::optional<std::string> line();       // without its end; nothing when the other side is gone
  std::string http_request();              // headers and body
  bool say(std::string_view bytes) const;  // false: the other side is gone
  void answer(int status, std::string_view body, std::string_view header = {}) const;
  void wait_until_gone();

 private:
  bool receive();
  int socket_;
  std::string received_;
};

class LoopbackServer {
 public:
  using Behaviour = std::function<void(TestConnection&)>;
  explicit LoopbackServer(Behaviour behaviour);
  ~LoopbackServer();
  LoopbackServer(const LoopbackServer&) = delete;
  LoopbackServer& operator=(const LoopbackServer&) = delete;

  std::string url(std::string_view scheme, std::string_view host = "127.0.0.1") const;
  int connections() const { return connections_; }

 private:
  void serve();
  Behaviour behaviour_;
  std::uint16_t port_ = 0;
  int socket_;
  std::atomic<int> connections_ = 0;
  std::atomic<bool> is_over_ = false;
  std::thread thread_;
};

std::uint16_t free_port();

// As the gate gives it.
Permission permission_at(Instant now, Channel channel);

}  // namespace dangol
