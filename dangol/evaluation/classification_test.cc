#include "evaluation/classification.h"

#include <doctest/doctest.h>

#include <vector>

using namespace dangol;

TEST_CASE("the area under the curve: all right, all wrong, no difference, ties") {
  const std::vector<Asked> right{{0.1, false}, {0.2, false}, {0.8, true}};
  CHECK(area_under_curve(right, 1).value == 1);
  const std::vector<Asked> wrong{{0.9, false}, {0.8, true}};
  CHECK(area_under_curve(wrong, 1).value == 0);
  const std::vector<Asked> tied{{0.5, false}, {0.5, true}, {0.5, true}};
  CHECK(area_under_curve(tied, 1).value == 0.5);
  CHECK(area_under_curve({}, 1).value == 0.5);
  const std::vector<Asked> nobody{{0.3, false}, {0.4, false}};
  CHECK(area_under_curve(nobody, 1).value == 0.5);
  const std::vector<Asked> mixed{{0.1, false}, {0.3, true}, {0.4, false}, {0.6, true}};
  const WithInterval found = area_under_curve(mixed, 1);
  CHECK(found.value == 0.75);
  CHECK(found.low <= found.value);
  CHECK(found.high >= found.value);
  CHECK(area_under_curve(mixed, 1).low == found.low);  // the same seed, the same interval
}

TEST_CASE("calibration error of honest and of boastful chances") {
  std::vector<Asked> honest;
  std::vector<Asked> boastful;
  for (int i = 0; i < 100; ++i) {
    honest.push_back({0.25, i % 4 == 0});
    boastful.push_back({0.85, i % 4 == 0});
  }
  CHECK(expected_calibration_error(honest) == doctest::Approx(0));
  CHECK(expected_calibration_error(boastful) == doctest::Approx(0.6));
  CHECK(expected_calibration_error({}) == 0);
}

TEST_CASE("exact intervals of a share") {
  CHECK(exact_share(0, 0).high == 1);
  const WithInterval none = exact_share(0, 10);
  CHECK(none.low == 0);
  CHECK(none.high == doctest::Approx(0.3085).epsilon(0.001));  // Clopper & Pearson 1934
  const WithInterval eight = exact_share(8, 10);
  CHECK(eight.low == doctest::Approx(0.4439).epsilon(0.001));
  CHECK(eight.high == doctest::Approx(0.9748).epsilon(0.001));
  const WithInterval many = exact_share(80'000, 100'000);
  CHECK(many.low == doctest::Approx(0.7975).epsilon(0.0005));
  CHECK(many.high == doctest::Approx(0.8025).epsilon(0.0005));
}
