#include "audience/gate_table.h"

#include <limits>

#include "audience/audience_row.h"
#include "outbox/hand_over.h"

namespace dangol {
namespace {

constexpr date::days long_ago{5 * 366};

void say(SendQuestion& question, Purpose purpose, bool given, Instant at) {
  question.consent.apply({purpose, given, ConsentMethod::web, "1", question.channel, {}}, at);
}

// What a guest of that code would be asked about.
SendQuestion question_of(SendQuestion question, unsigned code) {
  const auto is = [code](unsigned bit) { return (code & bit) != 0; };
  const unsigned answer = code / GateCode::answer % 4;
  const Instant said_at = question.now - (is(GateCode::is_stale) ? long_ago : date::days{0});
  question.has_address = is(GateCode::has_address);
  question.consent = {};
  question.reconfirmed_at.reset();
  question.counts_since = {};
  if (answer != static_cast<unsigned>(Answer::not_asked))
    say(question, Purpose::marketing, answer != static_cast<unsigned>(Answer::refused), said_at);
  if (answer == AudienceRow::given_outdated) question.counts_since.of(Purpose::marketing) = Instant::max();
  if (is(GateCode::agreed_to_night)) say(question, Purpose::night_marketing, true, question.now);
  const auto sent = [](bool over, int cap) { return over ? cap : std::numeric_limits<int>::min(); };
  question.sent.to_her_today = sent(is(GateCode::over_cap_of_day), question.cap.to_one_a_day);
  question.sent.to_her_in_7_days = sent(is(GateCode::over_cap_of_week), question.cap.to_one_in_7_days);
  question.sent.to_her_in_30_days = sent(is(GateCode::over_cap_of_month), question.cap.to_one_in_30_days);
  return question;
}

SuppressionReason reason_of(const SendQuestion& question) {
  return lasting_reason(question).value_or(SuppressionReason::end);
}

}  // namespace

GateTable::GateTable(std::span<const SendQuestion> for_everybody) {
  for (unsigned code = 0; code < reasons_.size(); ++code) {
    SuppressionReason& kept = reasons_[code];
    kept = reason_of(question_of(for_everybody.front(), code));
    for (const SendQuestion& other : for_everybody.subspan(1)) {
      if (reason_of(question_of(other, code)) != kept) kept = undecided;
    }
  }
}

}  // namespace dangol
