#include "api/kept_insights.h"

#include <doctest/doctest.h>

using namespace dangol;
using namespace std::chrono_literals;

namespace {

const KeptInsights::Time start{};

}  // namespace

TEST_CASE("an answer stands while nothing was recorded, for a minute") {
  KeptInsights kept;
  kept.put("value", {"old", {{17}}}, 7, kept.clearings(), start, start);
  CHECK(kept.find("value", 7, start + 59s)->json == "old");
  CHECK(kept.find("value", 7, start + 59s)->shown == std::vector<CustomerId>{{17}});
  CHECK_FALSE(kept.find("value", 7, start + 61s));
  CHECK_FALSE(kept.find("value", 8, start + 1s));
  CHECK_FALSE(kept.find("other", 7, start + 1s));
}

TEST_CASE("one that was dear to make stands twenty times as long as that took, whatever is recorded") {
  KeptInsights kept;
  kept.put("value", {"dear", {{17}}}, 7, kept.clearings(), start, start + 10s);
  CHECK(kept.find("value", 99, start + 209s)->json == "dear");
  CHECK_FALSE(kept.find("value", 99, start + 211s));
}

TEST_CASE("after a guest was erased nothing is answered that was made, or begun, before") {
  KeptInsights kept;
  const auto before = kept.clearings();
  kept.put("value", {"names her", {{17}}}, 7, before, start, start + 10s);
  kept.clear();
  CHECK_FALSE(kept.find("value", 7, start + 11s));
  kept.put("value", {"names her", {{17}}}, 7, before, start, start + 12s);
  CHECK_FALSE(kept.find("value", 7, start + 13s));
}
