#include "shop/guest_link.h"

#include <doctest/doctest.h>

namespace dangol {
namespace {

constexpr CustomerId whose_link{101};

}  // namespace

TEST_CASE(
    "a link is its guest's alone, for its one use; her own page's ends after thirty days, that of asking after 45") {
  const KeyRing keys(random_key());
  const std::string opt_out = guest_token(keys, whose_link, LinkUse::opt_out, 0);
  const std::string page = guest_token(keys, whose_link, LinkUse::own_page, 100);
  CHECK(guest_of_token(keys, opt_out, LinkUse::opt_out, 1'000'000) == whose_link);
  CHECK_FALSE(guest_of_token(keys, opt_out, LinkUse::own_page, 0));
  CHECK_FALSE(guest_of_token(keys, page, LinkUse::opt_out, 100));
  CHECK_FALSE(guest_of_token(keys, page, LinkUse::own_page, 99));
  CHECK(guest_of_token(keys, page, LinkUse::own_page, 129) == whose_link);
  CHECK_FALSE(guest_of_token(keys, page, LinkUse::own_page, 130));
  const std::string said = guest_token(keys, whose_link, LinkUse::feedback, 100);
  CHECK(guest_of_token(keys, said, LinkUse::feedback, 144) == whose_link);
  CHECK_FALSE(guest_of_token(keys, said, LinkUse::feedback, 145));
  CHECK_FALSE(guest_of_token(keys, said, LinkUse::own_page, 100));
  CHECK_FALSE(guest_of_token(keys, page, LinkUse::feedback, 100));
  CHECK_FALSE(guest_of_token(KeyRing(random_key()), page, LinkUse::own_page, 100));
  for (std::size_t at = 0; at < page.size(); ++at) {
    std::string altered = page;
    altered[at] = altered[at] == 'x' ? 'y' : 'x';
    CAPTURE(at);
    CHECK_FALSE(guest_of_token(keys, altered, LinkUse::own_page, 100));
    CHECK_FALSE(guest_of_token(keys, page.substr(0, at), LinkUse::own_page, 100));
  }
}

}  // namespace dangol
