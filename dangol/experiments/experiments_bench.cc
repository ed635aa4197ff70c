// What choosing among ten candidates and learning from the answer cost, CPU microseconds of one core, and the loss
// beside that of an even choice and of the best there is. The task is made up: people of two kinds at two times of day
// prefer different candidates; the same kind of task as Vowpal Wabbit's tutorial of contextual bandits.
#include <ctime>

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <random>

#include "experiments/betting.h"
#include "experiments/hold_out.h"
#include "experiments/response_model.h"

namespace {

using namespace dangol;

constexpr std::size_t candidates = 10;
constexpr std::size_t features = 8;
constexpr int showings = 200'000;

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

using Context = std::array<float, features>;

struct People {
  std::mt19937_64 dice{42};

  double uniform() { return static_cast<double>(dice() >> 11) * 0x1p-53; }
  // Constant, kind and time of day, their product, and four features that mean nothing.
  Context next() {
    const float kind = dice() % 2 == 0 ? 1.0F : -1.0F;
    const float time = dice() % 2 == 0 ? 1.0F : -1.0F;
    Context context{1, kind, time, kind * time};
    for (std::size_t i = 4; i < features; ++i) context[i] = static_cast<float>(uniform()) - 0.5F;
    return context;
  }
};

// The usual way, for comparison: choose by epsilon-greedy, learn a linear model of the answer for each candidate with
// squared loss and AdaGrad steps (the direct method of Bietti, Agarwal & Langford, "A contextual bandit bake-off", JMLR
// 22, 2021, section 2). Of the steps tried (0.02 to 0.5), and of weighing showings by 1 / propensity or not, the best.
class UsualWay {
 public:
  Choice choose_for(const Context& context, double random) const {
    std::array<double, candidates> scores{};
    for (std::size_t i = 0; i < candidates; ++i) scores[i] = score(i, context);
    return choose(epsilon_greedy(scores, 0.05), random);
  }
  void learn(const Choice& chosen, const Context& context, bool answered) {
    const double error = (answered ? 1 : 0) - score(chosen.index, context);
    for (std::size_t i = 0; i < features; ++i) {
      const double gradient = error * static_cast<double>(context[i]);
      squares_[chosen.index][i] += gradient * gradient;
      if (gradient != 0) weights_[chosen.index][i] += 0.1 * gradient / std::sqrt(squares_[chosen.index][i]);
    }
  }

 private:
  double score(std::size_t candidate, const Context& context) const {
    double sum = 0;
    for (std::size_t i = 0; i < features; ++i) sum += weights_[candidate][i] * static_cast<double>(context[i]);
    return sum;
  }
  std::array<std::array<double, features>, candidates> weights_{};
  std::array<std::array<double, features>, candidates> squares_{};
};

double answer_chance(const Context& context, std::size_t candidate) {
  const std::size_t liked = (context[1] > 0 ? 0U : 2U) + (context[2] > 0 ? 0U : 1U) + 3;
  return candidate == liked ? 0.4 : 0.1;
}

void bandit() {
  People people;
  std::vector<Context> contexts;
  for (int i = 0; i < showings; ++i) contexts.push_back(people.next());
  ResponseModel model(candidates, features);
  std::vector<Belief> beliefs(candidates);
  double predict_seconds = 0;
  double learn_seconds = 0;
  double answered = 0;
  constexpr int batch = 1000;  // the clock is too coarse for one
  std::array<Choice, batch> chosen;
  std::array<bool, batch> answers{};
  for (int first = 0; first < showings; first += batch) {
    double since = cpu_seconds();
    for (std::size_t i = 0; i < batch; ++i) {
      model.beliefs(contexts[static_cast<std::size_t>(first) + i], beliefs);
      chosen[i] = choose(with_floor(thompson(beliefs), 0.002), people.uniform());
    }
    predict_seconds += cpu_seconds() - since;
    for (std::size_t i = 0; i < batch; ++i) {
      answers[i] = people.uniform() < answer_chance(contexts[static_cast<std::size_t>(first) + i], chosen[i].index);
      answered += answers[i] ? 1 : 0;
    }
    since = cpu_seconds();
    for (std::size_t i = 0; i < batch; ++i) {
      model.learn(chosen[i].index, contexts[static_cast<std::size_t>(first) + i], answers[i]);
    }
    learn_seconds += cpu_seconds() - since;
  }
  fmt::print("bandit, {} candidates, {} features: choose {:.2f} us, learn {:.3f} us CPU\n", candidates, features,
             1e6 * predict_seconds / showings, 1e6 * learn_seconds / showings);
  fmt::print("answered {:.4f} of showings (even choice 0.1300, the best there is 0.4000)\n", answered / showings);
}

void usual_way() {
  People people;
  UsualWay usual;
  double answered = 0;
  for (int i = 0; i < showings; ++i) {
    const Context context = people.next();
    const Choice chosen = usual.choose_for(context, people.uniform());
    const bool answer = people.uniform() < answer_chance(context, chosen.index);
    usual.learn(chosen, context, answer);
    answered += answer ? 1 : 0;
  }
  fmt::print("the usual way (epsilon 0.05, squared loss): {:.4f}\n", answered / showings);
}

void experiment() {
  People people;
  BettingComparison betting({2, 0.9, 2000, 0.05});
  constexpr int customers = 1'000'000;
  const HoldOut hold_out{"bench", 0.1};
  double since = cpu_seconds();
  double held = 0;
  for (std::uint64_t id = 1; id <= customers; ++id) held += arm_of(hold_out, {id}) == Arm::held_out ? 1 : 0;
  fmt::print("arm of a customer: {:.3f} us; held out {:.4f}\n", 1e6 * (cpu_seconds() - since) / customers,
             held / customers);
  since = cpu_seconds();
  for (int i = 0; i < customers; ++i)
    betting.add(people.uniform() < 0.9 ? Arm::treated : Arm::held_out, people.dice() % 2);
  fmt::print("one outcome: {:.3f} us\n", 1e6 * (cpu_seconds() - since) / customers);
  since = cpu_seconds();
  const Interval bounds = betting.difference();
  fmt::print("an interval after a million: {:.2f} ms [{:.4f}, {:.4f}]\n", 1e3 * (cpu_seconds() - since), bounds.low,
             bounds.high);
}

}  // namespace

int main() {
  bandit();
  usual_way();
  experiment();
}
