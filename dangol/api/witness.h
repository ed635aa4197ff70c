// Sees to it that nobody's data leaves for staff without a line in the trail: every answer passes by it.
#pragma once

#include <vector>

#include "trail/trail.h"

namespace dangol {

// What is written into a file that leaves: by which row of the trail it is found again.
struct ExportMark {
  std::uint64_t row = 0;
  Instant at;
  StaffId account;
  ExportReason reason{};
};

enum class Shows : std::uint8_t {
  nobody,
  in_path,   // the guest whose number stands in the path
  in_answer  // whom, the endpoint says; an answer without having said it does not leave
};

class Witness {
 public:
  Witness() = default;  // of what nobody of the staff asks for
  // `asked`: who, when, from where, what, and why when it is to leave as a file. The trail must outlive the witness.
  Witness(Trail& trail, Shows shows, TrailRow asked)
      : trail_(&trail), must_be_told_(shows == Shows::in_answer), row_(std::move(asked)) {}

  void shows(std::vector<CustomerId> guests);
  void shows(CustomerId guest);  // none: a walk-in
  void shows_everybody();

  // Of a file that leaves: written, and on the disk, before it does.
  Result<ExportMark> mark_export();
  // An answer with that status is about to leave; once. An error leaves instead of it.
  Result<void> sees_off(int status);

 private:
  Trail* trail_ = nullptr;
  bool must_be_told_ = false;
  bool is_written_ = false;
  TrailRow row_;
};

}  // namespace dangol
