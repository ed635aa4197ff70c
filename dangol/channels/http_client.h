// One HTTP request to a gateway and its answer, guarded against being led elsewhere: the address of the connection
// itself is looked at when it is opened, so that no second look at the name can change it; no redirect is followed; an
// answer is read up to 1 MB; nothing is ever sent twice.
//
//   HttpClient client(Reach::internet, {});
//   const HttpAnswer answer = client.ask({"https://...", {"Content-Type: application/json"}, body});
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "channels/curl_handle.h"
#include "channels/gateway_address.h"

namespace dangol {

struct HttpRequest {
  std::string url;
  std::vector<std::string> headers;  // "Name: value"
  std::optional<std::string> body;   // POST; none: GET
};

enum class Exchange : std::uint8_t {
  answered = 1,
  not_sent,  // not one byte of the request left
  broken,    // it left, wholly or in part, and there is no whole answer
};

struct HttpAnswer {
  Exchange exchange = Exchange::broken;
  int status = 0;  // 100 .. 599 when answered
  std::string body;
  std::string reason;  // when not answered: in static words
};

inline constexpr std::size_t longest_answer = 1 << 20;          // bytes
inline constexpr std::size_t longest_answer_headers = 1 << 16;  // bytes

class HttpClient {
 public:
  HttpClient(Reach reach, const TimeLimits& limits) : reach_(reach), limits_(limits) {}
  HttpAnswer ask(const HttpRequest& request);

 private:
  Reach reach_;
  TimeLimits limits_;
};

}  // namespace dangol
