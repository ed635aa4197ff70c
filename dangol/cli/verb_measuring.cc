// evaluate, bench: how good and how fast, measured here and now.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "api/json_output.h"
#include "cli/basket_report.h"
#include "cli/bench_scale.h"
#include "cli/evaluation_report.h"
#include "cli/open_shop.h"
#include "cli/verbs.h"
#include "events/memory_journal.h"
#include "habits/usual_evaluation.h"
#include "importers/import_bench.h"
#include "shop/import_into_shop.h"
#include "storage/record_bench.h"

namespace dangol {
namespace {

constexpr int record_clients = 64;
constexpr double record_seconds = 20;

// What was imported into a shop that lives only as long as the measurement.
struct History {
  std::vector<EvaluatedOrder> orders;  // in the order of time
  Catalog catalog;
};

Result<History> history_in(const EvaluateOptions& options) {
  MemoryJournal journal;
  KeyRing keys(random_key());
  const SystemClock clock;
  auto shop = Shop::open(journal, keys, clock);
  if (!shop) return shop.error();
  const auto founded =
      (*shop)->record({Bucket{1}, {}, {}, {}, ShopFounded{"evaluate", "Etc/UTC", "USD", "en", "", false}});
  if (!founded) return founded.error();
  ImportIntoShop target(**shop, keys, [](CustomerId) { return false; });
  ImportRequest request;
  request.files = options.data;
  request.mapping = options.mapping;
  request.now = clock.now();
  if (const auto imported = import_files(request, target); !imported) return imported.error();

  History history;
  history.catalog = (*shop)->catalog();
  Codec codec(keys);
  const Zone zone = (*shop)->settings().zone;
  auto read = journal.read(0, [&](Position, const Entry& entry) -> Result<void> {
    if (entry.kind != EventKind::order_placed) return {};
    auto event = codec.decode(entry);
    if (!event) return event.error();
    history.orders.push_back(
        {entry.customer, entry.at, zone.local(entry.at), std::get<OrderPlaced>(std::move(event->body))});
    return {};
  });
  if (!read) return read.error();
  std::ranges::stable_sort(history.orders, {}, &EvaluatedOrder::at);
  return history;
}

Result<std::string> scales(std::uint64_t asked) {
  if (asked > 0) return run_scale_benchmark(asked);
  auto small = run_scale_benchmark(10'000);
  if (!small) return small;
  auto large = run_scale_benchmark(1'000'000);
  return large ? Result<std::string>(*small + *large) : large;
}

// The lines are for people; a script that compares figures takes them by their words.
std::string bench_json(std::string_view name, std::string_view report) {
  JsonAnswer out;
  out.open().field("bench", name).open_list("report");
  while (!report.empty()) {
    const std::size_t end = std::min(report.find('\n'), report.size());
    if (end > 0) out.text(report.substr(0, end));
    report.remove_prefix(std::min(end + 1, report.size()));
  }
  return out.close_list().close().take();
}

}  // namespace

Result<void> run(const CommonOptions& common, const EvaluateOptions& options) {
  auto history = history_in(options);
  if (!history) return history.error();
  if (options.task == "baskets") {
    std::vector<OrderPlaced> orders;
    for (EvaluatedOrder& each : history->orders) orders.push_back(std::move(each.order));
    const BasketReport report = report_baskets(orders, history->catalog);
    fmt::print("{}\n", common.json ? report.json : report.text);
    return {};
  }
  const UsualEvaluation evaluation = evaluate_usual(history->orders);
  fmt::print("{}\n", common.json ? evaluation_json(evaluation) : evaluation_text(evaluation));
  return {};
}

Result<void> run(const CommonOptions& common, const BenchOptions& options) {
  Result<std::string> report = Error{ErrorCode::invalid_input, "there is no such benchmark"};
  if (options.name == "record")
    report = run_record_benchmark(std::filesystem::temp_directory_path(), record_clients, record_seconds);
  if (options.name == "import") report = run_import_benchmark({});
  if (options.name == "decide" || options.name == "recovery" || options.name == "memory")
    report = scales(options.customers);
  if (!report) return report.error();
  if (common.json) fmt::print("{}\n", bench_json(options.name, *report));
  if (!common.json) fmt::print("{}", *report);
  return {};
}

}  // namespace dangol
