// import: files to events, with a progress bar, a report and a way to stop.
#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>

#include "api/json_output.h"
#include "cli/console_trail.h"
#include "cli/open_shop.h"
#include "cli/verbs.h"
#include "shop/import_into_shop.h"

namespace dangol {
namespace {

volatile std::sig_atomic_t stop_asked = 0;

// One line on standard error, rewritten in place; nothing when it is not a terminal.
class ProgressBar {
 public:
  bool show(const ImportProgress& progress) {
    if (isatty(STDERR_FILENO) != 0) draw(progress);
    return stop_asked == 0;
  }
  ~ProgressBar() {
    if (drawn_) std::fputs("\r\033[K", stderr);
  }
  ProgressBar() = default;
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

 private:
  // Files are read first, then what they hold is recorded: a bar for each.
  void draw(const ImportProgress& progress) {
    const auto now = std::chrono::steady_clock::now();
    if (progress.orders_total > 0 && !recording_) {
      recording_ = true;
      begin_ = now;
    }
    const std::chrono::duration<double> elapsed = now - begin_;
    if (elapsed.count() < 0.2) return;
    const std::uint64_t done = recording_ ? progress.orders : progress.bytes_read;
    const std::uint64_t total = recording_ ? progress.orders_total : progress.bytes_total;
    const std::uint64_t counted = recording_ ? progress.orders : progress.rows;
    const double share = total == 0 ? 0 : std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
    const std::string left = share > 0.01 ? fmt::format("  {:.0f} s left", elapsed.count() * (1 - share) / share) : "";
    const std::string_view what = recording_ ? "orders" : "rows";
    fmt::print(stderr, "\r\033[K{} [{:<30}] {:3.0f} %  {} {}  {:.0f} {}/s{}", recording_ ? "recording" : "reading",
               std::string(static_cast<std::size_t>(share * 30), '#'), share * 100, counted, what,
               static_cast<double>(counted) / elapsed.count(), what, left);
    std::fflush(stderr);
    drawn_ = true;
  }

  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  bool recording_ = false;
  bool drawn_ = false;
};

void print_json(const ImportReport& report) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> out(buffer);
  const auto count = [&](const char* name, std::uint64_t value) {
    out.Key(name);
    out.Uint64(value);
  };
  out.StartObject();
  count("rows_read", report.rows_read);
  count("rows_accepted", report.rows_accepted);
  count("rows_rejected", report.rows_rejected);
  count("orders", report.orders);
  count("customers", report.customers);
  count("items", report.items);
  count("already_known", report.already_known);
  out.Key("rules");
  out.StartObject();
  for (const auto& [rule, times] : report.rules) count(rule.c_str(), times);
  out.EndObject();
  out.Key("stopped");
  out.Bool(report.stopped);
  out.Key("skipped_files");
  out.StartArray();
  for (const std::string& file : report.skipped_files) out.String(file.c_str());
  out.EndArray();
  out.EndObject();
  fmt::print("{}\n", buffer.GetString());
}

std::string_view heading(const ImportReport& report, bool dry_run) {
  if (report.stopped) return dry_run ? "Stopped early; nothing was written." : "Stopped early; this much was done.";
  return dry_run ? "Nothing was written; this is what an import would do." : "Imported.";
}

void print_text(const ImportReport& report, bool dry_run) {
  fmt::print("{}\n", heading(report, dry_run));
  fmt::print("  rows read      {:>10}\n  accepted       {:>10}\n  rejected       {:>10}\n  already known  {:>10}\n",
             report.rows_read, report.rows_accepted, report.rows_rejected, report.already_known);
  fmt::print("  new orders     {:>10}\n  new customers  {:>10}\n  new items      {:>10}\n", report.orders,
             report.customers, report.items);
  if (!report.rules.empty()) fmt::print("Rules applied (docs/import.md says what each does):\n");
  for (const auto& [rule, times] : report.rules) fmt::print("  {:<40} {:>10}\n", rule, times);
  for (const std::string& file : report.skipped_files) fmt::print("Skipped {}\n", file);
}

Result<void> propose(const CommonOptions& common, const ImportOptions& options) {
  if (options.files.size() != 1) return Error{ErrorCode::invalid_input, "--propose takes one file"};
  const auto mapping = propose_mapping(options.files.front());
  if (!mapping) return mapping.error();
  if (common.json) fmt::print("{}\n", JsonAnswer().open().field("mapping", *mapping).close().take());
  if (!common.json) fmt::print("{}", *mapping);
  return {};
}

}  // namespace

Result<void> run(const CommonOptions& common, const ImportOptions& options) {
  if (options.propose) return propose(common, options);
  auto open = open_shop(common);
  if (!open) return open.error();
  std::signal(SIGINT, [](int) { stop_asked = 1; });
  std::signal(SIGTERM, [](int) { stop_asked = 1; });
  const ShopFolder& folder = *open->folder;
  ImportIntoShop target(*open->shop, open->folder->keys(), [&](CustomerId who) { return folder.was_erased(who); });
  ProgressBar bar;
  ImportRequest request;
  request.files = options.files;
  request.mapping = options.mapping;
  request.dry_run = options.dry_run;
  request.rejects = options.rejects;
  request.now = open->clock->now();
  request.on_progress = [&](const ImportProgress& progress) { return bar.show(progress); };
  if (!options.dry_run) {
    TrailRow row = console_row("import", {});
    row.everybody = true;
    leave_trail(*open->folder, std::move(row));
  }
  const auto report = import_files(request, target);
  if (!report) return report.error();
  if (!options.dry_run) {
    if (auto saved = open->shop->save_snapshot(); !saved) return saved;
  }
  common.json ? print_json(*report) : print_text(*report, options.dry_run);
  if (report->stopped) return Error{ErrorCode::unavailable, "stopped early; run the same command again to go on"};
  return {};
}

}  // namespace dangol
