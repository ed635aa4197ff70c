#include "messages/statutory_words.h"

#include <date/date.h>
#include <fmt/format.h>

namespace dangol {
namespace {

std::string iso_day(std::int32_t day) { return date::format("%F", date::sys_days{date::days{day}}); }
std::string iso_day(Instant at, const Zone& zone) { return zone.format(at).substr(0, 10); }

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) {
    if (!part.empty()) text += text.empty() ? std::string(part) : " " + std::string(part);
  }
  return text;
}

std::string line_words(const StatutoryLine& line, const Currency& currency) {
  const std::string paid = format_money(line.paid_minor, currency);
  if (line.quantity_thousandths == 1000) return fmt::format("{} {}", line.item, paid);
  return fmt::format("{} x{:g} {}", line.item, static_cast<double>(line.quantity_thousandths) / 1000, paid);
}

std::string order_words(const StatutoryOrder& order, const Zone& zone, const Currency& currency, Language language) {
  std::string lines;
  for (const StatutoryLine& each : order.lines) lines += (lines.empty() ? "" : ", ") + line_words(each, currency);
  const std::string_view taken_back = !order.is_taken_back           ? ""
                                      : language == Language::korean ? "(취소됨)"
                                                                     : "(taken back)";
  return joined({iso_day(order.at, zone), order.store, lines, taken_back});
}

std::string complaint_words(const StatutoryComplaint& complaint, const Zone& zone, Language language) {
  const bool korean = language == Language::korean;
  std::string text = joined({iso_day(complaint.at, zone), korean ? "불만:" : "complaint:", complaint.text});
  if (!complaint.answered_at) return text;
  return joined({text + ";", korean ? "답:" : "answered:", iso_day(*complaint.answered_at, zone), complaint.answer});
}

}  // namespace

std::string statutory_summary_words(const StatutorySummary& summary, Language language) {
  const bool korean = language == Language::korean;
  if (!summary.next_end)
    return korean ? "법에 따라 따로 보관하는 기록이 없어요" : "Nothing is kept by law of who was erased";
  return fmt::format(
      fmt::runtime(korean ? "지운 손님 {}분의 기록 {}건을 법에 따라 따로 보관해요; 가장 먼저 {}까지, 모두 {}까지"
                          : "Of {} erased guests {} records are kept by law, the first until {}, the last until {}"),
      summary.guests, summary.records, iso_day(*summary.next_end), iso_day(*summary.last_end));
}

std::vector<std::string> statutory_record_words(const StatutoryBody& body, std::int32_t last_day, const Zone& zone,
                                                const Currency& currency, Language language) {
  const std::string until =
      language == Language::korean ? iso_day(last_day) + "까지:" : "until " + iso_day(last_day) + ":";
  std::vector<std::string> lines{joined({until, body.name, body.phone, body.email})};
  for (const StatutoryOrder& each : body.orders) lines.push_back(order_words(each, zone, currency, language));
  for (const StatutoryComplaint& each : body.complaints) lines.push_back(complaint_words(each, zone, language));
  return lines;
}

}  // namespace dangol
