#include "insights/proof.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace dangol {
namespace {

constexpr std::array measured{Measure::revisit, Measure::visits, Measure::spend, Measure::cycle_length};
constexpr double error_in_all = 0.05;  // shared out evenly: that any of the intervals ever misses

struct Enrolled {
  CustomerId guest;
  TrialOutcome outcome;
};

struct Observation {
  double value = 0;
  double before = 0;
};

Observation observed(Measure measure, const HoldOutSet& set, const TrialOutcome& outcome) {
  const double visits_before = outcome.visits_before();
  switch (measure) {
    case Measure::visits: return {static_cast<double>(outcome.visits()), visits_before};
    case Measure::spend:
      return {static_cast<double>(outcome.spent_minor()), static_cast<double>(outcome.spent_before_minor())};
    case Measure::cycle_length: return {static_cast<double>(outcome.days_until_next(set)), visits_before};
    default: return {outcome.visits() > 1 ? 1.0 : 0.0, visits_before};
  }
}

}  // namespace

Proof proof_of_suggestions(const GuestWalk& walk, const HoldOutSet& set, std::int32_t start_day, std::int32_t today) {
  const HoldOut hold_out = suggestion_hold_out(set);
  Proof proof;
  std::vector<Enrolled> known;
  walk([&](const Guest& guest) {
    if (guest.trial.first_day() < start_day || set.share_thousandths == 0) return;
    (arm_of(hold_out, guest.id) == Arm::held_out ? proof.held_out : proof.treated) += 1;
    if (guest.trial.is_known(set, start_day, today)) known.push_back({guest.id, guest.trial});
  });
  std::ranges::sort(known, {}, [](const Enrolled& each) { return std::tuple(each.outcome.first_day(), each.guest); });

  const double weeks = std::max(1.0, (today - start_day - static_cast<double>(set.window_days)) / 7);
  for (const Measure measure : measured) {
    Experiment experiment({.measure = measure,
                           .held_out_share = hold_out.share,
                           .planned = set.planned,
                           .error = error_in_all / measured.size()});
    for (const Enrolled& each : known) {
      const Observation seen = observed(measure, set, each.outcome);
      experiment.add(arm_of(hold_out, each.guest), seen.value, seen.before);
    }
    proof.measures.push_back({measure, experiment.compare(static_cast<double>(known.size()) / weeks)});
  }
  return proof;
}

}  // namespace dangol
