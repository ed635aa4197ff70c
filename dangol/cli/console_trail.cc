#include "cli/console_trail.h"

#include <fmt/format.h>

#include <cstdio>

namespace dangol {

TrailRow console_row(std::string_view verb, std::vector<CustomerId> guests) {
  return {.at = SystemClock().now(), .source = "console", .action = std::string(verb), .customers = std::move(guests)};
}

void leave_trail(ShopFolder& folder, TrailRow row) {
  std::erase(row.customers, CustomerId{});  // a walk-in
  if (row.customers.empty() && !row.everybody) return;
  Trail& trail = folder.trail();
  const auto written = trail.write(std::move(row));
  const auto synced = written ? trail.sync() : written.error();
  if (!synced) fmt::print(stderr, "warning: {}\n", synced.error().message);
}

}  // namespace dangol
