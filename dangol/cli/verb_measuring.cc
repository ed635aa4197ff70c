// evaluate, bench: how good and how fast, measured here and now.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "api/json_output.h"
#include "cli/bench_scale.h"
#include "cli/bench_select.h"
#include "cli/verbs.h"
#include "evaluation/tasks.h"
#include "importers/import_bench.h"
#include "storage/record_bench.h"

namespace dangol {
namespace {

constexpr int record_clients = 64;
constexpr double record_seconds = 20;

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
  const auto found = evaluate(options.task, {options.data, options.mapping, options.until, options.seed});
  if (!found) return found.error();
  if (common.json) fmt::print("{}\n", as_json(*found));
  if (!common.json) fmt::print("{}", options.markdown ? as_markdown(*found) : as_text(*found));
  return {};
}

Result<void> run(const CommonOptions& common, const BenchOptions& options) {
  Result<std::string> report = Error{ErrorCode::invalid_input, "there is no such benchmark"};
  if (options.name == "record")
    report = run_record_benchmark(std::filesystem::temp_directory_path(), record_clients, record_seconds);
  if (options.name == "import") report = run_import_benchmark({});
  if (options.name == "decide" || options.name == "recovery" || options.name == "memory")
    report = scales(options.customers);
  if (options.name == "select") report = run_select_benchmark({options.customers, options.folder, options.peer});
  if (!report) return report.error();
  if (common.json) fmt::print("{}\n", bench_json(options.name, *report));
  if (!common.json) fmt::print("{}", *report);
  return {};
}

}  // namespace dangol
