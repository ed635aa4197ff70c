#include "api/server.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <thread>

#include "api/connection.h"

namespace dangol {
namespace {

// Nothing is unescaped before the router has seen it: "%2f" never becomes a '/', "%00" never ends a string.
std::size_t leave_escaped(void*, MHD_Connection*, char* text) { return std::strlen(text); }

struct Address {
  sockaddr_storage storage{};
  bool is_v6 = false;
};

std::optional<Address> parse_address(const std::string& text, std::uint16_t port) {
  Address address;
  in_addr v4{};
  in6_addr v6{};
  if (inet_pton(AF_INET, text.c_str(), &v4) == 1) {
    sockaddr_in socket{};
    socket.sin_family = AF_INET;
    socket.sin_port = htons(port);
    socket.sin_addr = v4;
    std::memcpy(&address.storage, &socket, sizeof socket);
    return address;
  }
  if (inet_pton(AF_INET6, text.c_str(), &v6) != 1) return std::nullopt;
  sockaddr_in6 socket{};
  socket.sin6_family = AF_INET6;
  socket.sin6_port = htons(port);
  socket.sin6_addr = v6;
  std::memcpy(&address.storage, &socket, sizeof socket);
  address.is_v6 = true;
  return address;
}

}  // namespace

struct HttpServer::Parts {
  HttpServerOptions options;
  Handler& handler;
  ConnectionTable table;
  MHD_Daemon* daemon = nullptr;
  std::mutex mutex;
  std::condition_variable stopping_now;
  bool stopping = false;
  std::thread ticker;

  Parts(HttpServerOptions given, Handler& answers) : options(std::move(given)), handler(answers) {}

  bool listen(const Address& address);
  void tick_until_stopped();

  static void* on_request_line(void*, const char* uri, MHD_Connection* mhd);
  static MHD_Result on_step(void*, MHD_Connection*, const char*, const char* method, const char*, const char* upload,
                            std::size_t* upload_size, void** connection);
  static void on_completed(void*, MHD_Connection*, void** connection, MHD_RequestTerminationCode);
  static void on_connection(void* self, MHD_Connection* mhd, void** connection, MHD_ConnectionNotificationCode code);
};

void* HttpServer::Parts::on_request_line(void*, const char* uri, MHD_Connection* mhd) {
  const auto* info = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  auto* connection = static_cast<Connection*>(info->socket_context);
  connection->begin(uri);
  return connection;
}

MHD_Result HttpServer::Parts::on_step(void*, MHD_Connection*, const char*, const char* method, const char*,
                                      const char* upload, std::size_t* upload_size, void** connection) {
  return static_cast<Connection*>(*connection)->step(method, upload, upload_size);
}

void HttpServer::Parts::on_completed(void*, MHD_Connection*, void** connection, MHD_RequestTerminationCode) {
  if (*connection != nullptr) static_cast<Connection*>(*connection)->end();
}

void HttpServer::Parts::on_connection(void* self, MHD_Connection* mhd, void** connection,
                                      MHD_ConnectionNotificationCode code) {
  auto& parts = *static_cast<Parts*>(self);
  if (code == MHD_CONNECTION_NOTIFY_STARTED) {
    const auto* info = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CONNECTION_FD);
    *connection = new Connection(mhd, info->connect_fd, parts.table, parts.handler, parts.options);
  } else {
    delete static_cast<Connection*>(*connection);
    *connection = nullptr;
  }
}

bool HttpServer::Parts::listen(const Address& address) {
  unsigned flags =
      MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_SUSPEND_RESUME | MHD_USE_SUPPRESS_DATE_NO_CLOCK | MHD_USE_TURBO;
  if (address.is_v6) flags |= MHD_USE_IPv6;
  const unsigned pool = options.threads > 1 ? options.threads : 0;
  daemon = MHD_start_daemon(flags, options.port, nullptr, nullptr, &Parts::on_step, this,                            //
                            MHD_OPTION_SOCK_ADDR, reinterpret_cast<const sockaddr*>(&address.storage),               //
                            MHD_OPTION_URI_LOG_CALLBACK, &Parts::on_request_line, this,                              //
                            MHD_OPTION_UNESCAPE_CALLBACK, &leave_escaped, nullptr,                                   //
                            MHD_OPTION_NOTIFY_COMPLETED, &Parts::on_completed, this,                                 //
                            MHD_OPTION_NOTIFY_CONNECTION, &Parts::on_connection, this,                               //
                            MHD_OPTION_CONNECTION_MEMORY_LIMIT, static_cast<std::size_t>(options.max_header_bytes),  //
                            MHD_OPTION_CONNECTION_LIMIT, options.max_connections,                                    //
                            MHD_OPTION_STRICT_FOR_CLIENT, 1,                                                         //
                            MHD_OPTION_THREAD_POOL_SIZE, pool, MHD_OPTION_END);
  return daemon != nullptr;
}

void HttpServer::Parts::tick_until_stopped() {
  std::unique_lock lock(mutex);
  while (!stopping_now.wait_for(lock, std::chrono::seconds(1), [this] { return stopping; })) {
    table.tick(options.step_seconds);
    handler.tick();
  }
}

HttpServer::HttpServer(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
HttpServer::~HttpServer() { stop(); }

Result<std::unique_ptr<HttpServer>> HttpServer::start(const HttpServerOptions& options, Handler& handler) {
  const auto address = parse_address(options.address, options.port);
  if (!address) return Error{ErrorCode::invalid_input, "the address to listen on is not a numeric IP address"};
  if (options.threads < 1 || options.threads > 64) {
    return Error{ErrorCode::invalid_input, "the number of threads is 1 to 64"};
  }
  auto parts = std::make_unique<Parts>(options, handler);
  if (!parts->listen(*address)) {
    return Error{ErrorCode::unavailable,
                 "cannot listen; is another program using the port? port " + std::to_string(options.port)};
  }
  parts->ticker = std::thread([&all = *parts] { all.tick_until_stopped(); });
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(parts)));
}

std::uint16_t HttpServer::port() const {
  const auto* info = MHD_get_daemon_info(parts_->daemon, MHD_DAEMON_INFO_BIND_PORT);
  return info == nullptr ? std::uint16_t{0} : info->port;
}

std::size_t HttpServer::connections() const { return parts_->table.size(); }

void HttpServer::stop() {
  if (parts_->daemon == nullptr) return;
  parts_->table.stop_resting();
  {
    const std::lock_guard lock(parts_->mutex);
    parts_->stopping = true;
  }
  parts_->stopping_now.notify_all();
  parts_->ticker.join();
  MHD_stop_daemon(parts_->daemon);
  parts_->daemon = nullptr;
}

}  // namespace dangol
