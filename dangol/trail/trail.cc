#include "trail/trail.h"

#include <algorithm>
#include <deque>

namespace dangol {
namespace {

bool is_outside(std::int32_t day, const TrailQuestion& question) {
  return (question.from && day < trail_day(*question.from)) || (question.until && day > trail_day(*question.until));
}

}  // namespace

bool fits(const TrailRow& row, const TrailQuestion& question) {
  if (question.account && row.account != *question.account) return false;
  if (question.from && row.at < *question.from) return false;
  if (question.until && row.at >= *question.until) return false;
  if (question.before != 0 && row.number >= question.before) return false;
  if (question.only_exports && row.reason == ExportReason::none) return false;
  return !question.customer || row.everybody ||
         std::ranges::find(row.customers, *question.customer) != row.customers.end();
}

Result<std::vector<TrailRow>> latest(const Trail& trail, const TrailQuestion& question) {
  std::vector<TrailRow> found;
  const std::vector<std::int32_t> days = trail.days();
  for (std::size_t i = days.size(); i-- > 0 && found.size() < question.most;) {
    if (is_outside(days[i], question)) continue;
    std::deque<TrailRow> of_day;
    const auto walked = trail.walk(days[i], [&](const TrailRow& row) {
      if (fits(row, question)) of_day.push_back(row);
      if (of_day.size() > question.most - found.size()) of_day.pop_front();
      return true;
    });
    if (!walked) return walked.error();
    found.insert(found.end(), of_day.rbegin(), of_day.rend());
  }
  return found;
}

}  // namespace dangol
