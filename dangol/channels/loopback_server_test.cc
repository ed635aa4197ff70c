#include "channels/loopback_server_test.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

namespace dangol {
namespace {

sockaddr* as_sockaddr(sockaddr_in& address) {
  void* bytes = &address;
  return static_cast<sockaddr*>(bytes);
}

int bound_socket(std::uint16_t& port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  REQUIRE(::bind(socket, as_sockaddr(address), size) == 0);
  REQUIRE(::getsockname(socket, as_sockaddr(address), &size) == 0);
  port = ntohs(address.sin_port);
  return socket;
}

std::size_t content_length(std::string_view headers) {
  constexpr std::string_view name = "\r\nContent-Length: ";
  const std::size_t at = headers.find(name);
  return at == std::string_view::npos ? 0 : std::stoul(std::string(headers.substr(at + name.size(), 10)));
}

}  // namespace

bool TestConnection::receive() {
  std::array<char, 4096> room{};
  const ssize_t count = ::recv(socket_, room.data(), room.size(), 0);
  if (count <= 0) return false;
  received_.append(room.data(), static_cast<std::size_t>(count));
  return true;
}

std::optional<std::string> TestConnection::line() {
  while (received_.find("\r\n") == std::string::npos) {
    if (!receive()) return std::nullopt;
  }
  const std::size_t end = received_.find("\r\n");
  std::string line = received_.substr(0, end);
  received_.erase(0, end + 2);
  return line;
}

std::string TestConnection::http_request() {
  std::size_t end = std::string::npos;
  while ((end = received_.find("\r\n\r\n")) == std::string::npos) {
    if (!receive()) return {};
  }
  const std::size_t size = end + 4 + content_length(std::string_view(received_).substr(0, end + 2));
  while (received_.size() < size) {
    if (!receive()) return {};
  }
  return received_.substr(0, size);
}

bool TestConnection::say(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

void TestConnection::answer(int status, std::string_view body, std::string_view header) const {
  say("HTTP/1.1 " + std::to_string(status) + " x\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
      std::string(header) + "\r\n" + std::string(body));
}

void TestConnection::wait_until_gone() {
  while (receive()) {
  }
}

LoopbackServer::LoopbackServer(Behaviour behaviour) : behaviour_(std::move(behaviour)), socket_(bound_socket(port_)) {
  REQUIRE(::listen(socket_, 8) == 0);
  thread_ = std::thread([this] { serve(); });
}

LoopbackServer::~LoopbackServer() {
  is_over_ = true;
  ::shutdown(socket_, SHUT_RDWR);
  thread_.join();
  ::close(socket_);
}

void LoopbackServer::serve() {
  while (!is_over_) {
    const int accepted = ::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
    if (accepted < 0) continue;
    ++connections_;
    TestConnection connection(accepted);
    behaviour_(connection);
    ::close(accepted);
  }
}

std::string LoopbackServer::url(std::string_view scheme, std::string_view host) const {
  return std::string(scheme) + "://" + std::string(host) + ":" + std::to_string(port_);
}

std::uint16_t free_port() {
  std::uint16_t port = 0;
  ::close(bound_socket(port));
  return port;
}

Permission permission_at(Instant now, Channel channel) {
  SendQuestion question;
  question.customer = {7};
  question.channel = channel;
  question.message = MessageClass::information;
  question.now = now;
  question.has_address = true;
  question.relay = {"Relay", "1", 100'000, true, true, true};
  question.sender = {"0212345678", true};
  SendVerdict verdict = gate(question);
  REQUIRE(std::holds_alternative<Permission>(verdict));
  return std::get<Permission>(std::move(verdict));
}

}  // namespace dangol
