// What cards suggested to one guest, and whether she took it: one a day, the latest of them.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "base/time.h"
#include "events/event.h"

namespace dangol {

// Shares and chances are ten-thousandths.
struct ShownSuggestion {
  std::int32_t day = 0;  // local, when it was first shown
  std::int16_t minute = 0;
  ItemId item;
  std::uint16_t chance = 0;         // with which it was shown, > 0
  std::uint16_t expected = 0;       // that her next basket holds it, by her taste; 0: not known
  std::uint16_t best_expected = 0;  // the same of the one that suited her best
  std::uint16_t mean_expected = 0;  // of all that were considered
  std::uint8_t place = 0;           // among those considered; 0: what suited her best
  std::uint8_t considered = 1;
  std::uint8_t orders = 0;  // of hers later on that day that hold it
  bool taken() const { return orders > 0; }
  friend auto operator<=>(const ShownSuggestion&, const ShownSuggestion&) = default;
};

class ShownSuggestions {
 public:
  static constexpr std::size_t most = 16;

  // The first of a day counts, an earlier day's changes nothing. What falls out for it, if anything does.
  std::optional<ShownSuggestion> add(LocalTime at, const SuggestionShown& shown);
  // An order of hers, or one that is taken back. What it changed, as it was before; nothing: it holds none that had
  // been shown by then.
  std::optional<ShownSuggestion> note_order(LocalTime at, const OrderPlaced& order);
  std::optional<ShownSuggestion> note_taken_back(LocalTime at, const OrderPlaced& order);

  // Null: nothing was shown then, or too long ago.
  const ShownSuggestion* on(std::int32_t day) const;
  std::span<const ShownSuggestion> all() const { return shown_; }  // by day

  void encode(ByteWriter& out) const;
  static ShownSuggestions decode(ByteReader& in);
  friend bool operator==(const ShownSuggestions&, const ShownSuggestions&) = default;

 private:
  ShownSuggestion* taken_by(LocalTime at, const OrderPlaced& order);

  std::vector<ShownSuggestion> shown_;
};

}  // namespace dangol
