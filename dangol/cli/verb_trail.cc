// trail: who saw, changed or exported whom.
#include <fmt/format.h>

#include "api/json_output.h"
#include "cli/console_trail.h"
#include "cli/open_shop.h"
#include "cli/verbs.h"

namespace dangol {
namespace {

std::string guests_text(const TrailRow& row) {
  if (row.everybody) return "everybody";
  std::string text;
  for (const CustomerId each : row.customers) text += fmt::format("{}#{}", text.empty() ? "" : " ", each.value);
  return text.empty() ? "-" : text;
}

std::string account_text(const TrailRow& row, const Staff& staff) {
  if (!row.account) return "console";
  const StaffDefined* person = staff.find(row.account);
  return person == nullptr ? fmt::format("staff #{}", row.account.value) : person->name;
}

void print_row(const TrailRow& row, const Staff& staff, const Zone& zone) {
  fmt::print("{}  {}  {}  {}  {}  {}  {}{}\n", row.number, zone.format(row.at), account_text(row, staff), row.source,
             row.action, row.status, guests_text(row),
             row.reason == ExportReason::none ? std::string() : fmt::format("  ({})", word_of(row.reason)));
}

void write_row(JsonAnswer& out, const TrailRow& row, const Staff& staff, const Zone& zone) {
  out.open().id("row", row.number).field("at", zone.format(row.at)).field("by", account_text(row, staff));
  out.field("source", row.source).field("action", row.action).field("status", row.status);
  out.field("reason", word_of(row.reason)).field("everybody", row.everybody).open_list("customers");
  for (const CustomerId each : row.customers) out.id(each.value);
  out.close_list().close();
}

Result<std::optional<Instant>> time_of(const std::string& text, const Zone& zone) {
  if (text.empty()) return std::optional<Instant>{};
  const auto at = parse_instant(text, zone);
  return at ? Result<std::optional<Instant>>(std::optional(*at)) : at.error();
}

Result<TrailQuestion> question_of(const TrailOptions& options, const Shop& shop, const Staff& staff) {
  TrailQuestion question{.only_exports = options.only_exports, .most = options.most};
  if (!options.who.empty()) {
    const auto who = shop.find_one(options.who);
    if (!who) return who.error();
    question.customer = *who;
  }
  if (!options.staff.empty()) {
    const StaffDefined* person = staff.named(options.staff);
    if (person == nullptr) return Error{ErrorCode::not_found, "nobody who serves has this name"};
    question.account = person->staff;
  }
  const Zone zone = shop.settings().zone;
  const auto from = time_of(options.from, zone);
  const auto until = time_of(options.until, zone);
  if (!from || !until) return !from ? from.error() : until.error();
  question.from = *from;
  question.until = *until;
  return question;
}

}  // namespace

Result<void> run(const CommonOptions& common, const TrailOptions& options) {
  auto open = open_shop_to_read(common);
  if (!open) return open.error();
  const Staff staff = open->shop->staff();
  const auto question = question_of(options, *open->shop, staff);
  if (!question) return question.error();
  const auto rows = latest(open->folder->trail(), *question);
  if (!rows) return rows.error();
  const Zone zone = open->shop->settings().zone;
  if (common.json) {
    JsonAnswer out;
    out.open().open_list("rows");
    for (const TrailRow& each : *rows) write_row(out, each, staff, zone);
    fmt::print("{}\n", out.close_list().close().take());
    return {};
  }
  for (const TrailRow& each : *rows) print_row(each, staff, zone);
  return {};
}

}  // namespace dangol
