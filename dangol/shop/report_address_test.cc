#include "shop/report_address.h"

#include <doctest/doctest.h>

namespace dangol {

TEST_CASE("an address for reports is the channel's own, of this shop alone, and fits as a whole or not at all") {
  const KeyRing keys(random_key());
  const std::string path = report_path(keys, Channel::sms);
  CHECK(path == report_path(keys, Channel::sms));
  CHECK(path.starts_with("/api/v1/reports/sms/"));
  const std::string token = path.substr(path.rfind('/') + 1);
  CHECK(token.size() == 32);
  CHECK(is_report_token(keys, Channel::sms, token));
  CHECK_FALSE(is_report_token(keys, Channel::kakao, token));
  CHECK_FALSE(is_report_token(KeyRing(random_key()), Channel::sms, token));
  CHECK_FALSE(is_report_token(keys, Channel::sms, ""));
  CHECK_FALSE(is_report_token(keys, Channel::sms, token + "0"));
  for (std::size_t at = 0; at < token.size(); ++at) {
    std::string altered = token;
    altered[at] = altered[at] == '0' ? '1' : '0';
    CAPTURE(at);
    CHECK_FALSE(is_report_token(keys, Channel::sms, altered));
    CHECK_FALSE(is_report_token(keys, Channel::sms, token.substr(0, at)));
  }
}

}  // namespace dangol
