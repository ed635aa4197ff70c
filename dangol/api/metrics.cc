#include "api/metrics.h"

#include <fmt/format.h>

#include <algorithm>

namespace dangol {
namespace {

constexpr auto relaxed = std::memory_order_relaxed;

std::string_view method_word(const Route& route) { return word_of(route.method); }

}  // namespace

Metrics::Metrics(std::span<const Route> routes) : routes_(routes), counters_(routes.size() + 1) {}

void Metrics::count(std::size_t route, int status, std::uint64_t micros) {
  Counters& counters = counters_[std::min(route, routes_.size())];
  const auto which = std::ranges::find(statuses, status) - statuses.begin();
  const auto bound = std::ranges::lower_bound(bounds_micros, micros) - bounds_micros.begin();
  counters.by_status[static_cast<std::size_t>(which)].fetch_add(1, relaxed);
  counters.by_time[static_cast<std::size_t>(bound)].fetch_add(1, relaxed);
  counters.total_micros.fetch_add(micros, relaxed);
}

std::string Metrics::text(std::span<const Gauge> gauges) const {
  std::string out = "# HELP dangol_requests_total Requests answered.\n# TYPE dangol_requests_total counter\n";
  const auto label = [&](std::size_t at) {
    return at == routes_.size()
               ? std::string("method=\"\",route=\"other\"")
               : fmt::format("method=\"{}\",route=\"{}\"", method_word(routes_[at]), routes_[at].pattern);
  };
  for (std::size_t at = 0; at < counters_.size(); ++at) {
    for (std::size_t i = 0; i <= statuses.size(); ++i) {
      const auto count = counters_[at].by_status[i].load(relaxed);
      const auto status = i < statuses.size() ? std::to_string(statuses[i]) : std::string("other");
      if (count > 0) out += fmt::format("dangol_requests_total{{{},status=\"{}\"}} {}\n", label(at), status, count);
    }
  }
  out +=
      "# HELP dangol_request_seconds From the whole request to its answer.\n# TYPE dangol_request_seconds histogram\n";
  for (std::size_t at = 0; at < counters_.size(); ++at) {
    std::uint64_t sum = 0;
    std::string lines;
    for (std::size_t i = 0; i <= bounds_micros.size(); ++i) {
      sum += counters_[at].by_time[i].load(relaxed);
      const std::string bound =
          i < bounds_micros.size() ? fmt::format("{}", static_cast<double>(bounds_micros[i]) / 1e6) : "+Inf";
      lines += fmt::format("dangol_request_seconds_bucket{{{},le=\"{}\"}} {}\n", label(at), bound, sum);
    }
    if (sum == 0) continue;
    out += lines;
    const double seconds = static_cast<double>(counters_[at].total_micros.load(relaxed)) / 1e6;
    out += fmt::format("dangol_request_seconds_sum{{{0}}} {1}\ndangol_request_seconds_count{{{0}}} {2}\n", label(at),
                       seconds, sum);
  }
  for (const Gauge& gauge : gauges) {
    out += fmt::format("# HELP {0} {1}\n# TYPE {0} gauge\n{0} {2}\n", gauge.name, gauge.help, gauge.value);
  }
  return out;
}

}  // namespace dangol
