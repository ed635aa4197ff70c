// Every guest of a shop as a row of columns: read from end to end when somebody is to be chosen.
//
//   Audience audience(ids);                        nobody is known yet
//   audience.put(guest, row);                      each guest once, and after each event of hers
//   candidates.h chooses
//
// No lock and no clock. Who comes later stands after those of the beginning.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "audience/audience_row.h"
#include "base/ids.h"

namespace dangol {

class Audience {
 public:
  static constexpr std::size_t block = 1'024;  // rows that are looked at together; columns are whole blocks

  struct Columns {
    std::vector<CustomerId> id;
    std::vector<std::uint8_t> flags;
    std::vector<std::uint8_t> answers;
    std::vector<std::uint8_t> birthday_month;
    std::vector<std::uint16_t> visits;
    std::vector<RowDay> last_visit;
    std::vector<RowDay> first_visit;
    std::vector<std::uint16_t> cycle_tenths;
    std::vector<std::uint16_t> store;
    std::vector<std::int32_t> spent_minor;
    std::array<std::vector<RowDay>, reached_by.size()> stale_on;
    std::array<std::vector<RowDay>, reached_by.size()> night_until;
    std::array<std::vector<RowDay>, Outbox::latest_days> sent_on;
    std::vector<RowDay> last_queued;
  };

  Audience() = default;  // of no guests
  // `ids` ascend.
  explicit Audience(const std::vector<CustomerId>& ids);

  void put(CustomerId guest, const AudienceRow& row);
  void forget(CustomerId guest);
  // Nothing of who is not known or was forgotten: a row in which nothing is set.
  AudienceRow find(CustomerId guest) const;

  const Columns& columns() const { return columns_; }
  std::size_t blocks() const { return (rows_ + block - 1) / block; }
  // So many came later or were forgotten that it is time to begin anew.
  bool is_untidy() const { return later_.size() + forgotten_ > begun_with_ / 4 + 4 * block; }
  std::size_t resident_bytes() const;

 private:
  std::optional<std::size_t> row_of(CustomerId guest) const;
  std::size_t add(CustomerId guest);
  void set(std::size_t row, const AudienceRow& values);

  Columns columns_;
  std::size_t rows_ = 0;
  std::size_t begun_with_ = 0;  // their ids ascend
  std::size_t forgotten_ = 0;
  std::unordered_map<CustomerId, std::size_t> later_;
};

}  // namespace dangol
