// card, find, expected: what staff look up, on a terminal.
#include <fmt/format.h>

#include "api/json_output.h"
#include "api/shop_json.h"
#include "cli/console_trail.h"
#include "cli/open_shop.h"
#include "cli/verbs.h"
#include "shop/asking.h"
#include "shop/message_preview.h"

namespace dangol {
namespace {

struct Wording {
  const char* usual;
  const char* unsure;
  const char* because;
  const char* today;
  const char* allergy;
  const char* suggestion;
  const char* visits;
  const char* last;
};
constexpr Wording korean{"늘 드시던 것", "확실하지 않음", "까닭", "오늘", "알레르기", "권할 것", "방문", "마지막"};
constexpr Wording english{"usual", "not sure", "because", "today", "ALLERGY", "suggest", "visits", "last"};

void line(const char* label, const std::string& text) {
  if (!text.empty()) fmt::print("  {}: {}\n", label, text);
}

std::string joined(const std::vector<std::string>& all) { return fmt::format("{}", fmt::join(all, ", ")); }

void print_card(const CustomerCard& card, const Zone& zone, const Wording& words) {
  fmt::print("{}\n", card.words.greeting);
  line(words.allergy, joined(card.card.allergies));
  if (card.card.usual.certain)
    line(words.usual, fmt::format("{} ({:.0f} %)", card.words.usual, card.card.usual.confidence * 100.0F));
  if (!card.card.usual.certain && card.card.personalised) line(words.usual, words.unsure);
  line(words.because, card.words.because);
  for (const std::string& difference : card.words.differences) line(words.today, difference);
  for (const std::string& text : card.came_back) line(words.today, text);
  line(words.today, card.guardian);
  for (const std::string& text : card.requests) line(words.today, text);
  line(words.today, card.came_of_age);
  line(words.suggestion, card.words.suggestion);
  line(words.visits, fmt::format("{}", card.card.visits));
  if (card.card.last_visit) line(words.last, zone.format(*card.card.last_visit));
}

std::string found_line(const FoundCustomer& found, const Zone& zone) {
  return fmt::format("#{}  {}{}  {}{}", found.id.value, found.name, found.hint.empty() ? "" : " (" + found.hint + ")",
                     found.visits, found.last_visit ? "  " + zone.format(*found.last_visit) : "");
}

template <class Guest, class IdOf>
std::vector<CustomerId> guests_of(const std::vector<Guest>& all, IdOf id_of) {
  std::vector<CustomerId> ids;
  for (const Guest& each : all) ids.push_back(id_of(each));
  return ids;
}

// Nothing: the answer names nobody.
std::optional<TrailRow> row_of_question(const Shop& shop, const AskOptions& options) {
  const auto question = std::ranges::find(owners_questions(), options.question, &OwnersQuestion::word);
  if (question == owners_questions().end()) return std::nullopt;
  TrailRow row = console_row("ask-" + options.question, {});
  row.everybody = question->names_guests;
  const auto who = question->about == "guest" ? shop.find_one(options.about) : Error{};
  if (who) row.customers = {*who};
  return row.everybody || who ? std::optional(std::move(row)) : std::nullopt;
}

}  // namespace

Result<void> run(const CommonOptions& common, const CardOptions& options) {
  auto open = open_shop_to_read(common);
  if (!open) return open.error();
  const auto who = open->shop->find_one(options.who);
  if (!who) return who.error();
  const auto store = store_named(options.store, open->shop->catalog());
  if (!store) return store.error();
  const Language language = language_of(common, *open->shop);
  const auto card = open->shop->card(*who, {open->clock->now(), *store}, language);
  if (!card) return card.error();
  leave_trail(*open->folder, console_row("card", {*who}));
  if (common.json) fmt::print("{}\n", card_json(*card, open->shop->catalog(), open->shop->settings()));
  if (!common.json) print_card(*card, open->shop->settings().zone, language == Language::korean ? korean : english);
  return {};
}

Result<void> run(const CommonOptions& common, const FindOptions& options) {
  auto open = open_shop_to_read(common);
  if (!open) return open.error();
  const std::vector<FoundCustomer> all = open->shop->find(options.text, options.limit);
  leave_trail(*open->folder, console_row("find", guests_of(all, [](const FoundCustomer& each) { return each.id; })));
  if (common.json) {
    fmt::print("{}\n", found_json(all, open->shop->settings().zone).json);
    return {};
  }
  for (const FoundCustomer& each : all) fmt::print("{}\n", found_line(each, open->shop->settings().zone));
  if (!all.empty()) return {};
  return Error{ErrorCode::not_found, "nobody is found by that; try part of the name or the last digits"};
}

Result<void> run(const CommonOptions& common, const ExpectedOptions& options) {
  auto open = open_shop_to_read(common);
  if (!open) return open.error();
  const auto store = store_named(options.store, open->shop->catalog());
  if (!store) return store.error();
  const Zone zone = open->shop->settings().zone;
  const std::vector<ExpectedGuest> guests = open->shop->expected({open->clock->now(), *store}, options.within_minutes,
                                                                 options.limit, language_of(common, *open->shop));
  leave_trail(*open->folder,
              console_row("expected", guests_of(guests, [](const ExpectedGuest& each) { return each.guest.id; })));
  if (common.json) {
    fmt::print("{}\n", expected_json(guests, zone).json);
    return {};
  }
  for (const ExpectedGuest& each : guests) {
    fmt::print("{:3.0f} %  {}  {}\n", each.chance * 100.0F, found_line(each.guest, zone), each.usual);
  }
  return {};
}

Result<void> run(const CommonOptions& common, const PreviewOptions& options) {
  auto open = open_shop_to_read(common);
  if (!open) return open.error();
  const auto who = open->shop->find_one(options.who);
  if (!who) return who.error();
  const Language language = language_of(common, *open->shop);
  const auto preview = preview_message(*open->shop, *who, options.text, open->clock->now(), language);
  if (!preview) return preview.error();
  leave_trail(*open->folder, console_row("preview", {*who}));
  if (common.json) {
    JsonAnswer out;
    out.open().field("complete", preview->said.complete()).field("text", preview->said.text);
    out.open_list("lines");
    for (const std::string& line : preview_lines(*preview, language)) out.text(line);
    fmt::print("{}\n", out.close_list().close().take());
    return {};
  }
  for (const std::string& line : preview_lines(*preview, language)) fmt::print("{}\n", line);
  return {};
}

Result<void> run(const CommonOptions& common, const AskOptions& options) {
  auto open = open_shop_to_read(common);
  if (!open) return open.error();
  const Language language = language_of(common, *open->shop);
  const auto lines = ask(*open->shop, options.question, options.about, open->clock->now(), language);
  if (!lines) return lines.error();
  if (auto asked = row_of_question(*open->shop, options)) leave_trail(*open->folder, std::move(*asked));
  if (common.json) {
    JsonAnswer out;
    out.open().field("question", options.question).open_list("lines");
    for (const std::string& line : *lines) out.text(line);
    fmt::print("{}\n", out.close_list().close().take());
    return {};
  }
  for (const std::string& line : *lines) fmt::print("{}\n", line);
  return {};
}

}  // namespace dangol
