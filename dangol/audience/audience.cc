#include "audience/audience.h"

#include <algorithm>

namespace dangol {
namespace {

// Each column with the field of a row that stands in it.
template <class Columns, class Row, class Each>
void each_column(Columns& columns, Row& row, const Each& each) {
  each(columns.flags, row.flags);
  each(columns.answers, row.answers);
  each(columns.birthday_month, row.birthday_month);
  each(columns.visits, row.visits);
  each(columns.last_visit, row.last_visit);
  each(columns.first_visit, row.first_visit);
  each(columns.cycle_tenths, row.cycle_tenths);
  each(columns.store, row.store);
  each(columns.spent_minor, row.spent_minor);
  for (std::size_t i = 0; i < row.stale_on.size(); ++i) each(columns.stale_on[i], row.stale_on[i]);
  for (std::size_t i = 0; i < row.night_until.size(); ++i) each(columns.night_until[i], row.night_until[i]);
  for (std::size_t i = 0; i < row.sent_on.size(); ++i) each(columns.sent_on[i], row.sent_on[i]);
  each(columns.last_queued, row.last_queued);
}

// Room for a sixteenth more, where a vector by itself would double.
template <class Column>
void lengthen(Column& column, std::size_t rows) {
  if (!column.empty() && rows > column.capacity()) column.reserve(rows + rows / 16);
  column.resize(rows);
}

}  // namespace

Audience::Audience(const std::vector<CustomerId>& ids) : rows_(ids.size()), begun_with_(ids.size()) {
  const std::size_t whole_blocks = blocks() * block;
  lengthen(columns_.id, whole_blocks);
  std::ranges::copy(ids, columns_.id.begin());
  AudienceRow none;
  each_column(columns_, none, [&](auto& column, auto&) { lengthen(column, whole_blocks); });
}

std::optional<std::size_t> Audience::row_of(CustomerId guest) const {
  const auto begin = columns_.id.begin();
  const auto end = begin + static_cast<std::ptrdiff_t>(begun_with_);
  const auto at = std::lower_bound(begin, end, guest);
  if (at != end && *at == guest) return static_cast<std::size_t>(at - begin);
  const auto later = later_.find(guest);
  return later == later_.end() ? std::nullopt : std::optional(later->second);
}

std::size_t Audience::add(CustomerId guest) {
  if (rows_ == columns_.id.size()) {
    AudienceRow none;
    lengthen(columns_.id, rows_ + block);
    each_column(columns_, none, [&](auto& column, auto&) { lengthen(column, rows_ + block); });
  }
  columns_.id[rows_] = guest;
  later_.emplace(guest, rows_);
  return rows_++;
}

void Audience::set(std::size_t row, const AudienceRow& values) {
  each_column(columns_, values, [row](auto& column, const auto& value) { column[row] = value; });
}

void Audience::put(CustomerId guest, const AudienceRow& row) {
  const auto known = row_of(guest);
  set(known ? *known : add(guest), row);
}

void Audience::forget(CustomerId guest) {
  const auto known = row_of(guest);
  if (!known) return;
  set(*known, {});
  ++forgotten_;
}

AudienceRow Audience::find(CustomerId guest) const {
  AudienceRow found;
  const auto known = row_of(guest);
  if (known) each_column(columns_, found, [row = *known](const auto& column, auto& value) { value = column[row]; });
  return found;
}

std::size_t Audience::resident_bytes() const {
  std::size_t bytes = columns_.id.capacity() * sizeof(CustomerId);
  AudienceRow none;
  each_column(columns_, none,
              [&](const auto& column, const auto& value) { bytes += column.capacity() * sizeof value; });
  return bytes;
}

}  // namespace dangol
