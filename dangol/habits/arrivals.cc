#include "habits/arrivals.h"

#include <algorithm>

namespace dangol {
namespace {

constexpr float pseudo_visits = 10;  // spread evenly: a new shop knows no hours
constexpr std::uint32_t most_visits = 1'000'000;

}  // namespace

std::size_t Arrivals::slot_of(LocalTime at) {
  return static_cast<std::size_t>(std::clamp<int>(at.minute, 0, 1439) / 30);
}

void Arrivals::add(LocalTime at) {
  if (before_[half_hours] >= most_visits) {
    for (std::uint32_t& count : before_) count /= 2;
    for (std::uint32_t& count : by_weekday_) count /= 2;
  }
  for (std::size_t i = slot_of(at) + 1; i <= half_hours; ++i) ++before_[i];
  ++by_weekday_[static_cast<std::size_t>(at.weekday())];
}

void Arrivals::remove(LocalTime at) {
  const std::size_t slot = slot_of(at);
  std::uint32_t& weekday = by_weekday_[static_cast<std::size_t>(at.weekday())];
  if (weekday == 0 || before_[slot + 1] == before_[slot]) return;
  for (std::size_t i = slot + 1; i <= half_hours; ++i) --before_[i];
  --weekday;
}

float Arrivals::before_share(int minute) const {
  const auto inside = std::clamp(minute, 0, 1440);
  const auto slot = std::min<std::size_t>(static_cast<std::size_t>(inside) / 30, half_hours - 1);
  const float part = static_cast<float>(inside - static_cast<int>(slot) * 30) / 30;
  const auto low = static_cast<float>(before_[slot]);
  const auto high = static_cast<float>(before_[slot + 1]);
  const float even = pseudo_visits * static_cast<float>(inside) / 1440;
  return (low + part * (high - low) + even) / (static_cast<float>(before_[half_hours]) + pseudo_visits);
}

float Arrivals::weekday_share(int weekday) const {
  const auto count = static_cast<float>(by_weekday_[static_cast<std::size_t>(std::clamp(weekday, 0, 6))]);
  return (count + pseudo_visits / 7) / (static_cast<float>(before_[half_hours]) + pseudo_visits);
}

void Arrivals::encode(ByteWriter& out) const {
  for (const std::uint32_t count : before_) out.varint(count);
  for (const std::uint32_t count : by_weekday_) out.varint(count);
}

Arrivals Arrivals::decode(ByteReader& in) {
  Arrivals read;
  bool sane = true;
  std::uint64_t last = 0;
  for (std::uint32_t& count : read.before_) {
    const std::uint64_t value = in.varint();
    sane = sane && value >= last && value <= most_visits;
    last = value;
    count = static_cast<std::uint32_t>(value);
  }
  for (std::uint32_t& count : read.by_weekday_) {
    const std::uint64_t value = in.varint();
    sane = sane && value <= most_visits;
    count = static_cast<std::uint32_t>(value);
  }
  if (sane && !in.failed()) return read;
  in.raw(~std::uint64_t{0});  // fails the reader
  return Arrivals();
}

}  // namespace dangol
