#include "api/served_cafe_test.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

namespace dangol {

// ---- client ---------------------------------------------------------------------------------------------------------

TestClient::TestClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  REQUIRE(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  const timeval patience{10, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
}

TestClient::~TestClient() { ::close(socket_); }

bool TestClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool TestClient::fill() {
  char buffer[16 * 1024];
  const auto got = ::recv(socket_, buffer, sizeof buffer, 0);
  if (got > 0) read_.append(buffer, static_cast<std::size_t>(got));
  return got > 0;
}

std::string TestClient::read_some() {
  if (read_.empty() && !fill()) return {};
  return std::exchange(read_, {});
}

TestAnswer TestClient::read_answer() {
  TestAnswer answer;
  std::size_t end = 0;
  while ((end = read_.find("\r\n\r\n")) == std::string::npos) {
    if (!fill()) return answer;
  }
  const std::string head = read_.substr(0, end + 2);
  read_.erase(0, end + 4);
  answer.status = std::stoi(head.substr(9, 3));
  for (std::size_t at = head.find("\r\n") + 2; at < head.size();) {
    const std::size_t stop = head.find("\r\n", at);
    const std::string line = head.substr(at, stop - at);
    std::string name = line.substr(0, line.find(':'));
    std::ranges::transform(name, name.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    answer.headers[name] += line.substr(std::min(line.size(), line.find(':') + 2));
    at = stop + 2;
  }
  const auto length = answer.headers.find("content-length");
  const std::size_t wanted = length == answer.headers.end() ? 0 : std::stoul(length->second);
  while (read_.size() < wanted && fill()) {
  }
  answer.body = read_.substr(0, wanted);
  read_.erase(0, wanted);
  return answer;
}

std::string TestAnswer::text(std::string_view name) const {
  const std::string start = "\"" + std::string(name) + "\":\"";
  const std::size_t at = body.find(start);
  if (at == std::string::npos) return {};
  return body.substr(at + start.size(), body.find('"', at + start.size()) - at - start.size());
}

std::string as_bytes(const TestRequest& request) {
  std::string bytes =
      request.method + " " + request.path + " HTTP/1.1\r\nHost: counter.test\r\n" + request.more_headers;
  if (!request.token.empty()) bytes += "Cookie: dangol_session=" + request.token + "\r\n";
  if (!request.key.empty()) bytes += "Idempotency-Key: " + request.key + "\r\n";
  if (!request.body.empty() && request.more_headers.find("Content-Type") == std::string::npos)
    bytes += "Content-Type: application/json\r\n";
  if (!request.body.empty() || request.method == "POST" || request.method == "PUT") {
    bytes += "Content-Length: " + std::to_string(request.body.size()) + "\r\n";
  }
  return bytes + "\r\n" + request.body;
}

// ---- server ---------------------------------------------------------------------------------------------------------

TestServer::TestServer() : TestServer(HttpServerOptions{}) {}

TestServer::TestServer(HttpServerOptions limits)
    : keys_(random_key()), clock_(date::sys_days{date::year{2024} / 7 / 1} - std::chrono::minutes(50)) {
  auto shop = Shop::open(journal_, keys_, clock_);
  REQUIRE(shop);
  shop_ = std::move(*shop);
  found_shop();
  ServerOptions options{.port = 0, .limits = limits};
  options.service.opt_out_secret = opt_out_secret;
  options.service.uptime = [this] { return uptime_.load(); };
  auto server = start_server(*shop_, keys_, trail_, clock_, options);
  REQUIRE(server);
  server_ = std::move(*server);
  owner_ = sign_in("한사장", owner_pin);
  staff_ = sign_in("오점원", staff_pin);
  REQUIRE_FALSE(owner_.empty());
  REQUIRE_FALSE(staff_.empty());
}

void TestServer::record(CustomerId customer, EventBody body) {
  static std::atomic<std::uint64_t> next{1};
  Fingerprint key;
  const std::uint64_t number = next++;
  std::memcpy(key.bytes.data(), &number, sizeof number);
  const auto recorded = shop_->record({Bucket{1}, customer, clock_.now(), key, std::move(body)});
  REQUIRE_MESSAGE(recorded, (recorded ? "" : recorded.error().message));
}

void TestServer::found_shop() {
  static const std::string owner_hash = *hash_pin(owner_pin);
  static const std::string staff_hash = *hash_pin(staff_pin);
  record({}, ShopFounded{"시험 카페", "Asia/Seoul", "KRW", "ko", "cafe", true});
  record({}, StoreDefined{{1}, "1", "본점"});
  record({}, ItemDefined{{1}, "a", "아메리카노", "커피", 4000, {"얼음"}});
  record({}, ItemDefined{{2}, "b", "크림빵", "빵", 3500, {}});
  record({}, ModifierDefined{{1}, "x", "얼음 적게", "얼음", 0});
  record({}, ModifierDefined{{2}, "y", "얼음 많이", "얼음", 300});
  record({}, StaffDefined{{1}, "한사장", "", owner_hash, Role::owner, true});
  record({}, StaffDefined{{2}, "오점원", "", staff_hash, Role::staff, true});
}

TestAnswer TestServer::ask(const TestRequest& request) {
  TestClient client(port());
  client.send(as_bytes(request));
  return client.read_answer();
}

TestAnswer TestServer::take_file(const std::string& path) {
  const std::string body = R"({"pin":")" + std::string(owner_pin) + "\"}";
  CHECK(ask({.method = "POST", .path = "/api/v1/session/pin", .body = body, .token = owner_}).status == 204);
  return ask({.path = path + "?reason=audit", .token = owner_});
}

std::string TestServer::sign_in(std::string_view name, std::string_view pin) {
  const std::string body = "{\"name\":\"" + std::string(name) + "\",\"pin\":\"" + std::string(pin) + "\"}";
  const TestAnswer answer = ask({.method = "POST", .path = "/api/v1/sign-in", .body = body});
  if (answer.status != 200) return {};
  const std::string cookie = answer.headers.at("set-cookie");
  const std::size_t begin = cookie.find('=') + 1;
  return cookie.substr(begin, cookie.find(';') - begin);
}

std::string TestServer::regular(std::string_view key) {
  const TestAnswer made = ask({.method = "POST",
                               .path = "/api/v1/customers",
                               .body = R"({"name":"김단골","phone":"010-1234-5678"})",
                               .token = staff_,
                               .key = std::string(key)});
  REQUIRE(made.status == 200);
  const std::string id = made.text("customer");
  const Instant now = clock_.now();
  for (int days = 28; days > 0; days -= 1) {
    clock_.set(now - date::days{days});
    record(CustomerId{std::stoull(id)}, OrderPlaced{{1}, {2}, true, {{{1}, {{1}}, 1000, 4000}}});
  }
  clock_.set(now);
  return id;
}

}  // namespace dangol
