// One libcurl handle, with what every transfer of ours has in common: no signals, no proxy from the environment, and a
// time limit.
#pragma once

#include <curl/curl.h>

#include <chrono>
#include <memory>
#include <string>

#include "base/assert.h"

namespace dangol {

struct TimeLimits {
  std::chrono::milliseconds connect{5'000};
  std::chrono::milliseconds total{20'000};  // of one request and its answer
  std::chrono::milliseconds mail{60'000};   // of one mail: a server looks through it before it answers
};

struct CurlCleanup {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using CurlHandle = std::unique_ptr<CURL, CurlCleanup>;
using CurlList = std::unique_ptr<curl_slist, CurlCleanup>;

// Initialises libcurl before the first one.
CurlHandle open_curl(std::chrono::milliseconds connect, std::chrono::milliseconds total);

// An option that libcurl refuses is our mistake.
template <class Value>
void set(CURL* handle, CURLoption option, Value value) {
  DANGOL_ASSERT(curl_easy_setopt(handle, option, value) == CURLE_OK);
}

void append(CurlList& list, const std::string& line);

// Why nothing arrived, in words that name nobody; "the connection was lost" for what has no better ones.
std::string words_of(CURLcode code);

}  // namespace dangol
