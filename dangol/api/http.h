// HTTP as the endpoints see it: a Request, a Response, and the Exchange that joins them. No library shows through.
//
//   void handle(Exchange& exchange) {
//     exchange.respond({.status = 200, .body = "{}"});                       // at once, or
//     work([later = exchange.defer()] { later->respond({.status = 204}); });   // from another thread, when it is done
//   }
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/shared_text.h"

namespace dangol {

enum class Method : std::uint8_t { get, head, post, put, delete_, other };

// The whole request. Views live until it is answered.
struct Request {
  Method method = Method::other;
  std::string_view path = {};   // as sent: nothing is unescaped, no query
  std::string_view query = {};  // after the '?'
  std::string_view body = {};

  // The headers that anybody asks for; empty when absent. A request that repeats one of them is refused.
  std::string_view host = {};
  std::string_view origin = {};
  std::string_view fetch_site = {};
  std::string_view content_type = {};
  std::string_view cookie = {};
  std::string_view authorization = {};
  std::string_view accept_language = {};
  std::string_view accept_encoding = {};
  std::string_view idempotency_key = {};
  std::string_view if_none_match = {};
  std::string_view forwarded_for = {};  // what a proxy says of whom it stands for
  std::string_view source = {};         // the address that asks, as far as it is known
  std::string_view webhook_id = {};
  std::string_view webhook_timestamp = {};
  std::string_view webhook_signature = {};
};

struct Header {
  const char* name;
  std::string value;
};

struct Response {
  int status = 200;
  const char* content_type = "application/json";
  std::string body = {};
  std::string_view lasting_body = {};  // instead of `body`: bytes that outlive the server (embedded files)
  SharedText shared_body = {};         // instead of `body`: bytes that several answers share
  std::vector<Header> headers = {};    // beside Content-Type and those that every answer carries
  bool is_page = false;  // answered with the headers of a document: a content security policy that lets it work
};

// What is sent to one open screen, piece by piece, until either side ends it. Owned by whoever feeds it.
class EventStream {
 public:
  virtual ~EventStream() = default;
  // At most `room` bytes of what is waiting; empty: nothing now, the next wake() asks again.
  virtual std::string take(std::size_t room) = 0;
  virtual bool ended() const = 0;
  // Called once, before the first take(): what to call (from any thread) when there is something to take or it has
  // ended.
  class Wake {
   public:
    virtual ~Wake() = default;
    virtual void wake() = 0;        // never blocks
    virtual void disconnect() = 0;  // ends a connection whose reader does not keep up; never blocks
  };
  virtual void connected(std::shared_ptr<Wake> wake) = 0;
  virtual void disconnected() = 0;  // the last call
};

// The right to answer later, from any thread. Dropped without an answer it answers 500.
class DeferredAnswer {
 public:
  virtual ~DeferredAnswer() = default;
  virtual void respond(Response response) = 0;  // once
};

class Exchange {
 public:
  virtual const Request& request() const = 0;
  // Exactly one of these three, before handle() returns.
  virtual void respond(Response response) = 0;
  virtual std::shared_ptr<DeferredAnswer> defer() = 0;  // the request's views stay valid until it is answered
  virtual void stream(std::shared_ptr<EventStream> stream) = 0;

 protected:
  ~Exchange() = default;
};

class Handler {
 public:
  virtual ~Handler() = default;
  // Called on the thread that serves the connection: be quick, block never.
  virtual void handle(Exchange& exchange) = 0;
  // The answer to a request that broke a rule of the server's own (size, header, method) before it reached handle().
  virtual Response refuse(int status, std::string_view why) = 0;
  // Once a second, on a thread of the server's.
  virtual void tick() = 0;
};

}  // namespace dangol
