#include "channels/curl_handle.h"

namespace dangol {

CurlHandle open_curl(std::chrono::milliseconds connect, std::chrono::milliseconds total) {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  DANGOL_ASSERT(ready == CURLE_OK);
  CurlHandle handle(curl_easy_init());
  DANGOL_ASSERT(handle != nullptr);
  set(handle.get(), CURLOPT_NOSIGNAL, 1L);
  set(handle.get(), CURLOPT_PROXY, "");
  set(handle.get(), CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(connect.count()));
  set(handle.get(), CURLOPT_TIMEOUT_MS, static_cast<long>(total.count()));
  return handle;
}

void append(CurlList& list, const std::string& line) {
  curl_slist* longer = curl_slist_append(list.get(), line.c_str());
  DANGOL_ASSERT(longer != nullptr);
  (void)list.release();
  list.reset(longer);
}

std::string words_of(CURLcode code) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST: return "the host has no address";
    case CURLE_COULDNT_CONNECT: return "no connection to the host";
    case CURLE_OPERATION_TIMEDOUT: return "no answer in time";
    case CURLE_LOGIN_DENIED: return "the name or password is refused";
    case CURLE_PEER_FAILED_VERIFICATION: return "the certificate is not to be trusted";
    case CURLE_USE_SSL_FAILED: return "the host does not encrypt";
    case CURLE_SSL_CONNECT_ERROR: return "no encrypted connection to the host";
    default: return "the connection was lost";
  }
}

}  // namespace dangol
