#include "consent/own_consent.h"

#include <doctest/doctest.h>

namespace dangol {

TEST_CASE("she may consent herself from her fourteenth birthday on, also when born on the 29th of February") {
  using namespace date::literals;
  CHECK_FALSE(may_consent_herself(2010_y / 7 / 2, 2024_y / 7 / 1));
  CHECK(may_consent_herself(2010_y / 7 / 1, 2024_y / 7 / 1));
  CHECK_FALSE(may_consent_herself(2008_y / 2 / 29, 2022_y / 2 / 28));
  CHECK(may_consent_herself(2008_y / 2 / 29, 2022_y / 3 / 1));
  CHECK(consents_herself_from(2010_y / 7 / 2) == 2024_y / 7 / 2);
  CHECK(consents_herself_from(2008_y / 2 / 29) == 2022_y / 3 / 1);
  CHECK(check_age(std::nullopt, 2024_y / 7 / 1));
  CHECK(check_age(2020_y / 1 / 1, 2024_y / 7 / 1).error().code == ErrorCode::forbidden);
  CHECK(check_age(2020_y / 1 / 1, 2024_y / 7 / 1, true));
}

}  // namespace dangol
