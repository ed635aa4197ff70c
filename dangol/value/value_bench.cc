// How long the models of value take for 1,000,000 customers: value_bench [CUSTOMERS]. CPU seconds of this process.
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>

#include "value/equity.h"
#include "value/geometric_likelihood.h"
#include "value/simulated_shop.h"

namespace {

double cpu_ms() { return static_cast<double>(std::clock()) * 1e3 / CLOCKS_PER_SEC; }

template <class Work>
void report(const char* what, const Work& work) {
  double best = 1e18;
  for (int i = 0; i < 5; ++i) {
    const double begin = cpu_ms();
    work();
    best = std::min(best, cpu_ms() - begin);
  }
  std::printf("%-58s %9.2f ms\n", what, best);
}

}  // namespace

int main(int argc, char** argv) {
  using namespace dangol;
  std::mt19937_64 dice(1);
  // CDNOW's published parameters, its twelve weeks of first purchases and 39 weeks in all.
  const SimulatedShop shop{.stopping = Stopping::bg,
                           .parameters = {0.243, 4.414, 0.793, 2.426},
                           .customers = argc > 1 ? std::atoi(argv[1]) : 1'000'000,
                           .days = 274};
  std::vector<BuyingHistory> today;
  std::vector<BuyingHistory> gone;
  std::vector<BuyingHistory> come;
  std::vector<BuyingHistory> yesterday;
  for (int i = 0; i < shop.customers; ++i) {
    const auto days = simulated_customer(dice, shop);
    today.push_back(buying_history(days, 273));
    yesterday.push_back(buying_history(days, 272));
    BuyingHistory aged = yesterday.back();
    ++aged.age_days;
    if (aged.repeat_purchases == today.back().repeat_purchases) continue;
    gone.push_back(aged);
    come.push_back(today.back());
  }
  PurchaseTable table = PurchaseTable::of(today);
  std::printf("%d customers, %zu different histories, %zu bought on the last day\n", shop.customers,
              table.cells().size(), come.size());
  BuyingFit fit;
  report("BG/NBD from histories, cold", [&] { fit = fit_buying(PurchaseTable::of(today), Stopping::bg); });
  std::printf("  r %.4f alpha %.4f a %.4f b %.4f, log-likelihood %.2f\n", fit.parameters.r, fit.parameters.alpha,
              fit.parameters.stop_shape, fit.parameters.stop_scale, fit.log_likelihood);
  report("  of which counting the histories", [&] { table = PurchaseTable::of(today); });
  report("BG/NBD from the counts, cold", [&] { fit = fit_buying(table, Stopping::bg); });
  const PurchaseTable counted = PurchaseTable::of(yesterday);
  const BuyingFit before = fit_buying(counted, Stopping::bg);
  std::vector<PurchaseTable> tables(5, counted);
  report("BG/NBD, a day later: changes counted, warm fit", [&] {
    tables.back().pass_days(1);
    tables.back().change(gone, come);
    fit = fit_buying(tables.back(), Stopping::bg, {}, &before.parameters);
    tables.pop_back();
  });
  std::printf("  r %.4f alpha %.4f a %.4f b %.4f, log-likelihood %.2f\n", fit.parameters.r, fit.parameters.alpha,
              fit.parameters.stop_shape, fit.parameters.stop_scale, fit.log_likelihood);
  tables.assign(5, counted);
  report("  of which counting the changes", [&] {
    tables.back().pass_days(1);
    tables.back().change(gone, come);
    tables.pop_back();
  });
  const GeometricLikelihood likelihood(table, Stopping::bg);
  report("  of which one pass over the counts", [&] { likelihood.at(logs_of(fit.parameters)); });
  report("MBG/NBD from the counts, cold", [&] { fit = fit_buying(table, Stopping::mbg); });
  report("Pareto/NBD from the counts, cold", [&] { fit = fit_buying(table, Stopping::pareto); });
  report("Pareto/NBD with regularity", [&] { fit = fit_regular(today); });
  report("gamma-gamma", [&] { fit_spend(today); });
  ValueModel model = fit_value(today);
  const double begin = cpu_ms();
  equity(model, today);
  std::printf("%-58s %9.2f ms\n", "equity of all", cpu_ms() - begin);
  return 0;
}
