// For the tests of api/: a café over a MemoryJournal behind a real listening server, and a client that can also
// misbehave, byte by byte.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "api/serve.h"
#include "events/memory_journal.h"
#include "trail/memory_trail.h"

namespace dangol {

struct TestAnswer {
  int status = 0;                              // 0: the connection ended without an answer
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;
  bool holds(std::string_view part) const { return body.find(part) != std::string::npos; }
  // The text of `"name":"…"` in the body, the first one.
  std::string text(std::string_view name) const;
};

// A TCP connection to the server.
class TestClient {
 public:
  explicit TestClient(std::uint16_t port);
  ~TestClient();
  TestClient(const TestClient&) = delete;
  TestClient& operator=(const TestClient&) = delete;

  bool send(std::string_view bytes);
  TestAnswer read_answer();
  std::string read_some();  // whatever comes next; empty: closed, or nothing came for ten seconds

 private:
  bool fill();
  int socket_;
  std::string read_;
};

struct TestRequest {
  std::string method = "GET";
  std::string path;
  std::string body = {};
  std::string token = {};
  std::string key = {};
  std::string more_headers = {};  // each with its line end
};

class TestServer {
 public:
  static constexpr std::string_view owner_pin = "2580";
  static constexpr std::string_view staff_pin = "1357";
  static constexpr const char* opt_out_secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  TestServer();
  explicit TestServer(HttpServerOptions limits);

  TestAnswer ask(const TestRequest& request);
  // As the owner, who gives her PIN and a reason: the answer, which is a file.
  TestAnswer take_file(const std::string& path);
  std::string sign_in(std::string_view name, std::string_view pin);  // the token; empty when refused
  const std::string& owner() const { return owner_; }
  const std::string& staff() const { return staff_; }
  std::uint16_t port() const { return server_->port(); }
  Shop& shop() { return *shop_; }
  const KeyRing& keys() const { return keys_; }
  MemoryTrail& trail() { return trail_; }
  // A guest with four earlier visits, always the same order; the id as text.
  std::string regular(std::string_view key);
  void later_by(std::uint64_t seconds) { uptime_ += seconds; }
  void clock_forward(std::chrono::seconds by) { clock_.set(clock_.now() + by); }  // with no request under way
  void record(CustomerId customer, EventBody body);
  void stop() { server_->stop(); }

 private:
  void found_shop();

  MemoryJournal journal_;
  KeyRing keys_;
  MemoryTrail trail_;
  FixedClock clock_;
  std::atomic<std::uint64_t> uptime_{1'000};
  std::unique_ptr<Shop> shop_;
  std::unique_ptr<ApiServer> server_;
  std::string owner_;
  std::string staff_;
};

std::string as_bytes(const TestRequest& request);

}  // namespace dangol
