// The listening server: libmicrohttpd (epoll) in front of one Handler. It bounds what a client may cost us: bytes of
// header and body, connections, and the seconds that any one step of an exchange may take.
//
//   auto server = HttpServer::start({.port = 0}, handler);   (*server)->port();   (*server)->stop();
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "api/http.h"
#include "base/result.h"

namespace dangol {

struct HttpServerOptions {
  std::string address = "127.0.0.1";  // IPv4 or IPv6, numeric
  std::uint16_t port = 0;             // 0: a free one
  unsigned threads = 1;               // 1 .. 64
  unsigned max_connections = 1024;
  // Request line and headers together; also bounds the answer's headers. libmicrohttpd clears as much for each request.
  unsigned max_header_bytes = 8 * 1024;
  std::size_t max_body_bytes = 256 * 1024;
  // At most so long from connecting or the last answer to the next request line, and from there to the end of the
  // answer: who sends a byte a second is cut off all the same.
  unsigned step_seconds = 30;
};

class HttpServer {
 public:
  // `handler` must outlive the server. `unavailable` when the port is taken, `invalid_input` for a bad address.
  static Result<std::unique_ptr<HttpServer>> start(const HttpServerOptions& options, Handler& handler);
  ~HttpServer();  // stops
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  std::uint16_t port() const;
  std::size_t connections() const;
  // Refuses new requests, waits for deferred answers, ends streams and closes every connection.
  void stop();

 private:
  struct Parts;
  explicit HttpServer(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace dangol
