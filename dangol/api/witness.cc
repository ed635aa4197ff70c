#include "api/witness.h"

namespace dangol {

void Witness::shows(std::vector<CustomerId> guests) {
  row_.customers = std::move(guests);
  must_be_told_ = false;
}

void Witness::shows(CustomerId guest) {
  row_.customers.clear();
  if (guest) row_.customers.push_back(guest);
  must_be_told_ = false;
}

void Witness::shows_everybody() {
  row_.everybody = true;
  must_be_told_ = false;
}

Result<ExportMark> Witness::mark_export() {
  const auto row = trail_->write(row_);
  if (!row) return row.error();
  if (auto synced = trail_->sync(); !synced) return synced.error();
  is_written_ = true;
  return ExportMark{*row, row_.at, row_.account, row_.reason};
}

Result<void> Witness::sees_off(int status) {
  if (trail_ == nullptr || is_written_) return {};
  const bool is_given = status < 400;
  if (is_given && (must_be_told_ || row_.reason != ExportReason::none))
    return Error{ErrorCode::internal, "whom this answer shows was not written down, so it is not given"};
  if (row_.customers.empty() && !row_.everybody) return {};
  row_.status = status;
  const auto written = trail_->write(row_);
  return written ? Result<void>() : Result<void>(written.error());
}

}  // namespace dangol
