#include "evaluation/rhythm_task.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/time.h"
#include "evaluation/purchases.h"
#include "evaluation/rhythm_replay.h"

namespace dangol {
namespace {

constexpr std::array<std::int32_t, 4> windows{7, 14, 28, 90};  // days

std::vector<RhythmVisit> visits_for_anything(const Purchases& purchases) {
  std::vector<RhythmVisit> visits;
  for (const Purchase& row : purchases.rows) visits.push_back({row.day, row.customer, {}});
  return visits;
}

// Each purchase as a visit for anything and one for its service, in that order.
std::vector<RhythmVisit> visits_and_services(const Purchases& purchases) {
  std::vector<RhythmVisit> visits;
  for (const Purchase& row : purchases.rows) {
    visits.push_back({row.day, row.customer, {}});
    if (row.service != 0) visits.push_back({row.day, row.customer, {row.service}});
  }
  return visits;
}

Figure figure_of(const WithInterval& found, int decimals) {
  return with_interval(number(found.value, decimals), found.low, found.high);
}

Figure share_of(std::uint64_t inside, std::uint64_t of) {
  const WithInterval found = exact_share(inside, of);
  return with_interval(share(found.value), found.low, found.high);
}

void tell_gaps(Evaluation& evaluation, std::string title, const GapErrors& errors) {
  if (errors.all_gaps == 0) return;
  Table& table = evaluation.table(std::move(title), {"mean error, days", "Dangol against it"});
  const auto row = [&](std::string name, double error) {
    table.row(std::move(name), {number(error, 3), error > 0 ? share(errors.ours / error - 1) : absent()});
  };
  table.row("Dangol", {number(errors.ours, 3), absent()});
  row("her own mean gap", errors.own_mean);
  row("her own median gap", errors.own_median);
  row("her last gap", errors.last);
  row("the shop's mean gap", errors.shop_mean);
}

void tell_coverage(Evaluation& evaluation, std::string title, const GapErrors& errors) {
  if (errors.all_gaps == 0) return;
  Table& table = evaluation.table(std::move(title), {"gaps", "inside"});
  table.row("all gaps", {count(static_cast<double>(errors.all_gaps)), share_of(errors.all_inside, errors.all_gaps)});
  table.row("not her first", {count(static_cast<double>(errors.gaps)), share_of(errors.inside, errors.gaps)});
}

// The shortest window that half of the gaps fit in.
std::int32_t usual_window(const Purchases& purchases) {
  std::vector<std::int32_t> last(purchases.customers, 0);
  std::vector<bool> seen(purchases.customers, false);
  std::vector<std::int32_t> gaps;
  for (const Purchase& row : purchases.rows) {
    if (seen[row.customer] && row.day > last[row.customer]) gaps.push_back(row.day - last[row.customer]);
    seen[row.customer] = true;
    last[row.customer] = row.day;
  }
  if (gaps.empty()) return windows.front();
  std::ranges::nth_element(gaps, gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2));
  const auto fits = std::ranges::lower_bound(windows, gaps[gaps.size() / 2]);
  return fits == windows.end() ? windows.back() : *fits;
}

void tell_returns(Evaluation& evaluation, const ReturnsAsked& asked, bool usual, std::uint64_t seed) {
  Table& table =
      evaluation.table(fmt::format("Back within {} days{}: {} customers who had come twice", asked.days,
                                   usual ? " (the shortest that half of the gaps fit in)" : "", asked.ours.size()),
                       {"AUC", "calibration error"});
  const auto row = [&](std::string name, const std::vector<Asked>& each, bool chances) {
    table.row(std::move(name), {figure_of(area_under_curve(each, seed), 3),
                                chances ? number(expected_calibration_error(each), 3) : absent()});
  };
  row("Dangol", asked.ours, true);
  row("Dangol's hierarchy alone", asked.hierarchy_alone, true);
  row("visits a day", asked.rate, false);
  row("days since the last visit", asked.recency, false);
  row("Dangol, those who had come once too", asked.ours_of_all, true);
}

Result<std::int32_t> cut_of(const EvaluationRequest& request, const Purchases& purchases) {
  const std::int32_t first = purchases.rows.front().day;
  if (request.until.empty()) return first + (purchases.rows.back().day - first) / 2;
  const auto until = parse_instant(request.until, Zone::utc());
  if (!until) return until.error();
  return Zone::utc().local(*until).day;
}

}  // namespace

Result<Evaluation> evaluate_rhythm_task(const EvaluationRequest& request) {
  const auto purchases = read_purchases(request.data);
  if (!purchases) return purchases.error();
  if (purchases->rows.empty()) return Error{ErrorCode::invalid_input, "the files have no row that can be read"};
  const auto cut = cut_of(request, *purchases);
  if (!cut) return cut.error();

  Evaluation evaluation{.task = "rhythm", .title = "When customers come again", .lines = {}, .tables = {}};
  evaluation.say(fmt::format("{} rows of {} customers over {} days", purchases->rows.size(), purchases->customers,
                             purchases->rows.back().day - purchases->rows.front().day + 1));
  evaluation.say(
      "each gap forecast before it was learned from; errors are of customers with a gap before; shares with "
      "exact 95 % intervals");
  const GapReplay gaps = replay_gaps(visits_and_services(*purchases));
  tell_gaps(evaluation, "The next gap between visits", gaps.visits);
  tell_coverage(evaluation, "Visits inside the 80 % interval", gaps.visits);
  tell_gaps(evaluation, "The next gap between visits for one service", gaps.services);
  tell_coverage(evaluation, "Visits for one service inside the 80 % interval", gaps.services);

  evaluation.say(
      fmt::format("back within: learned from days up to {}, asked at its end; 95 % intervals of 200 "
                  "bootstrap samples, seed {}",
                  date::format("%F", date::sys_days{date::days{*cut}}), request.seed));
  const std::int32_t usual = usual_window(*purchases);
  for (const ReturnsAsked& asked : replay_returns(visits_for_anything(*purchases), *cut, windows)) {
    if (!asked.ours.empty()) tell_returns(evaluation, asked, asked.days == usual, request.seed);
  }
  return evaluation;
}

}  // namespace dangol
