// The loops over columns, in a file of their own: they are compiled to be vectorised.
#include <algorithm>
#include <cmath>

#include "audience/column_rule.h"

namespace dangol {
namespace {

constexpr std::size_t block = Audience::block;

// Without a sign, one comparison answers for both ends.
template <class Unsigned, class Kept>
void in_range(const Kept* __restrict column, std::int32_t lowest, std::int32_t highest, std::uint8_t* __restrict mask) {
  if (highest < lowest) return std::fill_n(mask, block, std::uint8_t{0}), void();
  const auto from = static_cast<Unsigned>(lowest);
  const auto span = static_cast<Unsigned>(static_cast<Unsigned>(highest) - from);
  for (std::size_t i = 0; i < block; ++i)
    mask[i] = static_cast<Unsigned>(static_cast<Unsigned>(column[i]) - from) <= span ? 1 : 0;
}

// Of those near the range, a millionth of it further out: floats are no finer, and one comparison with them takes a
// fifth of the two divisions.
void nearly_overdue_in(const RowDay* __restrict last, const std::uint16_t* __restrict cycle, std::int32_t today,
                       double least, double most, std::uint8_t* __restrict mask) {
  const auto low = static_cast<float>(least - std::abs(least) * 1e-6);
  const auto high = static_cast<float>(most + std::abs(most) * 1e-6);
  for (std::size_t i = 0; i < block; ++i) {
    const auto tenths_since = static_cast<float>(10 * (today - last[i]));
    const auto tenths = static_cast<float>(cycle[i]);
    mask[i] =
        static_cast<std::uint8_t>((cycle[i] != 0) & (tenths_since >= low * tenths) & (tenths_since <= high * tenths));
  }
}

// As measures.cc counts it, in the same steps: the answer is the same to the last bit.
void overdue_in(const Audience::Columns& columns, std::size_t first_row, std::int32_t today, double least, double most,
                ColumnRule::Mask& mask) {
  const RowDay* last = columns.last_visit.data() + first_row;
  const std::uint16_t* cycle = columns.cycle_tenths.data() + first_row;
  nearly_overdue_in(last, cycle, today, least, most, mask.data());
  each_set(mask, [&](std::size_t i) {
    const double overdue = static_cast<double>(today - last[i]) / (static_cast<double>(cycle[i]) / 10);
    mask[i] = overdue >= least && overdue <= most ? 1 : 0;
  });
}

void mean_spend_in(const Audience::Columns& columns, std::size_t first_row, double least, double most,
                   std::uint8_t* __restrict mask) {
  const std::int32_t* __restrict spent = columns.spent_minor.data() + first_row;
  const std::uint16_t* __restrict visits = columns.visits.data() + first_row;
  for (std::size_t i = 0; i < block; ++i) {
    const double mean = static_cast<double>(spent[i]) / visits[i];
    mask[i] = static_cast<std::uint8_t>((visits[i] != 0) & (mean >= least) & (mean <= most));
  }
}

}  // namespace

void ColumnRule::test(const Node& node, const Audience::Columns& columns, std::size_t first_row, Mask& mask) const {
  std::uint8_t* __restrict out = mask.data();
  switch (node.asks) {
    case Asks::nothing: mask.fill(node.holds ? 1 : 0); break;
    case Asks::days_or_count:
      in_range<std::uint16_t>((columns.*node.column).data() + first_row, node.lowest, node.highest, out);
      break;
    case Asks::spent:
      in_range<std::uint32_t>(columns.spent_minor.data() + first_row, node.lowest, node.highest, out);
      break;
    case Asks::month: {
      const std::uint8_t* __restrict months = columns.birthday_month.data() + first_row;
      for (std::size_t i = 0; i < block; ++i) out[i] = static_cast<std::uint8_t>(node.months >> months[i] & 1);
      break;
    }
    case Asks::agreed: {
      const std::uint8_t* __restrict flags = columns.flags.data() + first_row;
      for (std::size_t i = 0; i < block; ++i) out[i] = (flags[i] & AudienceRow::agreed) != 0 ? 1 : 0;
      break;
    }
    case Asks::overdue: overdue_in(columns, first_row, today_, node.least, node.most, mask); break;
    case Asks::mean_spend: mean_spend_in(columns, first_row, node.least, node.most, out); break;
  }
  if (!node.negated) return;
  for (std::size_t i = 0; i < block; ++i) out[i] ^= 1;
}

void ColumnRule::settle(const Audience::Columns& columns, std::size_t first_row, Mask& mask) const {
  const std::uint8_t* __restrict flags = columns.flags.data() + first_row;
  const RowDay* __restrict last = columns.last_visit.data() + first_row;
  std::uint8_t* __restrict out = mask.data();
  const std::uint8_t asks_all = exact_ ? 0 : must_read;
  for (std::size_t i = 0; i < block; ++i) {
    const bool is_odd = ((flags[i] & AudienceRow::unusual) != 0) | (last[i] > today_);
    const std::uint8_t found = is_odd ? may_be_in | must_read : (out[i] != 0 ? may_be_in | asks_all : 0);
    out[i] = (flags[i] & AudienceRow::in_play) != 0 ? found : 0;
  }
}

}  // namespace dangol
