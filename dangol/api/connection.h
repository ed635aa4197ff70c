// One client's TCP connection and the exchange that is under way on it; its buffers are used again by the next request.
// Only server.cc and connection.cc know libmicrohttpd.
#pragma once

#include <microhttpd.h>

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_set>

#include "api/http.h"
#include "api/server.h"

namespace dangol {

class Connection;

// The open connections, and the clock of their deadlines.
class ConnectionTable {
 public:
  void add(Connection& connection);
  void remove(Connection& connection);
  std::size_t size() const;

  // Counts a second; connections whose step has lasted longer than `limit` are shut down.
  void tick(unsigned limit_seconds);
  std::uint32_t now() const { return now_.load(std::memory_order_relaxed); }

  // A connection may rest (deferred answer, stream) only while the server is not stopping.
  bool may_rest();
  void rested();
  // From now on nothing may rest; streams are disconnected. Returns when none rests any more.
  void stop_resting();

 private:
  mutable std::mutex mutex_;
  std::unordered_set<Connection*> open_;
  std::atomic<std::uint32_t> now_{0};
  int resting_ = 0;
  bool stopping_ = false;
};

class Connection final : public Exchange {
 public:
  Connection(MHD_Connection* mhd, int socket, ConnectionTable& table, Handler& handler,
             const HttpServerOptions& options);
  ~Connection();

  // ---- libmicrohttpd's side, on the connection's thread ----------------------------------------------------------
  void begin(const char* uri);  // the request line is here
  MHD_Result step(const char* method, const char* upload, std::size_t* upload_size);
  void end();  // the answer has been sent, or the connection is lost

  // ---- the handler's side ------------------------------------------------------------------------------------------
  const Request& request() const override { return request_; }
  void respond(Response response) override;
  std::shared_ptr<DeferredAnswer> defer() override;
  void stream(std::shared_ptr<EventStream> stream) override;

  // ---- the table's side ---------------------------------------------------------------------------------------------
  bool is_late(std::uint32_t now, unsigned limit_seconds) const;
  void shut_down();          // both directions; libmicrohttpd then closes it
  void disconnect_stream();  // if there is one

 private:
  friend class ConnectionAnswer;
  class Screen;
  enum class Stage : std::uint8_t { fresh, reading, handling, deferred, answered };

  bool read_headers();
  static MHD_Result on_header(void* self, MHD_ValueKind kind, const char* key, std::size_t key_size, const char* value,
                              std::size_t value_size);
  const char* fault_of_headers() const;
  MHD_Result handle();
  MHD_Result refuse(int status, std::string_view why);
  MHD_Result queue();
  void answer_later(Response response);
  static ssize_t read_stream(void* self, std::uint64_t position, char* buffer, std::size_t room);

  MHD_Connection* mhd_;
  int socket_;
  std::string peer_;  // its address
  ConnectionTable& table_;
  Handler& handler_;
  const HttpServerOptions& options_;

  Request request_;
  std::string query_;
  std::string body_;
  Response answer_;
  std::shared_ptr<EventStream> stream_;
  std::shared_ptr<Screen> screen_;
  std::uint64_t announced_body_ = 0;
  std::size_t received_body_ = 0;
  bool has_length_ = false;
  bool chunked_ = false;
  const char* header_fault_ = nullptr;
  Stage stage_ = Stage::fresh;

  std::atomic<std::uint32_t> step_began_{0};
  std::atomic<bool> resting_{false};  // deadlines do not run
};

}  // namespace dangol
