#include "consent/gate.h"

#include <algorithm>
#include <array>
#include <utility>

#include "consent/consent_term.h"

namespace dangol {
namespace {

constexpr std::chrono::minutes granted_for{1};

Answer answer(const SendQuestion& q) { return q.consent.answer(Purpose::marketing, q.channel); }

bool has_come(const SendQuestion& q, std::optional<std::int32_t> day) { return day && q.zone.local(q.now).day >= *day; }
bool is_stale(const SendQuestion& q, Purpose purpose) { return has_come(q, goes_stale_on(q, purpose)); }

// To be told that an older consent still holds does not make it one to a newer text.
bool is_outdated(const SendQuestion& q, Purpose purpose) {
  return q.consent.is_outdated(purpose, q.channel, q.counts_since.of(purpose));
}

bool is_quiet(const SendQuestion& q) {
  const auto agreed_until = agreed_to_night_until(q);
  if (agreed_until && !has_come(q, agreed_until)) return false;
  const std::int16_t minute = q.zone.local(q.now).minute;
  return minute >= q.hours.until || minute < q.hours.from;
}

enum class For : std::uint8_t { advertising, everything };

constexpr unsigned bit(Channel channel) { return 1U << static_cast<unsigned>(channel); }
// By which channels a guard holds.
enum class Where : unsigned {
  text_message = bit(Channel::sms),
  relayed = text_message | bit(Channel::kakao),
  disturbing = relayed | bit(Channel::push),
  transmitted = disturbing | bit(Channel::email),
  everywhere = ~0U,
};

struct Guard {
  SuppressionReason reason{};
  For what{};
  Where where{};
  bool (*holds_back)(const SendQuestion&) = nullptr;

  bool is_asked(const SendQuestion& q) const {
    return (what == For::everything || q.message == MessageClass::advertising) &&
           (static_cast<unsigned>(where) & bit(q.channel)) != 0;
  }
};

using Reason = SuppressionReason;
using Q = const SendQuestion&;
using enum Where;
constexpr std::array<Guard, suppression_reasons> guards{{
    {Reason::no_address, For::everything, everywhere, [](Q q) { return !q.has_address; }},
    {Reason::refused, For::advertising, everywhere, [](Q q) { return answer(q) == Answer::refused; }},
    {Reason::no_consent, For::advertising, everywhere, [](Q q) { return answer(q) == Answer::not_asked; }},
    {Reason::consent_not_reconfirmed, For::advertising, everywhere,
     [](Q q) { return is_stale(q, Purpose::marketing); }},
    {Reason::consent_text_outdated, For::advertising, everywhere,
     [](Q q) { return is_outdated(q, Purpose::marketing); }},
    {Reason::address_is_dead, For::everything, everywhere, [](Q q) { return q.is_address_dead; }},
    {Reason::advertising_not_marked, For::advertising, transmitted, [](Q q) { return !q.form.is_marked; }},
    {Reason::sender_not_named, For::advertising, transmitted, [](Q q) { return !q.form.names_sender; }},
    {Reason::no_free_opt_out, For::advertising, transmitted, [](Q q) { return !q.form.offers_free_opt_out; }},
    {Reason::quiet_hours, For::advertising, disturbing, is_quiet},
    {Reason::resting, For::advertising, everywhere, [](Q q) { return q.is_resting; }},
    {Reason::complaint_open, For::advertising, everywhere, [](Q q) { return q.has_open_complaint; }},
    {Reason::bought_only_once, For::advertising, everywhere, [](Q q) { return q.is_of_what_is_bought_once; }},
    {Reason::her_own_pace, For::advertising, everywhere,
     [](Q q) { return q.she_wants_in_30_days && q.sent.to_her_in_30_days >= *q.she_wants_in_30_days; }},
    {Reason::cap_of_day, For::advertising, everywhere, [](Q q) { return q.sent.to_her_today >= q.cap.to_one_a_day; }},
    {Reason::cap_of_week, For::advertising, everywhere,
     [](Q q) { return q.sent.to_her_in_7_days >= q.cap.to_one_in_7_days; }},
    {Reason::cap_of_month, For::advertising, everywhere,
     [](Q q) { return q.sent.to_her_in_30_days >= q.cap.to_one_in_30_days; }},
    {Reason::cap_of_shop, For::advertising, everywhere,
     [](Q q) { return q.sent.by_shop_today >= q.cap.by_shop_a_day; }},
    {Reason::fatigue, For::advertising, everywhere, [](Q q) { return q.fatigue >= most_fatigue; }},
    {Reason::no_relay_contract, For::everything, relayed, [](Q q) { return !q.relay.has_contract; }},
    {Reason::relay_not_announced, For::everything, relayed, [](Q q) { return !q.relay.is_announced; }},
    {Reason::relay_not_told, For::advertising, relayed, [](Q q) { return !q.relay.customers_know; }},
    {Reason::relay_not_certified, For::advertising, relayed,
     [](Q q) { return q.zone.local(q.now).day > q.relay.certified_until; }},
    {Reason::sender_not_registered, For::everything, text_message,
     [](Q q) { return !(q.sender.is_registered && is_sender_number(q.sender.digits)); }},
    {Reason::budget_spent, For::everything, everywhere, [](Q q) { return !q.is_within_budget; }},
    {Reason::text_incomplete, For::everything, everywhere, [](Q q) { return !q.is_text_complete; }},
}};

// The order of precedence is this table's; the numbers are those on disk.
constexpr bool each_once = [] {
  std::array<int, suppression_reasons> times{};
  for (const Guard& guard : guards) ++times[static_cast<std::size_t>(guard.reason)];
  return std::ranges::all_of(times, [](int each) { return each == 1; });
}();
static_assert(each_once, "each reason has its guard");

}  // namespace

std::optional<std::int32_t> goes_stale_on(const SendQuestion& question, Purpose purpose) {
  const auto given = question.consent.given_at(purpose, question.channel);
  if (!given) return std::nullopt;
  const Instant since = std::max(*given, question.reconfirmed_at.value_or(*given));
  return consent_ends_on(question.zone.local(since).day);
}

std::optional<std::int32_t> agreed_to_night_until(const SendQuestion& question) {
  constexpr Purpose night = Purpose::night_marketing;
  return is_outdated(question, night) ? std::nullopt : goes_stale_on(question, night);
}

bool is_sender_number(std::string_view digits) {
  if (!std::ranges::all_of(digits, [](char each) { return each >= '0' && each <= '9'; })) return false;
  if (digits.size() == 8) return digits.starts_with("15") || digits.starts_with("16") || digits.starts_with("18");
  return digits.size() >= 9 && digits.size() <= 11 && digits.starts_with("0");
}

Instant next_morning(Instant now, const Zone& zone, const AdvertisingHours& hours) {
  const LocalTime local = zone.local(now);
  const int days = local.minute < hours.from ? 0 : 1;
  return zone.instant(date::sys_days{date::days{local.day + days}}, std::chrono::minutes{hours.from});
}

Permission::Permission(const SendQuestion& question)
    : customer_(question.customer),
      channel_(question.channel),
      message_(question.message),
      until_(question.now + granted_for) {}

Permission::Permission(Permission&& other) noexcept { *this = std::move(other); }

Permission& Permission::operator=(Permission&& other) noexcept {
  customer_ = other.customer_;
  channel_ = other.channel_;
  message_ = other.message_;
  until_ = std::exchange(other.until_, unknown_instant);
  return *this;
}

SendVerdict gate(const SendQuestion& question) {
  for (const Guard& guard : guards) {
    if (guard.is_asked(question) && guard.holds_back(question)) return guard.reason;
  }
  return Permission(question);
}

}  // namespace dangol
