#include "evaluation/off_policy_task.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
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
constexpr std::array estimators{
    NamedEstimator{"IPS", OffPolicyMethod::ips}, NamedEstimator{"SNIPS", OffPolicyMethod::snips},
    NamedEstimator{"DR", OffPolicyMethod::dr}, NamedEstimator{"switch DR", OffPolicyMethod::switch_dr}};

std::string estimator_name(OffPolicyMethod method, bool estimated_propensities) {
  return fmt::format("{}, {} propensity", estimators[static_cast<std::size_t>(method)].name,
                     estimated_propensities ? "estimated" : "logged");
}

std::string_view doubt_words(OffPolicyDoubt doubt) {
  switch (doubt) {
    case OffPolicyDoubt::none: return "";
    case OffPolicyDoubt::few_choices: return "a few choices would carry it";
    case OffPolicyDoubt::never_shown: return "the log shows too little of what the other policy would";
    case OffPolicyDoubt::wrong_propensities: return "more was shown than the propensities allow";
  }
  return "";
}

// The chance of each item at each position on average over a log: even when all its propensities are alike, else how
// often it was shown there.
class MeanPolicy {
 public:
  MeanPolicy(const BannerLog& log, std::uint32_t items, std::uint32_t positions)
      : items_(items), chances_(std::size_t{items} * positions, 1.0 / items) {
    const auto alike = [&](const BannerShown& each) {
      return std::abs(each.propensity - log.shown.front().propensity) < even_within;
    };
    if (std::ranges::all_of(log.shown, alike)) {
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

 private:
  std::uint32_t items_;
  std::vector<double> chances_;
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
  MeanPolicy target;
  ClickRates clicks;
  std::uint32_t items;
};

PolicyQuestion policy_question(const BannerLog& from, const BannerLog& about) {
  const std::uint32_t items = std::max(from.items, about.items);
  const std::uint32_t positions = std::max(from.positions, about.positions);
  return {from, about, MeanPolicy(about, items, positions), ClickRates(from, items), items};
}

constexpr std::uint32_t every_position = static_cast<std::uint32_t>(-1);

std::vector<LoggedChoice> choices_of(const PolicyQuestion& question, std::uint32_t position) {
  std::vector<LoggedChoice> choices;
  for (std::size_t i = 0; i < question.from.shown.size(); ++i) {
    const BannerShown& each = question.from.shown[i];
    if (position != every_position && each.position != position) continue;
    LoggedChoice choice;
    choice.reward = each.clicked ? 1 : 0;
    choice.logged = each.propensity;
    choice.action = each.item;
    choice.stratum = each.position;
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
  std::vector<Figure> figures{absent(), on, absent(), absent()};
  if (result.estimate) {
    const OffPolicyEstimate& found = *result.estimate;
    figures = {with_interval(share(found.value, 2), found.interval.low, found.interval.high), on,
               count(found.interval.holds(truth.value) ? 1 : 0), share(found.most_bias, 2)};
  }
  figures.push_back(count(result.effective_size));
  figures.push_back(number(result.largest_weight, 1));
  figures.push_back(share(result.shown));
  table.row(std::move(name), std::move(figures));
}

void say_trust(Evaluation& evaluation, const PolicyQuestion& question, std::span<const LoggedChoice> choices) {
  std::string why;
  for (const auto& [name, method] : estimators) {
    const OffPolicyDoubt doubt = off_policy(choices, method).doubt;
    if (doubt != OffPolicyDoubt::none)
      why += fmt::format("; {} is refused: {}", estimator_name(method, false), doubt_words(doubt));
  }
  const auto trusted = most_trusted(choices);
  evaluation.say(fmt::format("{} from {}: trusted is {}{}", question.about.name, question.from.name,
                             trusted ? estimator_name(trusted->method, trusted->estimated_propensities) : "nothing",
                             why));
}

void add_policy_table(Evaluation& evaluation, const BannerLog& from, const BannerLog& about) {
  const PolicyQuestion question = policy_question(from, about);
  const std::vector<LoggedChoice> logged = choices_of(question, every_position);
  say_trust(evaluation, question, logged);
  Table& table = evaluation.table(
      fmt::format("Click rate of {} from the log of {}, 95 % intervals", about.name, from.name),
      {"estimated", "on policy", "covers", "bias at most", "effective size", "largest weight", "shown"});
  const OnPolicy truth = on_policy(about, every_position);
  for (const bool estimated : {false, true}) {
    const auto choices = estimated ? with_estimated_propensities(logged) : logged;
    for (const NamedEstimator& each : estimators)
      add_estimate(table, estimator_name(each.method, estimated), off_policy(choices, each.method), truth);
  }
  for (std::uint32_t position = 0; position < std::max(from.positions, about.positions); ++position) {
    const auto choices = with_estimated_propensities(choices_of(question, position));
    if (choices.empty()) continue;
    add_estimate(table, fmt::format("SNIPS, estimated propensity, position {}", position),
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
      "the policy asked about: even if its propensities are all alike, else as often as its own log shows an item at a "
      "position, one showing imagined of each");
  evaluation.say(
      "estimated propensity: how often the log shows the item at the position (Hirano, Imbens & Ridder 2003); right as "
      "long as the moment itself changes no click. With logged ones nothing is assumed of the moment: trusted first");
  evaluation.say(fmt::format(
      "refused below an effective size of {:.0f}, or where less than {:.0f} % of what the policy would show "
      "was shown; covers: 1 when the interval, bias included, holds the on-policy rate",
      least_effective, 100 * least_shown));
  for (const BannerLog& from : logs) {
    for (const BannerLog& about : logs) {
      if (&from != &about) add_policy_table(evaluation, from, about);
    }
  }
  return evaluation;
}

}  // namespace dangol
