#include "audience/candidates.h"

#include <algorithm>

namespace dangol {

CandidateSearch::CandidateSearch(const SegmentExpression& rule, std::int32_t today,
                                 std::span<const SendQuestion> for_everybody)
    : rule_(rule, today), table_(for_everybody), reach_(reach_of(for_everybody.front().channel)), today_(today) {
  const SendQuestion& question = for_everybody.front();
  asks_everybody_ = !reach_ && is_in_house(question.channel);
  morning_ = question.zone.local(next_morning(question.now, question.zone, question.hours)).day;
  const FrequencyCap& cap = question.cap;
  caps_ = {cap_of(cap.to_one_a_day, today, GateCode::over_cap_of_day),
           cap_of(cap.to_one_in_7_days, today - 6, GateCode::over_cap_of_week),
           cap_of(cap.to_one_in_30_days, today - 29, GateCode::over_cap_of_month)};
  for (const Cap& each : caps_) unsure_ |= each.is_sure ? 0U : each.bit;
}

// A cap of none is over for who never had one.
CandidateSearch::Cap CandidateSearch::cap_of(int most, std::int32_t since, unsigned bit) {
  if (most <= 0) return {0, no_day, true, bit};
  const auto places = static_cast<int>(Outbox::latest_days);
  return {static_cast<std::size_t>(std::min(most, places) - 1), row_day(since), most <= places, bit};
}

// Column by column: then nothing waits for the memory of one guest before it asks for that of the next.
void CandidateSearch::note_codes(const Audience::Columns& columns, std::span<const std::uint32_t> rows,
                                 Codes& codes) const {
  const auto note = [&](unsigned bit, const auto& is_so) {
    for (std::size_t i = 0; i < rows.size(); ++i) codes[i] |= static_cast<std::uint16_t>(is_so(rows[i]) ? bit : 0U);
  };
  std::fill_n(codes.begin(), rows.size(), std::uint16_t{0});
  for (const Cap& cap : caps_) {
    const RowDay* sent_on = columns.sent_on[cap.place].data();
    note(cap.bit, [&](std::size_t row) { return sent_on[row] >= cap.since; });
  }
  if (!reach_) return;
  const std::uint8_t* flags = columns.flags.data();
  const unsigned address = unsigned{AudienceRow::has_address} << *reach_;
  note(GateCode::has_address, [&](std::size_t row) { return (flags[row] & address) != 0; });
  const std::uint8_t* answers = columns.answers.data();
  for (std::size_t i = 0; i < rows.size(); ++i)
    codes[i] |= static_cast<std::uint16_t>((unsigned{answers[rows[i]]} >> (2 * *reach_) & 3U) * GateCode::answer);
  const RowDay* stale_on = columns.stale_on[*reach_].data();
  note(GateCode::is_stale, [&](std::size_t row) { return stale_on[row] != no_day && stale_on[row] <= today_; });
  note(stale_by_morning, [&](std::size_t row) { return stale_on[row] > today_ && stale_on[row] <= morning_; });
  const RowDay* night_until = columns.night_until[*reach_].data();
  note(GateCode::agreed_to_night, [&](std::size_t row) { return night_until[row] > today_; });
}

// What is not sure may be so or not: the gate is asked where that makes a difference.
void CandidateSearch::note_reason(unsigned noted, Candidate& her) const {
  const unsigned least = noted & ~unsure_ & GateCode::all;
  her.reason = table_.reason(least);
  her.must_ask = asks_everybody_ || her.reason == GateTable::undecided ||
                 table_.reason(noted & GateCode::all) != her.reason ||
                 ((noted & stale_by_morning) != 0 && her.reason != SuppressionReason::end);
}

void CandidateSearch::look(const Audience& audience, std::size_t block, std::vector<Candidate>& found) const {
  const Audience::Columns& columns = audience.columns();
  const std::size_t first_row = block * Audience::block;
  ColumnRule::Mask mask;
  rule_.judge(columns, first_row, mask);
  std::array<std::uint32_t, Audience::block> rows;
  std::size_t count = 0;
  each_set(mask, [&](std::size_t i) { rows[count++] = static_cast<std::uint32_t>(first_row + i); });
  Codes codes;
  note_codes(columns, {rows.data(), count}, codes);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t row = rows[i];
    Candidate& her = found.emplace_back();
    her.id = columns.id[row];
    her.must_read = (mask[row - first_row] & ColumnRule::must_read) != 0;
    her.last_queued = columns.last_queued[row];
    note_reason(codes[i], her);
    her.must_ask |= (columns.flags[row] & AudienceRow::touchy) != 0;
  }
}

}  // namespace dangol
