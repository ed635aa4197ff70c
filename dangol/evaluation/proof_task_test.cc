#include "evaluation/proof_task.h"

#include <doctest/doctest.h>

#include "evaluation/watched_tests.h"

using namespace dangol;

TEST_CASE("the proof is measured in four tables, the same from the same seed") {
  const Evaluation first = simulate_proof(3, 10);
  REQUIRE(first.tables.size() == 4);
  CHECK(first.tables[0].rows.size() == 8);
  CHECK(as_text(first) == as_text(simulate_proof(3, 10)));
  CHECK(as_text(first) != as_text(simulate_proof(4, 10)));
}

TEST_CASE("the usual tests: a z-test asked once is by hand, one asked always is asked from the twentieth on") {
  const auto feed = [](const WatchedTest& test, int each, int treated, int held_out) {
    bool told = false;
    for (int i = 0; i < each; ++i) {
      told = test({Arm::treated, i < treated ? 1.0 : 0.0, 0}) || told;
      told = test({Arm::held_out, i < held_out ? 1.0 : 0.0, 0}) || told;
    }
    return told;
  };
  // 45 and 30 of 100: z = 0.15 / sqrt(0.375 * 0.625 * 0.02) = 2.19; 43 and 30: 1.91.
  CHECK(feed(z_test(200), 100, 45, 30));
  CHECK(!feed(z_test(200), 100, 43, 30));
  CHECK(!feed(z_test(300), 100, 90, 10));
  CHECK(!feed(z_test(0), 9, 9, 0));
  CHECK(feed(z_test(0), 10, 10, 0));
  CHECK(feed(mixture_ratio_test(0.2), 100, 90, 10));
  CHECK(!feed(mixture_ratio_test(0.2), 100, 50, 50));
}
