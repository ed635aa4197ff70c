#include "evaluation/off_policy_task.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "evaluation/banner_log.h"
#include "experiments/off_policy.h"

namespace dangol {
namespace {

constexpr double imagined_showings = 1;      // of each item at each position, so that no chance is zero
constexpr double click_model_weight = 1000;  // showings by which an item's click rate is drawn to the mean
constexpr double even_within = 1e-9;

struct NamedEstimator {
  std::string_view name;
  OffPolicyMethod method;
};
constexpr std::array estimators{NamedEstimator{"IPS", OffPolicyMethod::ips},
                                NamedEstimator{"SNIPS", OffPolicyMethod::snips},
                                NamedEstimator{"DR", OffPolicyMethod::dr}};

// The chance of each item at each position on average over a log: even when all its propensities are alike, else how
// often it was shown there.
class MeanPolicy {
 public:
  MeanPolicy(const BannerLog& log, std::uint32_t items, std::uint32_t positions)
      : items_(items), chances_(std::size_t{items} * positions, 1.0 / items) {
    const auto alike = [&](const BannerShown& each) {
      return std::abs(each.propensity - log.shown.front().propensity) < even_within;
    };
    even_ = std::ranges::all_of(log.shown, alike);
    if (even_) {
      if (!log.shown.empty()) std::ranges::fill(chances_, log.shown.front().propensity);
      return;
    }
    std::ranges::fill(chances_, imagined_showings);
    std::vector<double> at(positions, imagined_showings * items);
    for (const BannerShown& each : log.shown) {
      chances_[std::size_t{each.position} * items + each.item] += 1;
      at[each.position] += 1;
    }
    for (std::size_t i = 0; i < chances_.size(); ++i) chances_[i] /= at[i / items];
  }

  double chance(const BannerShown& each) const { return chances_[std::size_t{each.position} * items_ + each.item]; }
  double chance(std::uint32_t position, std::uint32_t item) const {
    return chances_[std::size_t{position} * items_ + item];
  }
  bool even() const { return even_; }

 private:
  std::uint32_t items_;
  std::vector<double> chances_;
  bool even_ = false;
};

// What DR predicts: each item's click rate in the other half of the log, drawn to the mean.
class ClickRates {
 public:
  ClickRates(const BannerLog& log, std::uint32_t items) : items_(items), rates_(std::size_t{2} * items) {
    std::vector<double> showings(std::size_t{2} * items);
    std::array<double, 2> clicks{};
    std::array<double, 2> all{};
    for (std::size_t i = 0; i < log.shown.size(); ++i) {
      const std::size_t other = 1 - i % 2;
      const double clicked = log.shown[i].clicked ? 1 : 0;
      showings[other * items + log.shown[i].item] += 1;
      rates_[other * items + log.shown[i].item] += clicked;
      clicks[other] += clicked;
      all[other] += 1;
    }
    for (std::size_t i = 0; i < rates_.size(); ++i) {
      const double mean = all[i / items] > 0 ? clicks[i / items] / all[i / items] : 0;
      rates_[i] = (rates_[i] + click_model_weight * mean) / (showings[i] + click_model_weight);
    }
  }
  // For the row numbered `row`.
  double of(std::size_t row, std::uint32_t item) const { return rates_[row % 2 * items_ + item]; }

 private:
  std::uint32_t items_;
  std::vector<double> rates_;
};

struct PolicyQuestion {
  const BannerLog& from;
  const BannerLog& about;
  MeanPolicy logging;
  MeanPolicy target;
  ClickRates clicks;
  std::uint32_t items;
};

PolicyQuestion policy_question(const BannerLog& from, const BannerLog& about) {
  const std::uint32_t items = std::max(from.items, about.items);
  const std::uint32_t positions = std::max(from.positions, about.positions);
  return {from, about, MeanPolicy(from, items, positions), MeanPolicy(about, items, positions), ClickRates(from, items),
          items};
}

constexpr std::uint32_t every_position = static_cast<std::uint32_t>(-1);

std::vector<LoggedChoice> choices_of(const PolicyQuestion& question, bool mean_propensity, std::uint32_t position) {
  std::vector<LoggedChoice> choices;
  for (std::size_t i = 0; i < question.from.shown.size(); ++i) {
    const BannerShown& each = question.from.shown[i];
    if (position != every_position && each.position != position) continue;
    LoggedChoice choice;
    choice.reward = each.clicked ? 1 : 0;
    choice.logged = mean_propensity ? question.logging.chance(each) : each.propensity;
    choice.target = question.target.chance(each);
    choice.predicted = question.clicks.of(i, each.item);
    for (std::uint32_t item = 0; item < question.items; ++item) {
      choice.predicted_under_target += question.target.chance(each.position, item) * question.clicks.of(i, item);
    }
    choices.push_back(choice);
  }
  return choices;
}

struct OnPolicy {
  double value = 0;
  Interval interval;
};

OnPolicy on_policy(const BannerLog& log, std::uint32_t position) {
  double clicks = 0;
  double all = 0;
  for (const BannerShown& each : log.shown) {
    if (position != every_position && each.position != position) continue;
    clicks += each.clicked ? 1 : 0;
    all += 1;
  }
  const double rate = all > 0 ? clicks / all : 0;
  return {rate, wilson_interval(rate, all)};
}

void add_estimate(Table& table, std::string name, const OffPolicyResult& result, const OnPolicy& truth) {
  const Figure on = with_interval(share(truth.value, 2), truth.interval.low, truth.interval.high);
  if (!result.estimate) {
    table.row(std::move(name),
              {absent(), on, absent(), count(result.effective_size), number(result.largest_weight, 1)});
    return;
  }
  const OffPolicyEstimate& found = *result.estimate;
  table.row(std::move(name), {with_interval(share(found.value, 2), found.interval.low, found.interval.high), on,
                              count(found.interval.holds(truth.value) ? 1 : 0), count(found.effective_size),
                              number(result.largest_weight, 1)});
}

void add_policy_table(Evaluation& evaluation, const BannerLog& from, const BannerLog& about) {
  const std::vector<std::string> shown_columns{"estimated", "on policy", "covers", "effective size", "largest weight"};
  const PolicyQuestion question = policy_question(from, about);
  Table& table = evaluation.table(
      fmt::format("Click rate of {} from the log of {}, 95 % intervals", about.name, from.name), shown_columns);
  const OnPolicy truth = on_policy(about, every_position);
  for (const bool mean_propensity : {false, true}) {
    if (mean_propensity && question.logging.even()) continue;
    const auto choices = choices_of(question, mean_propensity, every_position);
    for (const NamedEstimator& each : estimators) {
      add_estimate(table, fmt::format("{}, {} propensity", each.name, mean_propensity ? "mean" : "logged"),
                   off_policy(choices, each.method), truth);
    }
  }
  for (std::uint32_t position = 0; position < std::max(from.positions, about.positions); ++position) {
    const auto choices = choices_of(question, true, position);
    if (choices.empty()) continue;
    add_estimate(table, fmt::format("SNIPS, mean propensity, position {}", position),
                 off_policy(choices, OffPolicyMethod::snips), on_policy(about, position));
  }
}

}  // namespace

Result<Evaluation> evaluate_off_policy_task(const EvaluationRequest& request) {
  std::vector<BannerLog> logs;
  Evaluation evaluation{
      .task = "off-policy", .title = "One policy's click rate from another policy's log", .lines = {}, .tables = {}};
  for (const std::filesystem::path& file : request.data) {
    auto log = read_banner_log(file);
    if (!log) return log.error();
    if (log->shown.empty()) return Error{ErrorCode::invalid_input, "a log holds no banner that can be read"};
    evaluation.say(fmt::format("{}: {} banners, {} items, {} rows refused", log->name, log->shown.size(), log->items,
                               log->refused));
    logs.push_back(std::move(*log));
  }
  if (logs.size() < 2) return Error{ErrorCode::invalid_input, "name the logs of two policies with --data"};
  evaluation.say(
      "a policy whose propensities are all alike is even; of another the chance of an item at a position is "
      "how often its own log shows it there, one showing imagined of each");
  evaluation.say(
      "mean propensity: of the logging policy over its whole log instead of at the moment of the choice "
      "(Agarwal et al. 2017, balanced weights); right as long as the moment itself changes no click");
  evaluation.say(
      fmt::format("no estimate below an effective size of {:.0f}; covers: 1 when the interval holds the "
                  "on-policy rate",
                  least_effective));
  for (const BannerLog& from : logs) {
    for (const BannerLog& about : logs) {
      if (&from != &about) add_policy_table(evaluation, from, about);
    }
  }
  return evaluation;
}

}  // namespace dangol
