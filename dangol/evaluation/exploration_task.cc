#include "evaluation/exploration_task.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include "decisions/choose_suggestion.h"
#include "insights/suggestion_choices.h"

namespace dangol {
namespace {

constexpr std::int32_t tried_days = 180;
constexpr double chance_of_card = 0.25;  // of a guest on a day
constexpr std::size_t things = 12;
constexpr std::size_t things_new_to_her = 8;  // of them, on a day
constexpr std::size_t things_considered = 4;

using TrialDice = std::mt19937_64;
double uniform_drawn(TrialDice& dice) { return static_cast<double>(dice() >> 11) * 0x1p-53; }
double bell_drawn(TrialDice& dice) { return std::normal_distribution<double>()(dice); }

// What a guest would take of her own accord, and what the shop believes of it.
struct TriedGuest {
  std::array<double, things> taste{};
  std::array<float, things> believed{};
};

struct TriedShop {
  std::vector<TriedGuest> guests;
  std::array<double, things> lift{};  // how much oftener each is taken when it is named

  TriedShop(std::size_t count, TrialDice& dice) : guests(count) {
    for (double& each : lift) each = std::exp(0.4 + 0.6 * bell_drawn(dice));
    for (TriedGuest& guest : guests) {
      for (std::size_t i = 0; i < things; ++i) {
        guest.taste[i] = 0.02 * std::exp(2.3 * uniform_drawn(dice));
        guest.believed[i] = static_cast<float>(guest.taste[i] * std::exp(0.3 * bell_drawn(dice)));
      }
    }
  }
  // That she takes it when it is named.
  double truth(std::size_t guest, ItemId item) const {
    const std::size_t i = item.value - 1;
    return std::min(0.95, guests[guest].taste[i] * lift[i]);
  }
  // What suits her on that day, best first.
  std::vector<RecommendedItem> suiting(std::size_t guest, TrialDice& dice) const {
    std::array<std::uint32_t, things> all{};
    for (std::uint32_t i = 0; i < things; ++i) all[i] = i;
    std::shuffle(all.begin(), all.end(), dice);
    std::vector<RecommendedItem> suiting;
    for (std::size_t i = 0; i < things_new_to_her; ++i)
      suiting.push_back({ItemId{all[i] + 1}, guests[guest].believed[all[i]], {}});
    std::ranges::sort(suiting, std::greater(), &RecommendedItem::chance);
    suiting.resize(things_considered);
    return suiting;
  }
};

enum class ChosenBy : std::uint8_t { best_alone, dangol, evenly, knowing };

struct TriedRun {
  double all = 0;   // share that is taken: the truth's, without the chance of each answer
  double late = 0;  // in the last third of the days
  std::vector<ShownSuggestions> shown;
  std::vector<std::vector<std::array<double, 2>>> truths;  // of each that is remembered, by ChoosingWay
};

class ChoicePlayer {
 public:
  ChoicePlayer(const TriedShop& shop, std::uint64_t seed) : shop_(shop), dice_(seed) {}

  TriedRun run(ChosenBy way, std::uint32_t share_thousandths) {
    TriedRun run;
    run.shown.resize(shop_.guests.size());
    run.truths.resize(shop_.guests.size());
    SuggestionLift lift;
    std::array<double, 2> cards{};
    for (std::int32_t day = 0; day < tried_days; ++day) {
      for (std::size_t guest = 0; guest < shop_.guests.size(); ++guest) {
        if (uniform_drawn(dice_) >= chance_of_card) continue;
        const auto suiting = shop_.suiting(guest, dice_);
        const SuggestionShown chosen = choose(way, suiting, {lift, share_thousandths}, guest, day);
        const double truth = shop_.truth(guest, chosen.among[chosen.shown].item);
        run.all += truth;
        ++cards[0];
        if (day * 3 >= tried_days * 2) run.late += truth, ++cards[1];
        remember(run, lift, guest, day, chosen);
        if (uniform_drawn(dice_) < truth) take(run, lift, guest, day, chosen.among[chosen.shown].item);
      }
    }
    run.all /= cards[0];
    run.late /= cards[1];
    return run;
  }

 private:
  SuggestionShown choose(ChosenBy way, const std::vector<RecommendedItem>& suiting, const Exploration& exploration,
                         std::size_t guest, std::int32_t day) {
    const CustomerId id{guest + 1};
    if (way == ChosenBy::dangol) return choose_suggestion(suiting, exploration, id, day);
    SuggestionShown chosen = choose_suggestion(suiting, {exploration.lift, 0}, id, day);
    if (way == ChosenBy::evenly) chosen.shown = static_cast<std::uint32_t>(dice_() % chosen.among.size());
    if (way == ChosenBy::knowing) {
      const auto best = std::ranges::max_element(
          chosen.among, {}, [&](const ConsideredItem& each) { return shop_.truth(guest, each.item); });
      chosen.shown = static_cast<std::uint32_t>(best - chosen.among.begin());
    }
    return chosen;
  }
  // As shop/ does it.
  void remember(TriedRun& run, SuggestionLift& lift, std::size_t guest, std::int32_t day,
                const SuggestionShown& chosen) {
    if (const auto oldest = run.shown[guest].add({day, 540}, chosen)) lift.remove(*oldest);
    lift.add(*run.shown[guest].on(day));
    std::array<double, 2> truths{shop_.truth(guest, chosen.among.front().item), 0};
    for (const ConsideredItem& each : chosen.among)
      truths[1] += shop_.truth(guest, each.item) / static_cast<double>(chosen.among.size());
    auto& hers = run.truths[guest];
    if (hers.size() == ShownSuggestions::most) hers.erase(hers.begin());
    hers.push_back(truths);
  }
  static void take(TriedRun& run, SuggestionLift& lift, std::size_t guest, std::int32_t day, ItemId item) {
    const auto before = run.shown[guest].note_order({day, 545}, {{}, {}, true, {{item, {}, 1000, 0}}});
    lift.remove(*before);
    lift.add(*run.shown[guest].on(day));
  }

  const TriedShop& shop_;
  TrialDice dice_;
};

Figure two_decimals(double value) { return share(value, 2); }

struct TakenShares {
  std::vector<double> all;
  std::vector<double> late;
  void add(const TriedRun& run) {
    all.push_back(run.all);
    late.push_back(run.late);
  }
};

// How often an estimate of a way that was not used was made, and held the truth of it.
class ToldWays {
 public:
  void see(const TriedRun& run) {
    const CustomerHabits habits;
    const TrialOutcome trial;
    const GuestWalk walk = [&](const std::function<void(const Guest&)>& each) {
      for (std::size_t i = 0; i < run.shown.size(); ++i)
        each({CustomerId{i + 1}, habits, trial, true, false, {}, nullptr, &run.shown[i]});
    };
    const SuggestionChoices found = suggestion_choices(walk, tried_days);
    for (std::size_t way = 0; way < found.ways.size(); ++way) {
      double truth = 0;
      double count = 0;
      for (const auto& hers : run.truths) {
        for (const auto& each : hers) truth += each[way], ++count;
      }
      ++asked_;
      if (!found.ways[way].estimate) continue;
      ++told_;
      held_ += found.ways[way].estimate->interval.holds(truth / count) ? 1 : 0;
    }
  }
  std::vector<Figure> figures() const {
    const auto part = [](double hits, double of) {
      const Interval range = wilson_interval(hits / std::max(of, 1.0), of);
      return with_interval(share(hits / std::max(of, 1.0)), range.low, range.high);
    };
    return {part(told_, asked_), told_ > 0 ? part(held_, told_) : absent()};
  }

 private:
  double asked_ = 0;
  double told_ = 0;
  double held_ = 0;
};

void measure_ways(std::uint64_t shops, std::size_t guests, std::uint64_t seed, Table& taken, Table& estimates) {
  constexpr std::array<std::uint32_t, 3> shares{50, 100, 200};
  TakenShares best, evenly, knowing;
  std::array<TakenShares, shares.size()> ours;
  std::array<ToldWays, shares.size()> coverage;
  for (std::uint64_t i = 0; i < shops; ++i) {
    TrialDice dice(seed + i);
    const TriedShop shop(guests, dice);
    const auto run = [&](ChosenBy way, std::uint32_t share) { return ChoicePlayer(shop, seed + i).run(way, share); };
    best.add(run(ChosenBy::best_alone, 0));
    evenly.add(run(ChosenBy::evenly, 0));
    knowing.add(run(ChosenBy::knowing, 0));
    for (std::size_t k = 0; k < shares.size(); ++k) {
      const TriedRun made = run(ChosenBy::dangol, shares[k]);
      ours[k].add(made);
      coverage[k].see(made);
    }
  }
  const auto row = [&](std::string_view name, const TakenShares& compared) {
    taken.row(fmt::format("{} guests: {}", guests, name),
              {mean_of(compared.all, two_decimals), mean_of(compared.late, two_decimals)});
  };
  row("always what suits best", best);
  row("any that suits, evenly", evenly);
  for (std::size_t k = 0; k < shares.size(); ++k) {
    row(fmt::format("Dangol, {} % spread evenly", shares[k] / 10), ours[k]);
    estimates.row(fmt::format("{} guests, {} % spread evenly", guests, shares[k] / 10), coverage[k].figures());
  }
  row("whoever knew what each would take", knowing);
}

}  // namespace

Evaluation evaluate_exploration(std::uint64_t shops, std::span<const std::size_t> guests, std::uint64_t seed) {
  Evaluation evaluation{.task = "exploration", .title = "What trying out is worth", .lines = {}, .tables = {}};
  evaluation.say(fmt::format("{} made-up shops of each size from seed {}, {} days, a card of every fourth guest a day",
                             shops, seed, tried_days));
  evaluation.say(
      "of twelve things four suit her best that day; how much oftener each is taken when it is named differs from "
      "thing "
      "to thing and is not known, nor are tastes exactly");
  Table& taken = evaluation.table("Suggestions that are taken, mean over shops with 95 % intervals",
                                  {"in all", "in the last third of the days"});
  Table& estimates = evaluation.table("Ways that were not used, from the log of the one that was (95 %)",
                                      {"told", "the interval holds the truth, nominal 95 %"});
  for (const std::size_t each : guests) measure_ways(shops, each, seed, taken, estimates);
  return evaluation;
}

Result<Evaluation> evaluate_exploration_task(const EvaluationRequest& request) {
  constexpr std::uint64_t shops = 40;
  constexpr std::array<std::size_t, 3> sizes{60, 300, 2'000};
  return evaluate_exploration(shops, sizes, request.seed);
}

}  // namespace dangol
