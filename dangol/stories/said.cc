#include "stories/said.h"

#include <fmt/format.h>

#include <cmath>
#include <fstream>

#include "base/error_name.h"

namespace dangol::story {
namespace {

// A label and what it tells; an empty text is not told at all.
void tell(Said& said, std::string_view label, std::string_view text) {
  if (!text.empty()) said.push_back(fmt::format("{}{}", label, text));
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

}  // namespace

Said said(const CustomerCard& card) {
  Said said;
  tell(said, "allergy: ", joined(card.card.allergies));
  tell(said, "", card.words.greeting);
  tell(said, "why: ", card.words.because);
  // The greeting speaks of the first difference, and of a birthday in any case.
  for (std::size_t i = 1; i < card.words.differences.size(); ++i) {
    if (card.card.differences[i].kind != DifferenceKind::birthday) tell(said, "also: ", card.words.differences[i]);
  }
  tell(said, "due: ", card.due);
  for (const std::string& change : card.changes) tell(said, "changed: ", change);
  tell(said, "suggestion: ", card.words.suggestion);
  tell(said, "ask: ", card.words.ask);
  tell(said, "complaint: ", card.complaint);
  tell(said, "rest: ", card.rest);
  for (const std::string& text : card.came_back) tell(said, "", text);
  tell(said, "", card.guardian);
  for (const std::string& each : card.requests) tell(said, "", each);
  tell(said, "14: ", card.came_of_age);
  for (const Note& note : card.customer.notes) tell(said, "note: ", note.text);
  return said;
}

Said said(const std::vector<FoundCustomer>& found, const Zone& zone) {
  if (found.empty()) return {"nobody"};
  Said said;
  for (const FoundCustomer& each : found) {
    std::string line = each.name;
    if (!each.hint.empty()) line += fmt::format("{}…{}", line.empty() ? "" : " ", each.hint);
    line += fmt::format("; visits {}", each.visits);
    if (each.last_visit) line += "; last " + zone.format(*each.last_visit).substr(0, std::size("2024-07-01") - 1);
    said.push_back(std::move(line));
  }
  return said;
}

Said said(const std::vector<ExpectedGuest>& expected) {
  if (expected.empty()) return {"nobody"};
  Said said;
  for (const ExpectedGuest& each : expected) {
    said.push_back(fmt::format("{} {} %", each.guest.name, std::lround(each.chance * 100)));
    if (!each.usual.empty()) said.back() += ": " + each.usual;
  }
  return said;
}

Said said(const StoryShop::Erased& erased) {
  Said said{fmt::format("erased: {} events", erased.events),
            fmt::format("left: {} entries, {} mentions", erased.entries_left, erased.mentions_left)};
  if (erased.kept_until)
    said.push_back(fmt::format("kept by law: {} records until {}", erased.kept_by_law,
                               date::format("%F", date::sys_days{date::days{*erased.kept_until}})));
  return said;
}

Said said(const ImportReport& report, const std::filesystem::path& rejects) {
  Said said{fmt::format("rows: {} read, {} accepted, {} rejected, {} already known", report.rows_read,
                        report.rows_accepted, report.rows_rejected, report.already_known),
            fmt::format("new: {} orders, {} customers, {} items", report.orders, report.customers, report.items)};
  for (const auto& [rule, times] : report.rules) said.push_back(fmt::format("rule {}: {}", rule, times));
  for (const std::string& file : report.skipped_files) tell(said, "skipped: ", file);
  std::ifstream file(rejects);
  std::string line;
  std::getline(file, line);  // the names of the columns
  while (std::getline(file, line)) tell(said, "rejected: ", line);
  return said;
}

Said said(const Error& refusal) { return {fmt::format("{}: {}", name_of(refusal.code), refusal.message)}; }

}  // namespace dangol::story
