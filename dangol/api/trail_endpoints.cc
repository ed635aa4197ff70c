// Who saw whom, for the owner: the trail row by row, and a month looked through.
#include <fmt/format.h>

#include <charconv>

#include "api/call.h"
#include "api/endpoints.h"
#include "api/json_input.h"
#include "trail/trail_review.h"

namespace dangol {
namespace {

constexpr std::size_t rows_a_page = 50;
constexpr std::size_t guests_named = 5;  // of one row; of more it tells how many there are

const Error no_month{ErrorCode::invalid_input, "month is written as 2026-11"};

std::optional<date::year_month> month_in(std::string_view text) {
  int year = 0;
  unsigned month = 0;
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  const bool is_read = std::from_chars(text.data(), text.data() + 4, year).ptr == text.data() + 4 &&
                       std::from_chars(text.data() + 5, text.data() + 7, month).ptr == text.data() + 7;
  const date::year_month read{date::year{year}, date::month{month}};
  if (!is_read || !read.ok() || year < 1980 || year > 2099) return std::nullopt;
  return read;
}

// Number and name; without a name: somebody who is erased, or a command on the machine.
void write_staff(JsonAnswer& out, StaffId account, const Staff& staff) {
  const StaffDefined* person = staff.find(account);
  out.open("staff").id("id", account.value);
  out.text_or_null("name", person == nullptr ? std::string_view() : person->name).close();
}

void write_guests(JsonAnswer& out, const TrailRow& row, const Shop& shop) {
  out.field("everybody", row.everybody).field("guests", row.customers.size()).open_list("customers");
  for (std::size_t i = 0; i < std::min(row.customers.size(), guests_named); ++i) {
    const auto guest = shop.found(row.customers[i]);
    out.open().guest("id", row.customers[i]).text_or_null("name", guest ? guest->name : std::string()).close();
  }
  out.close_list();
}

void write_row(JsonAnswer& out, const TrailRow& row, const ShopView& view, const Shop& shop) {
  out.open().id("row", row.number).field("at", view.settings.zone.format(row.at));
  write_staff(out, row.account, view.staff);
  out.field("source", row.source).field("action", row.action).field("status", row.status);
  out.text_or_null("reason", row.reason == ExportReason::none ? std::string_view() : word_of(row.reason));
  write_guests(out, row, shop);
  out.close();
}

GuestsJson trail_json(const std::vector<TrailRow>& rows, const ShopView& view, const Shop& shop) {
  JsonAnswer out;
  out.open().open_list("rows");
  for (const TrailRow& each : rows) write_row(out, each, view, shop);
  return out.close_list().close().take_guests();
}

std::string month_text(date::year_month month) { return date::format("%Y-%m", month); }

GuestsJson review_json(const TrailReview& review, const std::vector<std::string>& faults, const TrailLink& last,
                       const ShopView& view, const Shop& shop) {
  JsonAnswer out;
  out.open().open_list("accounts");
  for (const AccountMonth& each : review.accounts) {
    out.open();
    write_staff(out, each.account, view.staff);
    out.field("times", each.times).field("guests", each.guests).field("days", each.days).close();
  }
  out.close_list().open_list("odd");
  for (const OddDay& each : review.odd) {
    out.open().field("what", word_of(each.what));
    write_staff(out, each.account, view.staff);
    out.field("day", date::format("%F", date::sys_days{date::days{each.day}})).field("count", each.count).close();
  }
  out.close_list().open_list("exports");
  for (const TrailRow& each : review.exports) write_row(out, each, view, shop);
  out.close_list().open_list("faults");
  for (const std::string& each : faults) out.text(each);
  out.close_list().field("last", text_of(last));
  const auto& reviewed = view.settings.trail_reviewed;
  out.text_or_null("reviewed_until", reviewed ? month_text(*reviewed) : std::string());
  return out.close().take_guests();
}

// The number of a guest, of somebody who serves, or of a row; 0 where none is asked for.
Result<std::uint64_t> number_in(const Call& call, std::string_view name) {
  const std::string_view text = call.query(name);
  if (text.empty()) return std::uint64_t{0};
  const auto number = parse_id(text);
  if (!number) return Error{ErrorCode::invalid_input, fmt::format("{}: a number", name)};
  return *number;
}

Result<std::optional<Instant>> time_in(const Call& call, std::string_view name) {
  const std::string_view text = call.query(name);
  if (text.empty()) return std::optional<Instant>{};
  const auto at = parse_instant(text, call.view().settings.zone);
  if (!at) return Error{ErrorCode::invalid_input, fmt::format("{}: {}", name, at.error().message)};
  return std::optional(*at);
}

Result<TrailQuestion> question_in(const Call& call) {
  TrailQuestion question{.most = rows_a_page};
  const auto customer = number_in(call, "customer");
  const auto staff = number_in(call, "staff");
  const auto before = number_in(call, "before");
  for (const auto* each : {&customer, &staff, &before}) {
    if (!*each) return each->error();
  }
  if (*customer != 0) question.customer = CustomerId{*customer};
  if (*staff != 0) question.account = StaffId{static_cast<std::uint32_t>(std::min<std::uint64_t>(*staff, UINT32_MAX))};
  question.before = *before;
  const auto from = time_in(call, "from");
  const auto until = time_in(call, "until");
  if (!from || !until) return !from ? from.error() : until.error();
  question.from = *from;
  question.until = *until;
  const std::string_view only = call.query("only");
  if (!only.empty() && only != "exports") return Error{ErrorCode::invalid_input, "only: exports, or left out"};
  question.only_exports = only == "exports";
  return question;
}

}  // namespace

void read_trail(Call& call) {
  const auto question = question_in(call);
  if (!question) return call.fail(question.error());
  call.later(call.service().reading(),
             [&service = call.service(), view = call.shared_view(), question = *question](LaterAnswer& answer) {
               const auto rows = latest(service.trail(), question);
               if (!rows) return answer.fail(rows.error());
               answer.reply(trail_json(*rows, *view, service.shop()));
             });
}

// Reads every row that there is, to see whether any was changed.
void review_trail(Call& call) {
  const auto month = month_in(call.query("month"));
  if (!month) return call.fail(no_month, "month");
  call.later(call.service().reading(),
             [&service = call.service(), view = call.shared_view(), month = *month](LaterAnswer& answer) {
               const Zone& zone = view->settings.zone;
               const Instant from = zone.instant(month / 1, {});
               const Instant until = zone.instant((month + date::months{1}) / 1, {});
               const auto review = review_trail(service.trail(), from, until, zone);
               const auto faults = service.trail().faults();
               if (!review || !faults) return answer.fail(!review ? review.error() : faults.error());
               answer.reply(review_json(*review, *faults, service.trail().last(), *view, service.shop()));
             });
}

// Whoever signed in says that she looked through a month.
void note_trail_reviewed(Call& call) {
  const auto key = call.idempotency_key("");
  if (!key) return call.fail(key.error());
  JsonBody body(call.request().body);
  JsonObject in = body.object();
  const auto month = month_in(in.text("month", {.max_characters = 7}));
  if (!month) in.blame("month", no_month.message);
  in.no_more();
  if (body.fault()) return call.fail(*body.fault());
  call.record(call.event({}, *key, TrailReviewed{*month, call.who()->staff}));
}

}  // namespace dangol
