#include "value/value_model.h"

#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "base/property_test.h"
#include "base/real_data_test.h"
#include "base/time.h"
#include "value/equity.h"
#include "value/simulated_shop.h"

namespace dangol {
namespace {

constexpr BuyingFitOptions maximum_likelihood{.weak_prior = false};

bool has_run_away(const BuyingFit& fit) {
  if (!fit.found) return true;
  for (const double each : logs_of(fit.parameters)) {
    if (!(std::fabs(each) < 9)) return true;  // factors of 8,000
  }
  return false;
}

bool is_sane(const CustomerValue& value) {
  const auto fine = [](double each) { return std::isfinite(each) && each >= 0; };
  return value.alive >= 0 && value.alive <= 1 && fine(value.purchases.expected) && fine(value.value.expected) &&
         fine(value.discounted) && value.discounted <= value.value.expected * 1.0001 &&
         value.purchases.low <= value.purchases.high && value.value.low <= value.value.high && fine(value.value.high);
}

std::vector<std::vector<BuyingDay>> cdnow(const std::filesystem::path& file) {
  std::map<std::string, std::vector<BuyingDay>> customers;
  std::ifstream in(file);
  std::string other, id, day;
  int pieces = 0;
  double dollars = 0;
  while (in >> other >> id >> day >> pieces >> dollars) {
    const date::year_month_day on =
        date::year{std::stoi(day.substr(0, 4))} / std::stoi(day.substr(4, 2)) / std::stoi(day.substr(6, 2));
    customers[id].push_back({static_cast<std::int32_t>(date::sys_days{on}.time_since_epoch().count()), dollars});
  }
  std::vector<std::vector<BuyingDay>> days;
  for (auto& [name, bought] : customers) days.push_back(std::move(bought));
  return days;
}

}  // namespace

TEST_CASE("the published fits of CDNOW's customers, to the digits shown") {
  const auto file = real_data("cdnow/CDNOW_sample.txt");
  if (!file) return;
  const date::sys_days until = date::year{1997} / 9 / 30;
  const auto histories = histories_of(cdnow(*file), static_cast<int>(until.time_since_epoch().count()));
  REQUIRE(histories.size() == 2'357);
  const PurchaseTable table = PurchaseTable::of(histories);
  const auto digits = [](double value, double published, double unit) {
    return std::fabs(value - published) <= unit / 2;
  };

  const BuyingFit bg = fit_buying(table, Stopping::bg, maximum_likelihood);
  CHECK(digits(bg.parameters.r, 0.243, 0.001));
  CHECK(digits(bg.parameters.alpha, 4.414, 0.001));
  CHECK(digits(bg.parameters.stop_shape, 0.793, 0.001));
  CHECK(digits(bg.parameters.stop_scale, 2.426, 0.001));
  CHECK(digits(bg.log_likelihood, -9582.4, 0.1));

  const BuyingFit pareto = fit_buying(table, Stopping::pareto, maximum_likelihood);
  CHECK(digits(pareto.parameters.r, 0.553, 0.001));
  CHECK(digits(pareto.parameters.alpha, 10.578, 0.001));
  CHECK(digits(pareto.parameters.stop_shape, 0.606, 0.001));
  CHECK(digits(pareto.parameters.stop_scale, 11.669, 0.001));
  CHECK(digits(pareto.log_likelihood, -9594.98, 0.01));

  const SpendModel spend = fit_spend(histories, {.weak_prior = false});
  CHECK(spend.customers == 946);
  CHECK(digits(spend.parameters.p, 6.25, 0.01));
  CHECK(digits(spend.parameters.q, 3.74, 0.01));
  CHECK(digits(spend.parameters.gamma, 15.44, 0.01));
}

TEST_CASE("a fit finds the parameters that made the shop, and is sure of them to the extent it says") {
  TestDice dice(21);
  const SimulatedShop shop{.stopping = Stopping::mbg, .parameters = {0.9, 7, 0.9, 3}, .customers = 4'000, .days = 400};
  const auto histories = histories_of(simulated(dice, shop), 400);
  const BuyingFit fit = fit_buying(PurchaseTable::of(histories), Stopping::mbg);
  REQUIRE(fit.found);
  const Four truth = logs_of(shop.parameters);
  const Four found = logs_of(fit.parameters);
  for (std::size_t i = 0; i < four; ++i) {
    double variance = 0;
    for (const double each : fit.root[i]) variance += each * each;
    CHECK(std::sqrt(variance) < 0.5);
    CHECK(std::fabs(found[i] - truth[i]) < 4 * std::sqrt(variance));
  }
  const BuyingFit again = fit_buying(PurchaseTable::of(histories), Stopping::mbg, {}, &shop.parameters);
  for (std::size_t i = 0; i < four; ++i) CHECK(logs_of(again.parameters)[i] == doctest::Approx(found[i]).epsilon(1e-3));
}

TEST_CASE("a fit that starts from nonsense, or from itself, ends where one from nothing does") {
  TestDice dice(23);
  const auto histories = histories_of(simulated(dice, {.customers = 500}), 400);
  const PurchaseTable table = PurchaseTable::of(histories);
  for (const Stopping stopping : {Stopping::bg, Stopping::pareto}) {
    const BuyingFit fit = fit_buying(table, stopping);
    for (const BuyingParameters& start :
         {BuyingParameters{500, 0.01, 90, 0.1}, {1e-4, 9'000, 1e-4, 9'000}, fit.parameters}) {
      const BuyingFit again = fit_buying(table, stopping, {}, &start);
      CHECK(again.found);
      for (std::size_t i = 0; i < four; ++i)
        CHECK(std::fabs(logs_of(again.parameters)[i] - logs_of(fit.parameters)[i]) < 0.01);
    }
  }
}

TEST_CASE("what was held back chooses, weighs and widens; one surprise in it decides nothing") {
  TestDice dice(25);
  const auto customers = simulated(dice, {.customers = 150});
  const auto histories = histories_of(customers, 400);
  HeldBackSet held_back = hold_back(customers, 0, 400);
  const ValueModel model = fit_value(histories, held_back);
  CHECK(model.kind == ValueModelKind::pareto);
  double shares = 0;
  for (const ModelChoice& choice : model.choices) shares += choice.share;
  CHECK(shares == doctest::Approx(1));
  held_back.customers[0].purchases = 5'000;
  const ValueModel calm = fit_value(histories, held_back);
  CHECK(calm.kind == ValueModelKind::pareto);
  for (const ModelChoice& choice : calm.choices) CHECK(std::fabs(choice.score) < 40);
  CHECK(calm.pool.drift == doctest::Approx(model.pool.drift).epsilon(0.1));
  for (std::size_t i = 0; i < held_back.customers.size(); i += 3) held_back.customers[i].purchases += 6;
  CHECK(fit_value(histories, held_back).pool.drift > 1.5 * model.pool.drift);
}

TEST_CASE("without anything held back Pareto/NBD alone is asked, which a large shop can afford") {
  TestDice dice(27);
  const ValueModel model = fit_value(histories_of(simulated(dice, {.customers = 4'000}), 400));
  REQUIRE(model.pool.members.size() == 1);
  CHECK(model.pool.members[0].fit.parameters.r == model.buying.parameters.r);
  CHECK(model.pool.drift == usual_drift);
}

TEST_CASE("the prior keeps small shops finite and leaves large ones what they say themselves") {
  for (const int customers : {100, 1'000}) {
    std::mt19937_64 dice(7);
    std::vector<std::vector<BuyingDay>> all;
    SimulatedShop shop;
    for (int i = 0; i < customers; ++i) all.push_back(simulated_customer(dice, shop));
    const PurchaseTable table = PurchaseTable::of(histories_of(all, 400));
    const auto with = logs_of(fit_buying(table, Stopping::pareto).parameters);
    const auto without = logs_of(fit_buying(table, Stopping::pareto, maximum_likelihood).parameters);
    double apart = 0;
    for (std::size_t i = 0; i < with.size(); ++i) apart = std::max(apart, std::fabs(with[i] - without[i]));
    CAPTURE(customers);
    CHECK((apart < 0.01) == (customers > 600));
  }
}

TEST_CASE("twenty customers: no fit runs away, where without the prior many do") {
  TestDice dice(5);
  constexpr int shops = 1'000;
  int away = 0;
  int away_without = 0;
  for (int i = 0; i < shops; ++i) {
    const auto histories =
        histories_of(simulated(dice, {.parameters = {0.55, 10.6, 0.6, 11.7}, .customers = 20, .days = 273}), 273);
    const PurchaseTable table = PurchaseTable::of(histories);
    away += has_run_away(fit_buying(table, Stopping::pareto)) ? 1 : 0;
    away += has_run_away(fit_buying(table, Stopping::bg)) ? 1 : 0;
    if (i % 20 == 0) away_without += has_run_away(fit_buying(table, Stopping::bg, maximum_likelihood)) ? 1 : 0;
  }
  CHECK(away == 0);
  CHECK(away_without > 5);
}

TEST_CASE("shops of nobody, of one, of one-time guests only, of one day, of refunds: finite, and not enough yet") {
  const std::vector<std::vector<BuyingHistory>> shops{
      {},
      {{4, 60, 90, 8, 4, 11}},
      std::vector<BuyingHistory>(200, BuyingHistory{.age_days = 120}),
      std::vector<BuyingHistory>(50),
      {buying_history(std::vector<BuyingDay>{{3, -9}, {8, -2}}, 90)},
  };
  for (const auto& histories : shops) {
    const ValueModel model = fit_value(histories);
    CHECK_FALSE(model.enough);
    for (const BuyingHistory& each : {BuyingHistory{}, {4, 60, 90, 8, 4, 11}}) {
      CHECK(is_sane(value_of(model, each)));
      CHECK_FALSE(value_of(model, each).enough);
    }
    const Equity total = equity(model, histories);
    CHECK(std::isfinite(total.total.high));
    CHECK(total.total.low <= total.total.high);
  }
}

TEST_CASE("a wholesaler with 100,000 visits among sixty guests changes nobody's order") {
  TestDice dice(9);
  auto histories = histories_of(simulated(dice, {.customers = 60, .days = 400}), 400);
  histories.push_back({100'000, 36'500, 36'500, 0, 100'000, 1e6});
  const ValueModel model = fit_value(histories);
  double largest = 0;
  for (const BuyingHistory& each : histories) {
    const CustomerValue value = value_of(model, each);
    CHECK(is_sane(value));
    largest = std::max(largest, value.purchases.expected);
  }
  CHECK(value_of(model, histories.back()).purchases.expected == largest);
  CHECK(has_run_away(model.buying) == false);
}

TEST_CASE("clockwork shops are forecast by the regular model, others by Pareto/NBD") {
  TestDice dice(31);
  for (const int stages : {1, 5}) {
    const SimulatedShop shop{.parameters = {1.5, 6, 0.6, 30}, .stages = stages, .customers = 300, .days = 500};
    const auto customers = simulated(dice, shop);
    const ValueModel model = fit_value(histories_of(customers, 400), hold_back(customers, 0, 400));
    CHECK(model.kind == (stages == 1 ? ValueModelKind::pareto : ValueModelKind::regular));
  }
}

TEST_CASE("80 % intervals hold what is spent in four of five cases, where it can be told that finely") {
  TestDice dice(41);
  const SimulatedShop shop{.parameters = {2, 4, 0.6, 40}, .customers = 600, .days = 560};
  const auto customers = simulated(dice, shop);
  const ValueModel model = fit_value(histories_of(customers, 280));
  int inside = 0;
  int asked = 0;
  for (const auto& days : customers) {
    const BuyingHistory now = buying_history(days, 280);
    if (now.repeat_purchases < 4 || now.age_days - now.recency_days > 40) continue;
    double spent = 0;
    for (const BuyingDay& day : days) spent += day.day > 280 && day.day <= 560 ? day.amount : 0;
    const CustomerValue value = value_of(model, now, {.weeks = 40});
    ++asked;
    inside += spent >= value.value.low && spent <= value.value.high ? 1 : 0;
  }
  REQUIRE(asked > 200);
  CHECK(inside > 0.74 * asked);
  CHECK(inside < 0.88 * asked);
}

TEST_CASE("what is discounted: at nothing a year it is the expectation, later is worth less") {
  TestDice dice(51);
  const auto histories = histories_of(simulated(dice, {.customers = 300}), 400);
  const ValueModel model = fit_value(histories);
  const BuyingHistory one = histories.front();
  const CustomerValue plain = value_of(model, one, {.weeks = 104, .yearly_discount = 0});
  CHECK(plain.discounted == doctest::Approx(plain.value.expected));
  const double half = value_of(model, one, {.weeks = 104, .yearly_discount = 1}).discounted;
  CHECK(half < 0.8 * plain.discounted);
  CHECK(half > 0.25 * plain.discounted);
}

TEST_CASE("the interval of a shop's equity holds what its customers spend") {
  TestDice dice(61);
  int inside = 0;
  constexpr int shops = 20;
  for (int i = 0; i < shops; ++i) {
    const auto customers = simulated(dice, {.parameters = {1, 8, 0.8, 20}, .customers = 250, .days = 500});
    const auto histories = histories_of(customers, 300);
    const ValueModel model = fit_value(histories);
    const Equity total = equity(model, histories, {.weeks = 200 / 7.0, .yearly_discount = 0});
    double spent = 0;
    for (const auto& days : customers) {
      for (const BuyingDay& day : days) spent += day.day > 300 && day.day <= 500 ? day.amount : 0;
    }
    inside += spent >= total.total.low && spent <= total.total.high ? 1 : 0;
  }
  CHECK(inside >= 12);  // 16 expected
}

TEST_CASE("what moved the equity adds up to the change, and each part comes of what its customers did") {
  TestDice dice(71);
  const auto customers = simulated(dice, {.customers = 300, .first_days = 250});
  const auto before = histories_of(customers, 200);
  const auto after = histories_of(customers, 260);
  std::vector<EquityStep> steps;
  std::vector<BuyingHistory> were;
  std::vector<BuyingHistory> are;
  for (std::size_t i = 0; i < customers.size(); ++i) {
    EquityStep step;
    step.was_there = customers[i].front().day <= 200;
    step.is_there = i % 10 != 0;
    step.came = after[i].repeat_purchases > before[i].repeat_purchases;
    steps.push_back(step);
    if (step.was_there) were.push_back(before[i]);
    if (step.is_there) are.push_back(after[i]);
  }
  const ValueModel then = fit_value(were);
  const ValueModel now = fit_value(are);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    steps[i].before = worth_of(then, before[i]);
    steps[i].reread = worth_of(then, after[i]);
    steps[i].after = worth_of(now, after[i]);
  }
  const EquityChange change = what_moved_equity(steps);
  CHECK(change.before == doctest::Approx(equity(then, were).total.expected));
  CHECK(change.after == doctest::Approx(equity(now, are).total.expected));
  CHECK(change.new_customers > 0);
  CHECK(change.left < 0);
  CHECK(change.bought > 0);
  CHECK(change.quiet < 0);
  const EquityChange none = what_moved_equity({});
  CHECK(none.after == 0);
}

}  // namespace dangol
