// The entry point for the command line: a shop, served over HTTP until it is stopped.
//
//   auto server = start_server(shop, keys, trail, clock, {.port = 8787});
//   (*server)->port();   (*server)->stop();
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "api/server.h"
#include "api/service.h"

namespace dangol {

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8787;  // 0: a free one
  unsigned threads = 1;
  HttpServerOptions limits = {};  // its address, port and threads are those above
  ServiceOptions service = {};
};

class ApiServer {
 public:
  ApiServer(Shop& shop, KeyRing& keys, Trail& trail, const Clock& clock, ServiceOptions options);
  ~ApiServer();  // stops

  std::uint16_t port() const { return server_->port(); }
  void stop() { server_->stop(); }

 private:
  friend Result<std::unique_ptr<ApiServer>> start_server(Shop&, KeyRing&, Trail&, const Clock&, const ServerOptions&);
  Service service_;
  std::unique_ptr<HttpServer> server_;  // after the service: it is stopped first
};

// All that is passed must outlive the server. Errors as HttpServer::start.
Result<std::unique_ptr<ApiServer>> start_server(Shop& shop, KeyRing& keys, Trail& trail, const Clock& clock,
                                                const ServerOptions& options);

}  // namespace dangol
