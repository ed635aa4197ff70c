#include "stories/parse_orders.h"

#include <algorithm>
#include <array>
#include <string>

#include "stories/step_text.h"

namespace dangol::story {
namespace {

// An order range of more days than this is a mistyped year.
constexpr int longest_range_days = 3'660;

// Takes " at BRANCH" and " by NAME" from the end, in either order.
void take_where_and_who(std::string_view& text, PlaceOrders& orders) {
  for (;;) {
    const auto at = text.rfind(" at ");
    const auto by = text.rfind(" by ");
    const auto position = at == std::string_view::npos ? by : by == std::string_view::npos ? at : std::max(at, by);
    if (position == std::string_view::npos) return;
    std::string& target = position == at ? orders.branch : orders.by;
    if (!target.empty()) return;
    target = trimmed(text.substr(position + 4));
    text = trimmed(text.substr(0, position));
  }
}

Result<StepBody> finish_orders(PlaceOrders orders, std::string_view text) {
  const auto minute = time_of_day(take_word(text));
  if (!minute) return minute.error();
  orders.minute = *minute;
  take_where_and_who(text, orders);
  auto lines = ordered_lines(text);
  if (!lines) return lines.error();
  orders.lines = std::move(*lines);
  return StepBody{std::move(orders)};
}

// "weekdays", "mondays", "every 3 days" from the front.
Result<void> take_days(std::string_view& text, PlaceOrders& orders) {
  static constexpr std::array names{"mondays", "tuesdays",  "wednesdays", "thursdays",
                                    "fridays", "saturdays", "sundays"};
  const std::string_view word = take_word(text);
  if (word == "daily" || word == "every") orders.weekdays.set();
  if (word == "weekdays") orders.weekdays = 0b0011111;
  if (word == "weekends") orders.weekdays = 0b1100000;
  for (std::size_t day = 0; day < names.size(); ++day) {
    if (word == names[day]) orders.weekdays.set(day);
  }
  if (orders.weekdays.none()) return expected("daily, weekdays, weekends, mondays … sundays or every N days", word);
  if (word != "every") return {};
  const auto days = whole_number(take_word(text), 1, 366);
  if (!days) return days.error();
  orders.every_days = *days;
  if (const std::string_view unit = take_word(text); unit != "days") return expected("days", unit);
  return {};
}

}  // namespace

Result<StepBody> parse_order(std::string_view text) {
  const auto day = calendar_date(take_word(text));
  if (!day) return day.error();
  PlaceOrders orders;
  orders.from = orders.to = *day;
  orders.weekdays.set();
  return finish_orders(std::move(orders), text);
}

Result<StepBody> parse_orders(std::string_view text) {
  const std::string_view range = take_word(text);
  const auto ends = split(range, "..");
  if (ends.size() != 2) return expected("dates such as 2024-06-03..2024-06-28", range);
  const auto from = calendar_date(ends[0]);
  if (!from) return from.error();
  const auto to = calendar_date(ends[1]);
  if (!to) return to.error();
  const auto days = (date::sys_days{*to} - date::sys_days{*from}).count();
  if (days < 0 || days > longest_range_days) return expected("a range of at most ten years, earliest day first", range);
  PlaceOrders orders;
  orders.from = *from;
  orders.to = *to;
  if (auto taken = take_days(text, orders); !taken) return taken.error();
  return finish_orders(std::move(orders), text);
}

}  // namespace dangol::story
