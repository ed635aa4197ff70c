#include "api/serve.h"

namespace dangol {

ApiServer::ApiServer(Shop& shop, KeyRing& keys, Trail& trail, const Clock& clock, ServiceOptions options)
    : service_(shop, keys, trail, clock, std::move(options)) {}

ApiServer::~ApiServer() = default;

Result<std::unique_ptr<ApiServer>> start_server(Shop& shop, KeyRing& keys, Trail& trail, const Clock& clock,
                                                const ServerOptions& options) {
  auto api = std::make_unique<ApiServer>(shop, keys, trail, clock, options.service);
  HttpServerOptions http = options.limits;
  http.address = options.address;
  http.port = options.port;
  http.threads = options.threads;
  auto server = HttpServer::start(http, api->service_);
  if (!server) return server.error();
  api->server_ = std::move(*server);
  return api;
}

}  // namespace dangol
