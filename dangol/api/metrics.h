// What a monitoring system reads from GET /metrics: counts and times in the Prometheus text format. No personal data
// and no ids: routes are named by their pattern.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/routes.h"

namespace dangol {

class Metrics {
 public:
  explicit Metrics(std::span<const Route> routes);

  // `route`: index in the routes; its size for what no route answered. `micros`: from the whole request to the answer.
  void count(std::size_t route, int status, std::uint64_t micros);

  struct Gauge {
    std::string_view name;
    std::string_view help;
    double value;
  };
  std::string text(std::span<const Gauge> gauges) const;

 private:
  static constexpr std::array<int, 16> statuses{200, 201, 204, 304, 400, 401, 403, 404,
                                                405, 409, 411, 413, 415, 429, 500, 503};
  static constexpr std::array<std::uint64_t, 11> bounds_micros{25,    50,     100,    250,     500,      1'000,
                                                               2'500, 10'000, 50'000, 250'000, 1'000'000};

  struct Counters {
    std::array<std::atomic<std::uint64_t>, statuses.size() + 1> by_status{};     // the last: any other
    std::array<std::atomic<std::uint64_t>, bounds_micros.size() + 1> by_time{};  // the last: longer
    std::atomic<std::uint64_t> total_micros{0};
  };
  std::span<const Route> routes_;
  std::vector<Counters> counters_;  // one for each route and one for the rest
};

}  // namespace dangol
