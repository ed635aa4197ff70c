#include "trail/trail_review.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace dangol {
namespace {

constexpr std::uint64_t few_guests = 50;
constexpr std::uint64_t times_usual = 3;
constexpr std::uint64_t most_refused = 10;
constexpr std::uint64_t most_wrong_pins = 5;
constexpr std::int16_t night_ends = 5 * 60;  // minute of the day

constexpr std::array<std::string_view, 5> oddity_words{"many_guests", "at_night", "refused", "wrong_pin", "console"};

struct AccountDay {
  std::unordered_set<CustomerId> guests;
  std::uint64_t times = 0;
  std::uint64_t at_night = 0;
  std::uint64_t refused = 0;
  std::uint64_t wrong_pins = 0;
};

using AccountDays = std::map<std::pair<StaffId, std::int32_t>, AccountDay>;

void count(AccountDay& day, const TrailRow& row, std::int16_t minute) {
  const bool names_guests = row.everybody || !row.customers.empty();
  if (!names_guests) {
    if (row.status >= 400) ++day.wrong_pins;
    return;
  }
  if (row.status >= 400) {
    ++day.refused;
    return;
  }
  ++day.times;
  if (minute < night_ends) ++day.at_night;
  day.guests.insert(row.customers.begin(), row.customers.end());
}

// How many guests she sees on a day in the middle of her days.
std::uint64_t usual_guests(const AccountDays& days, StaffId account) {
  std::vector<std::uint64_t> counts;
  for (const auto& [key, day] : days) {
    if (key.first == account && day.times > 0) counts.push_back(day.guests.size());
  }
  if (counts.empty()) return 0;
  const auto middle = counts.begin() + static_cast<std::ptrdiff_t>(counts.size() / 2);
  std::ranges::nth_element(counts, middle);
  return *middle;
}

void note_oddities(std::vector<OddDay>& odd, StaffId account, std::int32_t date, const AccountDay& day,
                   std::uint64_t usual) {
  const auto note = [&](TrailOddity what, std::uint64_t count, bool is_odd) {
    if (is_odd) odd.push_back({what, account, date, count});
  };
  const std::uint64_t guests = day.guests.size();
  note(TrailOddity::many_guests, guests, guests >= few_guests && guests > times_usual * usual);
  note(TrailOddity::at_night, day.at_night, day.at_night > 0);
  note(TrailOddity::refused, day.refused, day.refused >= most_refused);
  note(TrailOddity::wrong_pin, day.wrong_pins, day.wrong_pins >= most_wrong_pins);
  note(TrailOddity::console, day.times, !account && day.times > 0);
}

std::vector<AccountMonth> by_account(const AccountDays& days) {
  std::vector<AccountMonth> accounts;
  std::unordered_set<CustomerId> guests;
  for (const auto& [key, day] : days) {
    if (day.times == 0) continue;
    if (accounts.empty() || accounts.back().account != key.first) {
      accounts.push_back({key.first});
      guests.clear();
    }
    guests.insert(day.guests.begin(), day.guests.end());
    AccountMonth& month = accounts.back();
    month.times += day.times;
    month.guests = guests.size();
    ++month.days;
  }
  return accounts;
}

}  // namespace

std::string_view word_of(TrailOddity oddity) { return oddity_words[static_cast<std::size_t>(oddity)]; }

Result<TrailReview> review_trail(const Trail& trail, Instant from, Instant until, const Zone& zone) {
  TrailReview review;
  AccountDays days;
  for (const std::int32_t date : trail.days()) {
    if (date < trail_day(from) || date > trail_day(until)) continue;
    const auto walked = trail.walk(date, [&](const TrailRow& row) {
      if (row.at < from || row.at >= until) return true;
      const LocalTime local = zone.local(row.at);
      count(days[{row.account, local.day}], row, local.minute);
      if (row.reason != ExportReason::none && row.status < 400) review.exports.push_back(row);
      return true;
    });
    if (!walked) return walked.error();
  }
  for (const auto& [key, day] : days)
    note_oddities(review.odd, key.first, key.second, day, usual_guests(days, key.first));
  std::ranges::stable_sort(review.odd, {}, &OddDay::day);
  review.accounts = by_account(days);
  return review;
}

}  // namespace dangol
