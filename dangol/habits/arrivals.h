// At which half-hours of the week a shop's customers come.
#pragma once

#include <array>
#include <cstdint>

#include "base/bytes.h"
#include "base/time.h"

namespace dangol {

class Arrivals {
 public:
  static constexpr std::size_t half_hours = 48;

  void add(LocalTime at);
  // Takes back a visit that was added: exactly, unless the counts were halved in between.
  void remove(LocalTime at);
  // Share, 0..1, of a day's visits that fall between two minutes of the day (0 <= from <= to <= 1440).
  float share(int from_minute, int to_minute) const { return before_share(to_minute) - before_share(from_minute); }
  // Share, 0..1, of the visits that fall on a weekday (0 Monday).
  float weekday_share(int weekday) const;

  void encode(ByteWriter& out) const;
  static Arrivals decode(ByteReader& in);

 private:
  static std::size_t slot_of(LocalTime at);
  float before_share(int minute) const;

  // Cumulative by half-hour, a pseudo-visit spread over the day: so that a share is two look-ups.
  std::array<std::uint32_t, half_hours + 1> before_{};
  std::array<std::uint32_t, 7> by_weekday_{};
};

}  // namespace dangol
