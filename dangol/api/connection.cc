#include "api/connection.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <strings.h>
#include <sys/socket.h>

#include <array>
#include <charconv>
#include <condition_variable>
#include <thread>

#include "base/assert.h"

namespace dangol {
namespace {

Method method_named(std::string_view name) {
  if (name == "GET") return Method::get;
  if (name == "POST") return Method::post;
  if (name == "PUT") return Method::put;
  if (name == "DELETE") return Method::delete_;
  if (name == "HEAD") return Method::head;
  return Method::other;
}

bool takes_body(Method method) { return method == Method::post || method == Method::put; }

struct KnownHeader {
  std::string_view name;
  std::string_view Request::*field;
};

constexpr KnownHeader known_headers[] = {
    {"Host", &Request::host},
    {"Cookie", &Request::cookie},
    {"Origin", &Request::origin},
    {"Content-Type", &Request::content_type},
    {"Authorization", &Request::authorization},
    {"Idempotency-Key", &Request::idempotency_key},
    {"Accept-Language", &Request::accept_language},
    {"Accept-Encoding", &Request::accept_encoding},
    {"If-None-Match", &Request::if_none_match},
    {"X-Forwarded-For", &Request::forwarded_for},
    {"Sec-Fetch-Site", &Request::fetch_site},
    {"webhook-id", &Request::webhook_id},
    {"webhook-timestamp", &Request::webhook_timestamp},
    {"webhook-signature", &Request::webhook_signature},
};

// As text; empty when it cannot be told.
std::string address_of(const sockaddr* address) {
  char text[INET6_ADDRSTRLEN] = "";
  if (address != nullptr && address->sa_family == AF_INET)
    ::inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(address)->sin_addr, text, sizeof text);
  if (address != nullptr && address->sa_family == AF_INET6)
    ::inet_ntop(AF_INET6, &reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr, text, sizeof text);
  return text;
}

bool is_this_machine(std::string_view address) {
  return address.starts_with("127.") || address == "::1" || address.starts_with("::ffff:127.");
}

bool is_address(std::string_view text) {
  const std::string copy(text);
  std::array<unsigned char, sizeof(in6_addr)> parsed{};
  return ::inet_pton(AF_INET, copy.c_str(), parsed.data()) == 1 ||
         ::inet_pton(AF_INET6, copy.c_str(), parsed.data()) == 1;
}

// Whom a proxy on this machine stands for: the last address, which it wrote itself; what stands before it anybody may
// have claimed. Of others nothing is believed.
std::string_view source_of(std::string_view peer, std::string_view forwarded_for) {
  if (!is_this_machine(peer)) return peer;
  std::string_view last = forwarded_for.substr(forwarded_for.rfind(',') + 1);
  while (!last.empty() && last.front() == ' ') last.remove_prefix(1);
  return is_address(last) ? last : peer;
}

bool is_named(const char* key, std::size_t size, std::string_view name) {
  return size == name.size() && strncasecmp(key, name.data(), size) == 0;
}

std::string_view body_of(const Response& response) {
  if (response.shared_body) return response.shared_body.view();
  return response.lasting_body.empty() ? std::string_view(response.body) : response.lasting_body;
}

// A field seen with an empty value must still count as seen.
constexpr std::string_view empty_value{"", 0};

}  // namespace

// ---- ConnectionTable ------------------------------------------------------------------------------------------------

void ConnectionTable::add(Connection& connection) {
  const std::lock_guard lock(mutex_);
  open_.insert(&connection);
}

void ConnectionTable::remove(Connection& connection) {
  const std::lock_guard lock(mutex_);
  open_.erase(&connection);
}

std::size_t ConnectionTable::size() const {
  const std::lock_guard lock(mutex_);
  return open_.size();
}

void ConnectionTable::tick(unsigned limit_seconds) {
  const std::uint32_t now = now_.fetch_add(1, std::memory_order_relaxed) + 1;
  const std::lock_guard lock(mutex_);
  for (Connection* each : open_) {
    if (each->is_late(now, limit_seconds)) each->shut_down();
  }
}

bool ConnectionTable::may_rest() {
  const std::lock_guard lock(mutex_);
  if (!stopping_) ++resting_;
  return !stopping_;
}

void ConnectionTable::rested() {
  const std::lock_guard lock(mutex_);
  --resting_;
}

void ConnectionTable::stop_resting() {
  std::unique_lock lock(mutex_);
  stopping_ = true;
  while (resting_ > 0) {
    for (Connection* each : open_) each->disconnect_stream();
    lock.unlock();
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    lock.lock();
  }
}

// ---- the two ways of answering later --------------------------------------------------------------------------------

class ConnectionAnswer final : public DeferredAnswer {
 public:
  explicit ConnectionAnswer(Connection& connection) : connection_(&connection) {}
  ~ConnectionAnswer() override {
    if (!answered_) connection_->answer_later(connection_->handler_.refuse(500, "nothing answered this request"));
  }
  void respond(Response response) override {
    DANGOL_ASSERT(!answered_);
    answered_ = true;
    connection_->answer_later(std::move(response));
  }

 private:
  Connection* connection_;  // it rests until it is answered, so it is still there
  bool answered_ = false;
};

// Joins a stream's feeder, on any thread, to the connection, until the connection is lost.
class Connection::Screen final : public EventStream::Wake {
 public:
  explicit Screen(Connection& connection) : connection_(&connection) {}

  void wake() override {
    const std::lock_guard lock(mutex_);
    if (connection_ != nullptr) resume();
  }
  void disconnect() override {
    const std::lock_guard lock(mutex_);
    if (connection_ == nullptr) return;
    cut_ = true;
    connection_->shut_down();
    resume();
  }
  bool is_cut() {
    const std::lock_guard lock(mutex_);
    return cut_;
  }
  // True: the connection sleeps until the next wake(). False: something came meanwhile.
  bool sleep() {
    const std::lock_guard lock(mutex_);
    if (std::exchange(woken_, false)) return false;
    asleep_ = true;
    MHD_suspend_connection(connection_->mhd_);
    return true;
  }
  void lost() {
    const std::lock_guard lock(mutex_);
    connection_ = nullptr;
  }

 private:
  void resume() {
    if (std::exchange(asleep_, false)) {
      MHD_resume_connection(connection_->mhd_);
    } else {
      woken_ = true;
    }
  }

  std::mutex mutex_;
  Connection* connection_;
  bool asleep_ = false;
  bool woken_ = false;
  bool cut_ = false;  // a sleeping connection does not notice that its socket was shut down
};

// ---- Connection -----------------------------------------------------------------------------------------------------

Connection::Connection(MHD_Connection* mhd, int socket, ConnectionTable& table, Handler& handler,
                       const HttpServerOptions& options)
    : mhd_(mhd), socket_(socket), table_(table), handler_(handler), options_(options) {
  const MHD_ConnectionInfo* info = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  peer_ = address_of(info == nullptr ? nullptr : info->client_addr);
  step_began_.store(table_.now(), std::memory_order_relaxed);
  table_.add(*this);
}

Connection::~Connection() {
  end();
  table_.remove(*this);
}

bool Connection::is_late(std::uint32_t now, unsigned limit_seconds) const {
  return !resting_.load(std::memory_order_relaxed) && now - step_began_.load(std::memory_order_relaxed) > limit_seconds;
}

void Connection::shut_down() { ::shutdown(socket_, SHUT_RDWR); }

void Connection::disconnect_stream() {
  // resting_ is set after screen_ and cleared before it goes, both under the table's lock (may_rest, rested).
  if (resting_.load(std::memory_order_acquire) && screen_ != nullptr) screen_->disconnect();
}

void Connection::begin(const char* uri) {
  step_began_.store(table_.now(), std::memory_order_relaxed);
  request_ = {};
  body_.clear();
  announced_body_ = received_body_ = 0;
  has_length_ = chunked_ = false;
  header_fault_ = nullptr;
  stage_ = Stage::fresh;
  const std::string_view whole(uri);
  const std::size_t question = whole.find('?');
  request_.path = whole.substr(0, question);
  query_.clear();  // a copy: libmicrohttpd takes the query apart where it stands
  if (question != std::string_view::npos) query_ = whole.substr(question + 1);
  request_.query = query_;
}

MHD_Result Connection::step(const char* method, const char* upload, std::size_t* upload_size) {
  switch (stage_) {
    case Stage::fresh:
      request_.method = method_named(method);
      if (!read_headers()) return refuse(400, header_fault_);
      if (announced_body_ > options_.max_body_bytes) return refuse(413, "the body is larger than the server takes");
      if (takes_body(request_.method) && !has_length_ && !chunked_) {
        return refuse(411, "say how long the body is: Content-Length");
      }
      stage_ = Stage::reading;  // without a body too: an answer given before this step's end costs the connection
      return MHD_YES;
    case Stage::reading:
      if (*upload_size > 0) {
        received_body_ += *upload_size;
        if (received_body_ <= options_.max_body_bytes) body_.append(upload, *upload_size);
        *upload_size = 0;
        // An answer can only follow the whole body; who sends far more than was allowed is cut off.
        return received_body_ > 4 * options_.max_body_bytes ? MHD_NO : MHD_YES;
      }
      if (received_body_ > options_.max_body_bytes) return refuse(413, "the body is larger than the server takes");
      request_.body = body_;
      return handle();
    case Stage::deferred:  // resumed: the answer is here
      return queue();
    case Stage::handling:
    case Stage::answered: break;
  }
  return MHD_NO;
}

MHD_Result Connection::on_header(void* self, MHD_ValueKind, const char* key, std::size_t key_size, const char* value,
                                 std::size_t value_size) {
  auto& connection = *static_cast<Connection*>(self);
  const std::string_view text(value, value_size);
  for (const KnownHeader& known : known_headers) {
    if (!is_named(key, key_size, known.name)) continue;
    std::string_view& field = connection.request_.*known.field;
    if (field.data() != nullptr) connection.header_fault_ = "a header stands twice";
    field = text.empty() ? empty_value : text;
    return MHD_YES;
  }
  if (is_named(key, key_size, "Content-Length")) {
    if (connection.has_length_) connection.header_fault_ = "Content-Length stands twice";
    connection.has_length_ = true;
    const auto [end, error] = std::from_chars(value, value + value_size, connection.announced_body_);
    if (error != std::errc{} || end != value + value_size) connection.header_fault_ = "Content-Length is not a number";
  } else if (is_named(key, key_size, "Transfer-Encoding")) {
    if (connection.chunked_ || !is_named(value, value_size, "chunked")) {
      connection.header_fault_ = "the only Transfer-Encoding taken is chunked";
    }
    connection.chunked_ = true;
  }
  return MHD_YES;
}

bool Connection::read_headers() {
  MHD_get_connection_values_n(mhd_, MHD_HEADER_KIND, &Connection::on_header, this);
  if (header_fault_ == nullptr) header_fault_ = fault_of_headers();
  request_.source = source_of(peer_, request_.forwarded_for);
  return header_fault_ == nullptr;
}

const char* Connection::fault_of_headers() const {
  if (has_length_ && chunked_) return "Content-Length and Transfer-Encoding contradict each other";
  if (!takes_body(request_.method) && (announced_body_ > 0 || chunked_)) return "this method takes no body";
  return nullptr;
}

MHD_Result Connection::handle() {
  stage_ = Stage::handling;
  handler_.handle(*this);
  if (stage_ == Stage::answered) return queue();
  return stage_ == Stage::deferred ? MHD_YES : MHD_NO;
}

MHD_Result Connection::refuse(int status, std::string_view why) {
  respond(handler_.refuse(status, why));
  return queue();
}

void Connection::respond(Response response) {
  answer_ = std::move(response);
  stage_ = Stage::answered;
}

std::shared_ptr<DeferredAnswer> Connection::defer() {
  if (table_.may_rest()) {
    stage_ = Stage::deferred;
    resting_.store(true, std::memory_order_release);
    MHD_suspend_connection(mhd_);
    return std::make_shared<ConnectionAnswer>(*this);
  }
  respond(handler_.refuse(503, "the server is stopping"));
  return nullptr;
}

void Connection::answer_later(Response response) {
  answer_ = std::move(response);
  MHD_resume_connection(mhd_);
}

void Connection::stream(std::shared_ptr<EventStream> stream) {
  if (!table_.may_rest()) return respond(handler_.refuse(503, "the server is stopping"));
  stream_ = std::move(stream);
  screen_ = std::make_shared<Screen>(*this);
  resting_.store(true, std::memory_order_release);
  answer_ = {.content_type = "text/event-stream", .headers = {{"X-Accel-Buffering", "no"}}};
  stage_ = Stage::answered;
  stream_->connected(screen_);
}

ssize_t Connection::read_stream(void* self, std::uint64_t, char* buffer, std::size_t room) {
  auto& connection = *static_cast<Connection*>(self);
  for (;;) {
    if (connection.stream_->ended() || connection.screen_->is_cut()) return MHD_CONTENT_READER_END_OF_STREAM;
    const std::string piece = connection.stream_->take(room);
    if (!piece.empty()) {
      DANGOL_ASSERT(piece.size() <= room);
      piece.copy(buffer, room);
      return static_cast<ssize_t>(piece.size());
    }
    if (connection.screen_->sleep()) return 0;
  }
}

MHD_Result Connection::queue() {
  if (stage_ == Stage::deferred) {
    resting_.store(false, std::memory_order_release);
    table_.rested();
    step_began_.store(table_.now(), std::memory_order_relaxed);
    stage_ = Stage::answered;
  }
  constexpr std::size_t stream_block_bytes = 4096;
  const std::string_view body = body_of(answer_);
  // The bytes stay where they are until the next request of this connection begins: nothing is copied.
  MHD_Response* response =
      stream_ != nullptr
          ? MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, stream_block_bytes, &Connection::read_stream, this,
                                              nullptr)
          : MHD_create_response_from_buffer(body.size(), const_cast<char*>(body.data()), MHD_RESPMEM_PERSISTENT);
  if (response == nullptr) return MHD_NO;
  if (answer_.status != 204 && answer_.status != 304)
    MHD_add_response_header(response, "Content-Type", answer_.content_type);
  MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
  if (answer_.is_page) {
    MHD_add_response_header(
        response, "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    MHD_add_response_header(response, "X-Frame-Options", "DENY");
    MHD_add_response_header(response, "Referrer-Policy", "no-referrer");
    MHD_add_response_header(response, "Cross-Origin-Opener-Policy", "same-origin");
  }
  bool says_caching = false;
  for (const Header& header : answer_.headers) {
    says_caching = says_caching || std::string_view(header.name) == "Cache-Control";
    MHD_add_response_header(response, header.name, header.value.c_str());
  }
  if (!says_caching) MHD_add_response_header(response, "Cache-Control", "no-store");
  const MHD_Result queued = MHD_queue_response(mhd_, static_cast<unsigned>(answer_.status), response);
  MHD_destroy_response(response);
  return queued;
}

void Connection::end() {
  step_began_.store(table_.now(), std::memory_order_relaxed);
  answer_.shared_body = {};
  if (stream_ == nullptr) return;
  screen_->lost();
  stream_->disconnected();
  stream_.reset();
  resting_.store(false, std::memory_order_release);
  table_.rested();
}

}  // namespace dangol
