#include "habits/option_popularity.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

namespace dangol {

namespace {

constexpr std::size_t most_modifiers = 8;  // of one line

}  // namespace

void OptionPopularity::add(const LineItem& line) {
  constexpr std::uint32_t full = std::numeric_limits<std::uint32_t>::max() / 2;
  std::uint32_t& lines = counts_[pair(line.item, {})];
  if (lines >= full) return;
  ++lines;
  const std::size_t modifiers = std::min(line.modifiers.size(), most_modifiers);
  for (std::size_t i = 0; i < modifiers; ++i) {
    if (line.modifiers[i]) ++counts_[pair(line.item, line.modifiers[i])];
  }
  while (counts_.size() > most_pairs) halve();
}

void OptionPopularity::remove(const LineItem& line) {
  drop(pair(line.item, {}));
  const std::size_t modifiers = std::min(line.modifiers.size(), most_modifiers);
  for (std::size_t i = 0; i < modifiers; ++i) {
    if (line.modifiers[i]) drop(pair(line.item, line.modifiers[i]));
  }
}

void OptionPopularity::drop(std::uint64_t pair) {
  const auto at = counts_.find(pair);
  if (at != counts_.end() && --at->second == 0) counts_.erase(at);
}

float OptionPopularity::share(ItemId item, ModifierId modifier) const {
  const auto lines = counts_.find(pair(item, {}));
  const auto taken = counts_.find(pair(item, modifier));
  const float n = lines == counts_.end() ? 0 : static_cast<float>(lines->second);
  const float k = taken == counts_.end() ? 0 : static_cast<float>(taken->second);
  return std::min((k + 0.5F) / (n + 2), 1.0F);
}

void OptionPopularity::halve() {
  for (auto at = counts_.begin(); at != counts_.end();) {
    at->second /= 2;
    at = at->second == 0 ? counts_.erase(at) : std::next(at);
  }
}

void OptionPopularity::encode(ByteWriter& out) const {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> sorted(counts_.begin(), counts_.end());
  std::ranges::sort(sorted);  // equal knowledge, equal bytes
  out.varint(sorted.size());
  for (const auto& [key, count] : sorted) {
    out.varint(key >> 32);
    out.varint(key & 0xffffffffU);
    out.varint(count);
  }
}

OptionPopularity OptionPopularity::decode(ByteReader& in) {
  OptionPopularity read;
  const std::uint64_t size = in.count();
  for (std::uint64_t i = 0; i < size && !in.failed() && read.counts_.size() <= most_pairs; ++i) {
    const auto item = static_cast<std::uint32_t>(in.varint());
    const auto modifier = static_cast<std::uint32_t>(in.varint());
    read.counts_[pair({item}, {modifier})] = static_cast<std::uint32_t>(in.varint());
  }
  if (!in.failed() && size <= most_pairs) return read;
  in.raw(~std::uint64_t{0});  // fails the reader
  return OptionPopularity();
}

}  // namespace dangol
