// Who may be in a rule, and what the gate would answer for each, read from columns.
//
//   const CandidateSearch search(rule, today, {question, ...});
//   for (block = 0; block < audience.blocks(); ++block) search.look(audience, block, found);
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "audience/audience.h"
#include "audience/column_rule.h"
#include "audience/gate_table.h"

namespace dangol {

struct Candidate {
  CustomerId id;
  SuppressionReason reason = SuppressionReason::end;  // why the gate would hold back; `end`: it would not
  bool must_read = false;                             // whether she is in the rule has to be asked of her facts
  bool must_ask = false;                              // the reason has to be asked of the gate
  RowDay last_queued = no_day;                        // the last message of any kind
};

class CandidateSearch {
 public:
  // `for_everybody`: what the gate is asked of the campaign, but for what a row says of a guest. Several questions are
  // what it might be asked: where the answers differ the gate has to be. All are of one channel and instant.
  CandidateSearch(const SegmentExpression& rule, std::int32_t today, std::span<const SendQuestion> for_everybody);

  // Adds those of one block, in the order of rows.
  void look(const Audience& audience, std::size_t block, std::vector<Candidate>& found) const;

 private:
  // Over a cap when the advertisement of that place (the latest first) is not older than `since`.
  struct Cap {
    std::size_t place = 0;
    RowDay since = no_day;
    bool is_sure = true;  // false: it allows more than are kept, so whoever had all those may be over it
    unsigned bit = 0;
  };
  static Cap cap_of(int most, std::int32_t since, unsigned bit);

  // GateCode, and one bit more.
  using Codes = std::array<std::uint16_t, Audience::block>;
  static constexpr unsigned stale_by_morning = GateCode::all + 1;
  void note_codes(const Audience::Columns& columns, std::span<const std::uint32_t> rows, Codes& codes) const;
  void note_reason(unsigned noted, Candidate& her) const;

  ColumnRule rule_;
  GateTable table_;
  std::array<Cap, 3> caps_;
  unsigned unsure_ = 0;  // bits of caps that allow more than is kept
  std::optional<std::size_t> reach_;
  bool asks_everybody_ = false;  // rows keep nothing of the channel although it reaches guests
  std::int32_t today_;
  std::int32_t morning_ = 0;  // the day of the next one
};

}  // namespace dangol
