#include "channels/http_client.h"

#include <sys/socket.h>
#include <unistd.h>

namespace dangol {
namespace {

struct Transfer {
  Reach reach = Reach::internet;
  bool was_elsewhere = false;
  bool is_too_long = false;
  std::size_t header_bytes = 0;
  std::string body;
};

curl_socket_t open_socket(void* told, curlsocktype, curl_sockaddr* to) {
  Transfer& transfer = *static_cast<Transfer*>(told);
  if (!is_within(transfer.reach, to->addr)) {
    transfer.was_elsewhere = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

// Fewer bytes than were given stop the transfer.
std::size_t take_body(char* bytes, std::size_t, std::size_t count, void* told) {
  Transfer& transfer = *static_cast<Transfer*>(told);
  transfer.is_too_long = transfer.body.size() + count > longest_answer;
  if (transfer.is_too_long) return 0;
  transfer.body.append(bytes, count);
  return count;
}

std::size_t take_header(char*, std::size_t, std::size_t count, void* told) {
  Transfer& transfer = *static_cast<Transfer*>(told);
  transfer.header_bytes += count;
  transfer.is_too_long = transfer.header_bytes > longest_answer_headers;
  return transfer.is_too_long ? 0 : count;
}

void guard(CURL* handle, Transfer& transfer) {
  set(handle, CURLOPT_PROTOCOLS_STR, transfer.reach == Reach::internet ? "https" : "http");
  set(handle, CURLOPT_FOLLOWLOCATION, 0L);
  set(handle, CURLOPT_OPENSOCKETFUNCTION, &open_socket);
  set(handle, CURLOPT_OPENSOCKETDATA, &transfer);
  set(handle, CURLOPT_WRITEFUNCTION, &take_body);
  set(handle, CURLOPT_WRITEDATA, &transfer);
  set(handle, CURLOPT_HEADERFUNCTION, &take_header);
  set(handle, CURLOPT_HEADERDATA, &transfer);
  set(handle, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
}

CurlList header_lines(const HttpRequest& request) {
  CurlList lines;
  append(lines, "User-Agent: Dangol");
  append(lines, "Expect:");  // else a body waits a second for leave to be sent
  for (const std::string& header : request.headers) append(lines, header);
  return lines;
}

bool left_us(CURL* handle) {
  long bytes = 0;
  curl_easy_getinfo(handle, CURLINFO_REQUEST_SIZE, &bytes);
  return bytes > 0;
}

std::string why(CURLcode code, const Transfer& transfer) {
  if (transfer.was_elsewhere) return "the host's name leads into a private network";
  if (transfer.is_too_long) return "the answer is too long";
  return words_of(code);
}

}  // namespace

// A handle of its own for each request: on a connection that was kept, libcurl would repeat a request by itself when
// the host has closed it meanwhile.
HttpAnswer HttpClient::ask(const HttpRequest& request) {
  const CurlHandle handle = open_curl(limits_.connect, limits_.total);
  Transfer transfer;
  transfer.reach = reach_;
  guard(handle.get(), transfer);
  const CurlList headers = header_lines(request);
  set(handle.get(), CURLOPT_URL, request.url.c_str());
  set(handle.get(), CURLOPT_HTTPHEADER, headers.get());
  if (request.body) {
    set(handle.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body->size()));
    set(handle.get(), CURLOPT_POSTFIELDS, request.body->data());
  }
  const CURLcode code = curl_easy_perform(handle.get());
  if (code != CURLE_OK)
    return {left_us(handle.get()) ? Exchange::broken : Exchange::not_sent, 0, {}, why(code, transfer)};
  long status = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
  return {Exchange::answered, static_cast<int>(status), std::move(transfer.body), {}};
}

}  // namespace dangol
