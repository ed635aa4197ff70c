// erase, export, backup, restore, verify: keeping what must be kept and letting go of what must go.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iostream>

#include "api/json_output.h"
#include "api/shop_json.h"
#include "cli/console_trail.h"
#include "cli/open_shop.h"
#include "cli/random_key.h"
#include "cli/verbs.h"
#include "shop/snapshot_check.h"

namespace dangol {
namespace {

Result<void> confirm(const EraseOptions& options) {
  if (options.yes) return {};
  if (isatty(STDIN_FILENO) == 0) return Error{ErrorCode::invalid_input, "erasing cannot be undone; say --yes"};
  fmt::print("This removes the guest and everything about her for good. Type yes: ");
  std::fflush(stdout);
  std::string answer;
  std::getline(std::cin, answer);
  if (answer == "yes") return {};
  return Error{ErrorCode::invalid_input, "not confirmed; nothing was removed"};
}

void print_erased(const Erasure& erasure, bool json) {
  if (json) {
    JsonAnswer out;
    out.open().field("events_removed", erasure.events);
    write_kept_by_law(out, erasure);
    fmt::print("{}\n", out.close().take());
    return;
  }
  fmt::print("erased; {} events removed\n", erasure.events);
  if (erasure.kept_until)
    fmt::print("kept by law, apart from everything else: {} records until {}\n", erasure.kept_by_law,
               date::format("%F", date::sys_days{date::days{*erasure.kept_until}}));
}

Result<RetentionSet> retention_wanted(const RetentionOptions& options, const Shop& shop) {
  RetentionSet wanted = shop.settings().retention;
  if (options.months >= 0) wanted.months = static_cast<std::uint32_t>(options.months);
  if (options.only_counter || !options.branches.empty()) wanted.distance_stores.clear();
  for (const std::string& name : options.branches) {
    const auto store = store_named(name, shop.catalog());
    if (!store) return store.error();
    wanted.distance_stores.push_back(*store);
  }
  std::vector<StoreId>& stores = wanted.distance_stores;
  std::ranges::sort(stores);
  stores.erase(std::unique(stores.begin(), stores.end()), stores.end());
  return wanted;
}

void print_retention(const RetentionSet& retention, const Catalog& catalog, bool json) {
  if (json) {
    JsonAnswer out;
    out.open().field("months", retention.months).open_list("distance_stores");
    for (const StoreId store : retention.distance_stores) out.id(store.value);
    fmt::print("{}\n", out.close_list().close().take());
    return;
  }
  if (retention.months == 0) fmt::print("guests are kept until they ask\n");
  if (retention.months > 0) fmt::print("guests are kept for {} months after they were last seen\n", retention.months);
  for (const StoreId store : retention.distance_stores)
    fmt::print("sells at a distance, so its orders are kept for five years: {}\n", catalog.store(store)->name);
}

// Only where every event can be read: a fold of damaged ones would say nothing more.
Result<void> compare_snapshot(const CommonOptions& common, std::vector<std::string>& problems) {
  auto folder = ShopFolder::open_to_read(paths_of(common));
  if (!folder) return folder.error();
  auto differences = check_snapshot((*folder)->journal(), (*folder)->keys());
  if (!differences) return differences.error();
  problems = std::move(*differences);
  return {};
}

}  // namespace

Result<void> run(const CommonOptions& common, const EraseOptions& options) {
  auto open = open_shop(common);
  if (!open) return open.error();
  const auto who = open->shop->find_one(options.who);
  if (!who) return who.error();
  if (auto confirmed = confirm(options); !confirmed) return confirmed;
  leave_trail(*open->folder, console_row("erase", {*who}));
  const auto erased = open->shop->erase(*who);
  if (!erased) return erased.error();
  print_erased(*erased, common.json);
  return {};
}

// Without anything to set it says how it stands.
Result<void> run(const CommonOptions& common, const RetentionOptions& options) {
  const bool sets = options.months >= 0 || !options.branches.empty() || options.only_counter;
  auto open = sets ? open_shop(common) : open_shop_to_read(common);
  if (!open) return open.error();
  Shop& shop = *open->shop;
  if (sets) {
    const auto wanted = retention_wanted(options, shop);
    if (!wanted) return wanted.error();
    const auto recorded =
        shop.record({shop.settings().bucket, {}, open->clock->now(), random_key_for_retries(), *wanted});
    if (!recorded) return recorded.error();
  }
  print_retention(shop.settings().retention, shop.catalog(), common.json);
  return {};
}

Result<void> run(const CommonOptions& common, const ExportOptions& options) {
  auto open = open_shop_to_read(common);
  if (!open) return open.error();
  const auto who = open->shop->find_one(options.who);
  if (!who) return who.error();
  const Shop& shop = *open->shop;
  const auto history = shop.history(*who, Shop::Pictures::included);
  if (!history) return history.error();
  TrailRow row = console_row("export", {*who});
  row.reason = *export_reason_named(options.reason);
  Trail& trail = open->folder->trail();
  const auto number = trail.write(row);
  if (!number) return number.error();
  if (auto synced = trail.sync(); !synced) return synced;
  fmt::print("{}\n", export_json(*shop.customer(*who), shop.consent(*who), *history, shop.catalog(), shop.settings(),
                                 ExportMark{*number, row.at, row.account, row.reason}));
  return {};
}

Result<void> run(const CommonOptions& common, const BackupOptions& options) {
  if (auto written = backup_shop(paths_of(common), options.file); !written) return written;
  if (common.json) fmt::print("{{\"verified\":true}}\n");
  if (!common.json)
    fmt::print("written and verified: {}\nKeep the shop's key too: without it nobody can read this file.\n",
               options.file.string());
  return {};
}

Result<void> run(const CommonOptions& common, const RestoreOptions& options) {
  if (auto restored = restore_backup(options.file, paths_of(common)); !restored) return restored;
  auto open = open_shop(common);
  if (!open) return open.error();
  const auto paused = open->shop->pause_sending();
  if (!paused) return paused.error();
  if (common.json) fmt::print("{{\"restored\":true,\"paused_campaigns\":{}}}\n", *paused);
  if (common.json) return {};
  fmt::print("restored to {}; people erased since the backup stay erased\n", common.shop.string());
  if (*paused > 0)
    fmt::print("{} campaigns are paused: enter who opted out since the backup before you let them go on\n", *paused);
  return {};
}

Result<void> run(const CommonOptions& common, const VerifyOptions&) {
  auto verified = verify_shop(paths_of(common));
  if (!verified) return verified.error();
  if (verified->problems.empty()) {
    if (auto compared = compare_snapshot(common, verified->problems); !compared) return compared;
  }
  if (common.json) {
    JsonAnswer out;
    out.open().field("entries", verified->entries).field("customers", verified->customers).open_list("problems");
    for (const std::string& problem : verified->problems) out.text(problem);
    fmt::print("{}\n", out.close_list().close().take());
  } else {
    fmt::print("{} events of {} customers read\n", verified->entries, verified->customers);
    for (const std::string& problem : verified->problems) fmt::print(stderr, "  {}\n", problem);
  }
  if (verified->problems.empty()) return {};
  return Error{ErrorCode::unavailable, "the shop is damaged; restore a backup (docs/backup.md)"};
}

}  // namespace dangol
