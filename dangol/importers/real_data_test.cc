// The real files of the shared data folder, whole, with exact counts. Skipped when the folder is not there.
#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <string>

#include "base/real_data_test.h"
#include "importers/import.h"
#include "importers/import_target_for_tests.h"

namespace dangol {
namespace {

const Instant today{date::sys_days{date::year{2026} / 9 / 1}};

ImportReport import(RememberingTarget& target, const std::filesystem::path& what, bool dry_run = false) {
  ImportRequest request;
  request.files = {what};
  request.now = today;
  request.dry_run = dry_run;
  const Result<ImportReport> report = import_files(request, target);
  if (!report) FAIL(report.error().message);
  return *report;
}

void check_same(const ImportReport& a, const ImportReport& b) {
  CHECK(a.rows_read == b.rows_read);
  CHECK(a.rows_accepted == b.rows_accepted);
  CHECK(a.rows_rejected == b.rows_rejected);
  CHECK(a.orders == b.orders);
  CHECK(a.customers == b.customers);
  CHECK(a.items == b.items);
  CHECK(a.already_known == b.already_known);
  CHECK(a.rules == b.rules);
  CHECK(a.skipped_files == b.skipped_files);
}

}  // namespace

TEST_CASE("the coffee chain's folder imports whole, once, however often it is imported") {
  const auto folder = real_data("coffee-chain");
  if (!folder) return;
  RememberingTarget target;
  const ImportReport foreseen = import(target, *folder, true);
  CHECK(target.record_calls == 0);
  const ImportReport report = import(target, *folder);
  check_same(foreseen, report);
  CHECK(report.rules == std::map<std::string, std::uint64_t>{{"amount_differs_from_quantity_times_price", 230},
                                                             {"blank_flag", 294},
                                                             {"customer_from_orders", 2},
                                                             {"line_number_repeats", 1'164},
                                                             {"line_seen_before", 49'894},
                                                             {"shop_adopted_currency", 1},
                                                             {"shop_adopted_zone", 1},
                                                             {"walk_in", 25'033}});
  CHECK(report.rows_read == 2 * 49'894 + 2'246 + 88 + 9 + 55);
  CHECK(report.rows_rejected == 0);
  CHECK(report.rows_accepted == report.rows_read);
  CHECK(report.orders == 39'271);
  CHECK(report.items == 88);
  CHECK(report.already_known == 49'894);
  CHECK(report.skipped_files.size() == 4);

  const ImportReport again = import(target, *folder);
  CHECK(again.rows_accepted == again.rows_read);
  CHECK(again.already_known == again.rows_read);
  CHECK(again.orders == 0);
  CHECK(again.customers == 0);
  CHECK(again.items == 0);
}

TEST_CASE("the card machines' mangled files import with cards as guests") {
  const auto folder = real_data("coffee-cards-mangled");
  if (!folder) return;
  RememberingTarget target;
  const ImportReport report = import(target, *folder);
  CHECK(report.rows_read == 3'636 + 263);
  CHECK(report.rows_rejected == 3);  // two cups of no name, one row of a name only
  CHECK(report.customers == 1'316);
  CHECK(report.rows_accepted + report.rows_rejected == report.rows_read);
  const ImportReport again = import(target, *folder);
  CHECK(again.already_known == again.rows_accepted);
  CHECK(again.orders == 0);
}

TEST_CASE("the restaurant's nested options become modifiers") {
  const auto folder = real_data("burrito-orders");
  if (!folder) return;
  RememberingTarget target;
  const ImportReport report = import(target, *folder);
  CHECK(report.rows_read == 4'622);
  CHECK(report.rows_rejected == 0);
  CHECK(report.orders == 1'834);
  CHECK(report.items == 50);
  CHECK(report.rules.at("blank_option") == 1'246);
  CHECK(target.catalog().modifiers().size() == 46);
  std::size_t lines = 0;
  for (const Event* event : target.of_kind<OrderPlaced>()) lines += std::get<OrderPlaced>(event->body).lines.size();
  CHECK(lines == 4'622);
}

}  // namespace dangol
